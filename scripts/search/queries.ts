import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** What a query tests: keyword, natural question, synonym, part of a word, typo, mixed languages, other language. */
export const queryKinds = ['K', 'N', 'S', 'P', 'T', 'M', 'X'] as const
export type QueryKind = (typeof queryKinds)[number]

/** A query and the addresses that answer it. */
export interface Query {
  language: string
  kind: QueryKind
  text: string
  /** Beginnings of addresses that are right. */
  accepted: string[]
}

/**
 * Reads queries, one a line: `language⇥kind⇥query⇥accepted address beginnings (|)`. Empty lines and lines that begin with # are comments.
 *
 * @param name Name of the file, for errors.
 * @throws {Error} naming the line, what was found and what was expected.
 */
export function parseQueries(text: string, name: string): Query[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [language, kind, query, accepted, ...rest] = line.split('\t')
    const known = queryKinds.find((letter) => letter === kind)
    if (!language || !known || !query || !accepted || rest.length > 0) {
      throw new Error(
        `${name}, line ${index + 1}: found "${line}", expected language, kind (${queryKinds.join(', ')}), query and accepted addresses, separated by tabs.`,
      )
    }
    return [{ language, kind: known, text: query, accepted: accepted.split('|') }]
  })
}

/** The queries of a file; see `parseQueries`. */
export const readQueries = (file: string): Query[] => parseQueries(readFileSync(file, 'utf8'), file)

/** The half of the queries that the search was tuned on, or the one that it never was; decided by the query's hash. */
export function half(queries: readonly Query[], which: 'tuned' | 'reported'): Query[] {
  return queries.filter(({ text }) => {
    const even = (createHash('sha256').update(text).digest()[0] ?? 0) % 2 === 0
    return even === (which === 'tuned')
  })
}
