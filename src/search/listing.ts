import { gunzipSync } from 'node:zlib'
import { pinyin } from 'pinyin-pro'
import type { IndexFile } from './chunks'
import { type ListedPage, type ListedRecord, pageOf } from './directory'
import { boundary } from './fields'
import { IndexError } from './guard'
import { readFragment, wordsOf } from './fragment'
import { isCharacter } from './normalise'
import type { SearchRecord } from './record'
import type { Syllables } from './spelling'

/** Name of the file beside the index that holds what the browser knows of all records before it searches. */
export const listingFile = 'listing.json'
/** Name of the file beside it that holds how characters sound; it is loaded when a query looks mistyped. */
export const syllablesFile = 'syllables.json'

/** What the browser loads before the first search; `entriesOf` makes entries of it. */
export interface Listing {
  pages: ListedPage[]
}

/**
 * The listing of a site's records, page by page; built in Node.
 *
 * @param files Pagefind's index of the same records.
 * @throws {IndexError} when the index lacks a record.
 */
export function makeListing(records: readonly SearchRecord[], files: readonly IndexFile[]): Listing {
  const fragments = new Map<string, { fragment: string; head: number }>()
  for (const { path, content } of files) {
    const fragment = /([^/]+)\.pf_fragment$/.exec(path)?.[1]
    if (fragment === undefined) continue
    const { url, content: text } = readFragment(gunzipSync(content).toString('utf8'))
    fragments.set(url, { fragment, head: wordsOf(text).indexOf(boundary) })
  }
  const pages: ListedPage[] = []
  for (const { url, kind, chapter, title, headings, questions, description } of records) {
    const place = fragments.get(url)
    if (!place || place.head < 0) throw new IndexError(`${url}: Pagefind's index has no such record.`)
    const path = pageOf(url)
    let page = pages.at(-1)
    if (page?.path !== path) {
      page = { path, chapter, kind, title, records: [], fragments: [], heads: [] }
      pages.push(page)
    }
    const anchor = url.slice(path.length)
    const section: ListedRecord = [anchor, ...headings]
    page.records.push(kind === page.kind && title === page.title ? section : { anchor, kind, title })
    page.fragments.push(place.fragment)
    page.heads.push(place.head)
    if (questions.length > 0) page.questions = [...questions]
    if (description) page.description = description
  }
  return { pages }
}

/** The 3,755 usual characters of GB/T 2312, level 1, by their commonest reading. */
export function usualSyllables(): Syllables {
  const decoder = new TextDecoder('gb18030')
  const syllables: Record<string, string> = {}
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]))
      if (!isCharacter(character)) continue
      const sound = pinyin(character, { toneType: 'none', v: true })
      syllables[sound] = (syllables[sound] ?? '') + character
    }
  }
  return syllables
}
