import { chapters } from '@/chapters'
import type { Language } from '@/interface/locale'
import type { SearchTexts } from '@/interface/search'
import { type RecordKind, recordKinds } from '@/search/record'
import type { Counts } from '@/search/selectResults'
import type { SearchState } from './searchState'

/** A chip: a kind or chapter that the results can be restricted to; the one without a value lifts the restriction. */
export interface Choice<Value extends string> {
  value: Value | undefined
  label: string
  count: number
  chosen: boolean
}

/** Kinds to choose from: those that have results, and the chosen one in any case. None when there is no choice. */
export function kindChoices(counts: Counts, state: SearchState, texts: SearchTexts): Choice<RecordKind>[] {
  return choices(
    recordKinds.map((kind) => ({ value: kind, label: texts.kinds[kind], count: counts.kinds[kind] ?? 0 })),
    state.kind,
    { label: texts.all, count: sum(Object.values(counts.kinds)) },
  )
}

/** Chapters to choose from within the guide; the other kinds have one chapter each. */
export function chapterChoices(
  counts: Counts,
  state: SearchState,
  texts: SearchTexts,
  language: Language,
): Choice<string>[] {
  if (state.kind !== 'guide') return []
  return choices(
    chapters.map(({ directory, label }) => ({
      value: directory,
      label: label[language],
      count: counts.chapters[directory] ?? 0,
    })),
    state.chapter,
    // Some pages of the guide stand outside the chapters.
    { label: texts.allChapters, count: counts.kinds.guide ?? 0 },
  )
}

function choices<Value extends string>(
  offered: readonly { value: Value; label: string; count: number }[],
  chosen: Value | undefined,
  all: { label: string; count: number },
): Choice<Value>[] {
  const shown = offered.filter(({ value, count }) => count > 0 || value === chosen)
  if (shown.length < 2 && !chosen) return []
  return [
    { ...all, value: undefined, chosen: chosen === undefined },
    ...shown.map((choice) => ({ ...choice, chosen: choice.value === chosen })),
  ]
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
