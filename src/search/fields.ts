import type { SearchRecord } from './record'
import { spaced, unspaced } from './spacing'

/**
 * Each record is indexed as one text: its head, this word, its body. The head of a page's beginning is its title,
 * that of a section its headings; the page's title then counts as body, so that a query for the title leads to the page. The
 * questions are left to the directory, which has them anyway. The word's
 * position, which one search tells for all records, says whether a hit is in the head or in the body: so
 * both can be weighed without a second index and before any record is loaded.
 */
export const boundary = 'zzzbodyzzz'

/** Stands between what is only searched and what is also shown. */
const separator = '¶'

/** The text that Pagefind indexes for a record. */
export function indexedText(record: SearchRecord): string {
  const isLead = record.headings.length === 0
  const head = isLead ? [record.title] : record.headings
  const body = [isLead ? '' : record.title, separator, record.answer, record.text]
  return `${spaced(head.join(' 。 '))} ${boundary} ${spaced(body.filter(Boolean).join(' '))}`
}

/** The body of an indexed text, as a reader would write it. */
export function bodyOf(indexed: string): string {
  const start = indexed.indexOf(separator, indexed.indexOf(boundary))
  return unspaced(indexed.slice(start + 1).trim())
}
