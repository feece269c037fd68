import { expect, test } from 'vitest'
import type { RecordKind } from '@/search/record'
import { countsOf, overview, withoutCrowds } from '@/search/selectResults'

const result = (url: string, kind: RecordKind = 'guide') => ({
  url,
  entry: { kind, chapter: url.split('/')[1] ?? '' },
})
const many = (count: number, kind: RecordKind) =>
  Array.from({ length: count }, (_, index) => result(`/${kind}/${index}/`, kind))

test('one page gives three sections at most, a page of listed entries as many as fit', () => {
  const sections = ['a', 'b', 'c', 'd'].map((anchor) => result(`/guide/market/#${anchor}`))
  expect(withoutCrowds(sections)).toEqual(sections.slice(0, 3))
  const terms = ['a', 'b', 'c', 'd'].map((anchor) => result(`/glossary/#${anchor}`, 'glossary'))
  expect(withoutCrowds(terms)).toEqual(terms)
})

test('one kind does not push the others out of the overview', () => {
  const shown = overview([...many(20, 'guide'), ...many(2, 'faq')], 12)
  expect(shown.filter(({ entry }) => entry.kind === 'faq')).toHaveLength(2)
  expect(shown[0]?.url).toBe('/guide/0/')
})

test('a kind that is alone fills the overview', () => {
  expect(overview(many(20, 'guide'), 12)).toHaveLength(12)
})

test('kinds are counted over all results, chapters within the chosen kind', () => {
  const results = [result('/guide/a/'), result('/concepts/a/'), result('/faq/a/', 'faq')]
  expect(countsOf(results)).toEqual({
    kinds: { guide: 2, faq: 1 },
    chapters: { guide: 1, concepts: 1, faq: 1 },
  })
  expect(countsOf(results, 'guide').chapters).toEqual({ guide: 1, concepts: 1 })
})
