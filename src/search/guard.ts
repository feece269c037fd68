import type { SearchRecord } from './record'
import type { Term } from './vocabulary'

/** The index could not be built, or would not find what it should. */
export class IndexError extends Error {
  override readonly name = 'IndexError'
}

/** A finished page: its path without the base, with a trailing slash, and its HTML. */
export interface FinishedPage {
  path: string
  html: string
}

const leftOut =
  /<meta\b[^>]*\bname="(?:robots"[^>]*\bcontent="[^"]*noindex|search:kind"[^>]*\bcontent="none")/

/**
 * Makes sure that every page which may be found has a record: a page whose head lost its `search:kind` would otherwise
 * silently be missing from the search.
 *
 * @throws {IndexError} naming the pages without a record.
 */
export function guardCoverage(pages: readonly FinishedPage[], records: readonly SearchRecord[]): void {
  const found = new Set(records.map(({ url }) => url.split('#')[0]))
  const missing = pages.filter(({ path, html }) => !leftOut.test(html) && !found.has(path))
  if (missing.length > 0) {
    throw new IndexError(
      `${missing.map(({ path }) => path).join(', ')}: no record to search. ` +
        'Expected <meta name="search:kind"> in the head, with content "none" if the page is not to be found.',
    )
  }
}

/**
 * Makes sure that a text is written as the search looks for it: each Han character a word of its own.
 *
 * @throws {IndexError} when two Han characters touch.
 */
export function guardSpacing(url: string, text: string): void {
  const joined = /\p{Script=Han}{2,8}/u.exec(text)
  if (joined) {
    throw new IndexError(
      `${url}: "${joined[0]}" would be indexed as one word and never be found. Expected a space between Han characters.`,
    )
  }
}

/**
 * Makes sure that this Node cuts queries as browsers do.
 *
 * @throws {IndexError} when `Intl.Segmenter` or its Chinese dictionary is missing.
 */
export function guardSegmenter(): void {
  const { Segmenter } = Intl as { Segmenter?: typeof Intl.Segmenter }
  const words = Segmenter
    ? [...new Segmenter('zh', { granularity: 'word' }).segment('学习数据')].map(({ segment }) => segment)
    : []
  if (words.join('|') !== '学习|数据') {
    throw new IndexError(
      `Intl.Segmenter cuts 学习数据 into "${words.join('|')}", expected "学习|数据". Use Node 22 or newer with full ICU.`,
    )
  }
}

/**
 * Makes sure that the site carries the glossary's names, without which a query has no synonyms.
 *
 * @param json The content of `search/vocabulary.json`, nothing when the file is missing.
 * @throws {IndexError} when it is missing, empty, or a term has no name in one of the languages.
 */
export function guardGlossary(json: string | undefined): void {
  if (json === undefined) {
    throw new IndexError(
      'search/vocabulary.json: not found. Expected the glossary of src/content/glossary, written by src/pages/search/vocabulary.json.ts.',
    )
  }
  const terms = JSON.parse(json) as Term[]
  if (!Array.isArray(terms) || terms.length === 0) {
    throw new IndexError('search/vocabulary.json: found 0 terms. Expected those of src/content/glossary.')
  }
  for (const { id, zh, en } of terms) {
    if (!zh || !en) {
      throw new IndexError(
        `search/vocabulary.json: the term "${id}" has no ${zh ? 'English' : 'Chinese'} name. Mend it in src/content/glossary.`,
      )
    }
  }
}
