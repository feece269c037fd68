import { fill } from '@/interface/locale'
import type { SearchTexts } from '@/interface/search'
import type { SearchAnswer } from '@/search/engine'
import type { SearchState } from './searchState'

/** How many records fit in all, and within what the reader chose. */
export function totals({ counts }: Pick<SearchAnswer, 'counts'>, { kind, chapter }: SearchState) {
  const all = Object.values(counts?.kinds ?? {}).reduce((sum, count) => sum + count, 0)
  const ofKind = kind ? (counts?.kinds[kind] ?? 0) : all
  return { all, chosen: chapter ? (counts?.chapters[chapter] ?? 0) : ofKind }
}

/** An answer in a sentence, for the eyes and for screen readers. */
export function summaryOf(
  answer: Pick<SearchAnswer, 'counts' | 'approximate'>,
  state: SearchState,
  texts: SearchTexts,
): string {
  const { query, kind } = state
  const { all, chosen } = totals(answer, state)
  if (all === 0) return fill(texts.none, { query }) + texts.noneAdvice
  if (chosen === 0) return fill(texts.noneHere, { query, total: all })
  if (answer.approximate) return fill(texts.approximate, { query })
  const count = chosen === 1 ? texts.countOne : fill(texts.count, { count: chosen })
  return kind ? fill(texts.countOfKind, { kind: texts.kinds[kind], count }) : count
}
