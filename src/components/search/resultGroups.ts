import type { RecordKind } from '@/search/record'

/** Results of one kind, best first. */
export interface ResultGroup<Result> {
  kind: RecordKind
  results: readonly Result[]
}

/**
 * Groups results by kind: the group of the best result first, then that of the best one of another kind, and so on.
 *
 * @param ranked Results, best first.
 */
export function groupResults<Result extends { kind: RecordKind }>(
  ranked: readonly Result[],
): ResultGroup<Result>[] {
  const groups = new Map<RecordKind, Result[]>()
  for (const result of ranked) {
    const group = groups.get(result.kind)
    if (group) group.push(result)
    else groups.set(result.kind, [result])
  }
  return [...groups].map(([kind, results]) => ({ kind, results }))
}
