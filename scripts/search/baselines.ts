import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Charset, Document } from 'flexsearch'
import MiniSearch from 'minisearch'
import { createIndex } from 'pagefind'
import type { SearchRecord } from '../../src/search/record'
import { bigrams } from '../../src/search/plan'
import { serveFolder } from './site'

/** A search to compare with: addresses, best first. */
export type Search = (query: string) => Promise<string[]>

/** Pagefind on whole pages, with the options that Starlight gives it. */
export async function pagefindOnPages(pages: readonly { path: string; html: string }[]): Promise<Search> {
  const { index, errors } = await createIndex({ rootSelector: 'main' })
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`)
  for (const { path, html } of pages) {
    const added = await index.addHTMLFile({ url: path, content: html })
    if (added.errors.length > 0) throw new Error(`Pagefind refused ${path}: ${added.errors.join('; ')}`)
  }
  const folder = await mkdtemp(join(tmpdir(), 'pagefind-pages-'))
  await index.writeFiles({ outputPath: join(folder, 'pages') })
  const pagefind = (await import(pathToFileURL(join(folder, 'pages', 'pagefind.js')).href)) as {
    options(options: Record<string, unknown>): Promise<void>
    init(): Promise<void>
    search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>
  }
  const here = () => {
    serveFolder(folder, new Map())
  }
  here()
  await pagefind.options({
    basePath: 'http://site.test/pages/',
    baseUrl: '/',
    noWorker: true,
    ranking: { pageLength: 0.1, termFrequency: 0.1, termSaturation: 2, termSimilarity: 9 },
  })
  await pagefind.init()
  return async (query) => {
    here()
    const { results } = await pagefind.search(query)
    return Promise.all(results.slice(0, 5).map(async (result) => (await result.data()).url))
  }
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words as `Intl.Segmenter` cuts them, and pairs of Han characters. */
function words(text: string): string[] {
  const cut = [...segmenter.segment(text.toLowerCase())].flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  )
  const pairs = [...text.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) => bigrams(run))
  return [...cut, ...pairs]
}

const fieldsOf = ({ url, title, headings, questions, text }: SearchRecord) => ({
  url,
  title,
  headings: headings.join(' '),
  questions: questions.join(' '),
  text,
})

/** MiniSearch over the same records, with words and pairs of characters. */
export function miniSearch(records: readonly SearchRecord[]): Search {
  const index = new MiniSearch({
    idField: 'url',
    fields: ['title', 'headings', 'questions', 'text'],
    tokenize: words,
    searchOptions: { boost: { title: 3, headings: 2, questions: 2 }, prefix: true, fuzzy: 0.2 },
  })
  index.addAll(records.map(fieldsOf))
  return (query) =>
    Promise.resolve(
      index
        .search(query)
        .slice(0, 5)
        .map(({ id }) => String(id)),
    )
}

/** FlexSearch over the same records, with its encoder for Chinese, Japanese and Korean. */
export function flexSearch(records: readonly SearchRecord[]): Search {
  const index = new Document({
    encoder: Charset.CJK,
    tokenize: 'forward',
    document: { id: 'url', index: ['title', 'headings', 'questions', 'text'] },
  })
  for (const record of records) index.add(fieldsOf(record))
  return (query) => {
    const found = index.search(query, { limit: 5, suggest: true, merge: true }) as { id: string }[]
    return Promise.resolve(found.map(({ id }) => id))
  }
}
