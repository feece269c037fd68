import { Directory, entriesOf } from './directory'
import { SearchEngine, type SearchIndex } from './engine'
import { everydayWords } from './everydayWords'
import { listingFile, modelFile, syllablesFile } from './files'
import type { Listing } from './listing'
import { PageModels, type PageModelChunk } from './pageModels'
import { openPagefind } from './pagefind'
import { Spelling, type Syllables } from './spelling'
import { type Term, Vocabulary } from './vocabulary'

/**
 * Opens the site's search in the browser. This module is imported on the first search only, so that pages nobody searches
 * on carry no engine.
 *
 * @param index Address of the folder that holds the index, with a trailing slash.
 * @param vocabulary Address of the glossary's names, see `Term`.
 * @throws when one of its files cannot be loaded.
 */
export async function openSearch(index: string, vocabulary: string): Promise<SearchEngine> {
  const [pagefind, terms, listing] = await Promise.all([
    openPagefind(index),
    readJson<Term[]>(vocabulary),
    readJson<Listing>(index + listingFile),
  ])
  return engineOf(pagefind, terms, listing, (file) => readJson(index + file))
}

/**
 * The engine over an opened index; the same in the browser and in Node.
 *
 * @param read Loads a file beside the index, parsed; see `files.ts`.
 */
export function engineOf(
  index: SearchIndex,
  terms: readonly Term[],
  { pages, models }: Listing,
  read: (file: string) => Promise<unknown>,
): SearchEngine {
  const entries = entriesOf(pages)
  const vocabulary = new Vocabulary([...terms, ...everydayWords])
  const names = [
    ...vocabulary.names,
    ...entries.map(({ title }) => title),
    ...entries.flatMap(({ headings }) => headings.slice(-1)),
  ]
  const texts = entries.flatMap(({ questions, description }) => [...questions, description ?? ''])
  let spelling: Promise<Spelling> | undefined
  return new SearchEngine({
    index,
    vocabulary,
    directory: new Directory(entries),
    pages: pages.map(({ path }) => path),
    models: new PageModels(models, async (chunk) => (await read(modelFile(chunk))) as PageModelChunk),
    spelling: () => {
      spelling ??= read(syllablesFile).then((syllables) => new Spelling(names, texts, syllables as Syllables))
      // A failed load is tried again with the next query.
      spelling.catch(() => (spelling = undefined))
      return spelling
    },
  })
}

async function readJson<Content>(address: string): Promise<Content> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The search did not load: ${response.status} for ${address}`)
  return (await response.json()) as Content
}
