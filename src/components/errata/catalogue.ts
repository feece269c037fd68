import { type Erratum, type Severity, severities } from '@/content/schemas/erratum'
import { compareSections } from '@/content/schemas/sourceSection'
import type { Language } from '@/interface/locale'
import { withComputedValues } from './computed'

/** An entry of a collection, as Astro reads it. */
export interface ErratumEntry {
  /** Name of the file, and anchor of the entry. */
  id: string
  data: Erratum
}

/** A piece of a text: prose, or code that stood between backticks. */
export interface Piece {
  text: string
  code: boolean
}

/** An erratum as the page shows it, in one language, with its numbers in place. */
export interface ShownErratum {
  id: string
  sections: readonly string[]
  severity: Severity
  page: string
  title: readonly Piece[]
  said: readonly Piece[]
  right: readonly Piece[]
  because: readonly Piece[] | undefined
  references: readonly string[]
}

/** The order of the page: by section, within one from the gravest to the slightest, then by name. */
export function inSourceOrder<Entry extends ErratumEntry>(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(
    (a, b) =>
      compareSections(a.data.section, b.data.section) ||
      severities.indexOf(a.data.severity) - severities.indexOf(b.data.severity) ||
      a.id.localeCompare(b.id, 'en'),
  )
}

/** Whether a section is one of those or below it, 2.5.1 of 2.5, and not of the exceptions. */
export function belongsTo(
  section: string,
  sections: readonly string[],
  except: readonly string[] = [],
): boolean {
  const isIn = (group: string) => section === group || section.startsWith(`${group}.`)
  return sections.some(isIn) && !except.some(isIn)
}

/**
 * One erratum in one language.
 *
 * @throws {TypeError} naming file and field, when a text names a number that is not computed.
 */
export function shownErratum({ id, data }: ErratumEntry, language: Language): ShownErratum {
  const pieces = (field: 'title' | 'said' | 'right' | 'because') => {
    const text = data[field]?.[language] ?? ''
    return splitCode(withComputedValues(text, `src/content/errata/${id}.yaml: ${field}.${language}`))
  }
  return {
    id,
    sections: [data.section, ...data.also],
    severity: data.severity,
    page: data.page,
    title: pieces('title'),
    said: pieces('said'),
    right: pieces('right'),
    because: data.because && pieces('because'),
    references: data.references,
  }
}

/** Numbers of the cited works, in the order in which the page first cites them. */
export function citationNumbers(entries: readonly ErratumEntry[]): ReadonlyMap<string, number> {
  const keys = new Set(inSourceOrder(entries).flatMap(({ data }) => data.references))
  return new Map([...keys].map((key, index) => [key, index + 1]))
}

/** Splits a text at its backticks. */
export function splitCode(text: string): Piece[] {
  return text
    .split('`')
    .map((part, index) => ({ text: part, code: index % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
