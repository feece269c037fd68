import { pageOf } from './directory'
import type { RecordKind } from './record'

/** What is known of a result before its text is loaded. */
interface Placed {
  url: string
  entry: { kind: RecordKind; chapter: string }
}

/** How many records fit a query, of each kind and in each chapter. */
export interface Counts {
  kinds: Partial<Record<RecordKind, number>>
  /** Of the chosen kind, when one is chosen. */
  chapters: Readonly<Record<string, number>>
}

/** Kinds whose records stand together on one page but are each a thing of their own. */
const listed: ReadonlySet<RecordKind> = new Set(['resource', 'glossary', 'erratum'])
const mostOfOnePage = 3

/**
 * Leaves out what would fill a list with one page: sections of a page after its best three. Entries of lists all stay.
 *
 * @param ranked Best first; the order stays.
 */
export function withoutCrowds<Result extends Placed>(ranked: readonly Result[]): Result[] {
  const seen = new Map<string, number>()
  return ranked.filter(({ url, entry }) => {
    if (listed.has(entry.kind)) return true
    const page = pageOf(url)
    const count = (seen.get(page) ?? 0) + 1
    seen.set(page, count)
    return count <= mostOfOnePage
  })
}

/**
 * A first look at all kinds: the best of each. With one kind alone it is cut to the limit only.
 *
 * @param ranked Best first; the order stays.
 */
export function overview<Result extends Placed>(ranked: readonly Result[], limit: number): Result[] {
  const kinds = new Set(ranked.map(({ entry }) => entry.kind)).size
  const most = kinds <= 1 ? limit : kinds <= 3 ? 4 : 3
  const seen = new Map<RecordKind, number>()
  return ranked
    .filter(({ entry: { kind } }) => {
      const count = (seen.get(kind) ?? 0) + 1
      seen.set(kind, count)
      return count <= most
    })
    .slice(0, limit)
}

/** Counts results by kind, and by chapter within the chosen kind. */
export function countsOf(results: readonly Placed[], chosen?: RecordKind): Counts {
  const kinds: Partial<Record<RecordKind, number>> = {}
  const chapters: Record<string, number> = {}
  for (const {
    entry: { kind, chapter },
  } of results) {
    kinds[kind] = (kinds[kind] ?? 0) + 1
    if (!chosen || kind === chosen) chapters[chapter] = (chapters[chapter] ?? 0) + 1
  }
  return { kinds, chapters }
}
