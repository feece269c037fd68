import { gunzipSync } from 'node:zlib'
import { pinyin } from 'pinyin-pro'
import type { IndexFile } from './chunks'
import { type ListedPage, type ListedRecord, pageOf } from './directory'
import { boundary } from './fields'
import { IndexError } from './guard'
import { readFragment, wordsOf } from './fragment'
import { isCharacter } from './normalise'
import { PageModelBuilder, type PageModelChunk, type PageModelSummary } from './pageModels'
import type { SearchRecord } from './record'
import type { Syllables } from './spelling'

/** What the browser loads before the first search; `entriesOf` makes entries of it. */
export interface Listing {
  pages: ListedPage[]
  models: PageModelSummary
}

/**
 * The listing of a site's records, page by page, and the chunks of the pages' models that it belongs to; built in Node.
 *
 * @param files Pagefind's index of the same records.
 * @throws {IndexError} when the index lacks a record.
 */
export function makeListing(
  records: readonly SearchRecord[],
  files: readonly IndexFile[],
): { listing: Listing; chunks: PageModelChunk[] } {
  const fragments = new Map<string, { fragment: string; head: number }>()
  for (const { path, content } of files) {
    const fragment = /([^/]+)\.pf_fragment$/.exec(path)?.[1]
    if (fragment === undefined) continue
    const { url, content: text } = readFragment(gunzipSync(content).toString('utf8'))
    fragments.set(url, { fragment, head: wordsOf(text).indexOf(boundary) })
  }
  const pages: ListedPage[] = []
  const models = new PageModelBuilder()
  for (const { url, kind, chapter, title, headings, questions, description, text } of records) {
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
    const heads = [...questions, [title, ...headings.slice(-1)].join(' '), description ?? '']
    for (const said of [...heads, ...sentencesOf(text)]) models.add(pages.length - 1, said)
  }
  const { summary, chunks } = models.build()
  return { listing: { pages, models: summary }, chunks }
}

/** Sentences of a text; very long ones in pieces, since only the beginning of a text is looked at. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。！？；\n]|[.!?;]\s)/).flatMap((sentence) => sentence.match(/.{1,100}/gsu) ?? [])
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
