import { type RecordKind, recordKinds } from '@/search/record'

/** What the reader searches for, and within what. */
export interface SearchState {
  query: string
  kind?: RecordKind | undefined
  chapter?: string | undefined
  /** Whether the reader refused a correction of the query. */
  asTyped?: boolean | undefined
}

/**
 * Reads a state from an address's parameters.
 *
 * @param chapters Folders of the chapters; any other chapter, like an unknown kind, is left out.
 */
export function readState(parameters: URLSearchParams, chapters: readonly string[]): SearchState {
  const query = parameters.get('q')?.trim() ?? ''
  if (query === '') return { query }
  const kind = recordKinds.find((kind) => kind === parameters.get('kind'))
  return {
    query,
    kind,
    // The chapters are chapters of the guide.
    chapter: kind !== 'guide' ? undefined : chapters.find((chapter) => chapter === parameters.get('chapter')),
    asTyped: parameters.get('typed') === '1' || undefined,
  }
}

/** Writes a state into an address's parameters, leaving out what is not chosen; other parameters stay. */
export function writeState(parameters: URLSearchParams, state: SearchState): void {
  const { query, kind, chapter, asTyped } = state
  const values = {
    q: query,
    kind: query && kind,
    chapter: query && chapter,
    typed: query && asTyped ? '1' : '',
  }
  for (const [name, value] of Object.entries(values)) {
    if (value) parameters.set(name, value)
    else parameters.delete(name)
  }
}

/** Whether two states ask for the same. */
export function sameState(a: SearchState, b: SearchState): boolean {
  return (
    a.query === b.query &&
    a.kind === b.kind &&
    a.chapter === b.chapter &&
    Boolean(a.asTyped) === Boolean(b.asTyped)
  )
}
