import type { Language } from '../interface/locale'

/** What a result is; each is a filter of the search. */
export const recordKinds = ['guide', 'faq', 'resource', 'glossary', 'erratum', 'demo'] as const
export type RecordKind = (typeof recordKinds)[number]

/** One thing that a search can find: a section of a page, or a page's beginning. */
export interface SearchRecord {
  /** Path of the page and anchor of the section, without the base path: `/faq/funding/#stages`. */
  url: string
  language: Language
  kind: RecordKind
  /** First segment of the path (below `en/`): `guide`, `faq`, … */
  chapter: string
  /** Title of the page. */
  title: string
  /** Headings above the section, its own last; empty for the beginning of a page. */
  headings: readonly string[]
  /** Ways in which readers ask for the page; only its beginning has them. */
  questions: readonly string[]
  /** What the page is for, in a sentence; only its beginning has it. */
  description?: string
  /** The two-sentence answer, when the record is the beginning of an FAQ page. */
  answer?: string
  /** Plain text of the section, without that of the sections below it. */
  text: string
}
