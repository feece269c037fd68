import { SearchEngine } from './engine'
import { openPagefind } from './pagefind'
import { type Term, Vocabulary } from './vocabulary'

/**
 * Opens the site's search in the browser. This module is imported on the first search only, so that pages nobody searches
 * on carry no engine.
 *
 * @param index Address of the folder that holds the index, with a trailing slash.
 * @param vocabulary Address of the glossary's names, see `Term`.
 * @throws when either cannot be loaded.
 */
export async function openSearch(index: string, vocabulary: string): Promise<SearchEngine> {
  const [pagefind, terms] = await Promise.all([openPagefind(index), readTerms(vocabulary)])
  return new SearchEngine(pagefind, new Vocabulary(terms))
}

async function readTerms(address: string): Promise<Term[]> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The glossary did not load: ${response.status} for ${address}`)
  return (await response.json()) as Term[]
}
