import { expect, test } from 'vitest'
import { summaryOf } from '@/components/search/answerSummary'
import { chapterChoices, kindChoices } from '@/components/search/filterChoices'
import { groupResults } from '@/components/search/resultGroups'
import { wordsToMark } from '@/components/search/searchedWords'
import { type SearchTexts, searchTexts } from '@/interface/search'
import type { RecordKind } from '@/search/record'

const texts = searchTexts['zh-CN']
const ranked = (kinds: readonly RecordKind[]) => kinds.map((kind, rank) => ({ kind, rank }))

test('the group of the best result comes first, and each group keeps the order of its results', () => {
  const groups = groupResults(ranked(['guide', 'faq', 'guide', 'glossary', 'faq']))
  expect(groups.map(({ kind }) => kind)).toEqual(['guide', 'faq', 'glossary'])
  expect(groups.map(({ results }) => results.map(({ rank }) => rank))).toEqual([[0, 2], [1, 4], [3]])
})

const counts = { kinds: { guide: 5, faq: 2 }, chapters: { concepts: 2, guide: 3 } }

test('only kinds with results are offered, with how many, and all of them together', () => {
  const choices = kindChoices(counts, { query: '融资' }, texts)
  expect(choices.map(({ label, count, chosen }) => [label, count, chosen])).toEqual([
    ['全部', 7, true],
    ['指南', 5, false],
    ['问答', 2, false],
  ])
})

test('a chosen kind without results can still be taken back', () => {
  const choices = kindChoices(counts, { query: '融资', kind: 'erratum' }, texts)
  expect(choices.find(({ chosen }) => chosen)).toMatchObject({ value: 'erratum', count: 0 })
})

test('where all results are of one kind there is nothing to choose', () => {
  expect(kindChoices({ kinds: { faq: 2 }, chapters: {} }, { query: '融资' }, texts)).toEqual([])
})

test('chapters are offered within the guide only, in reading order', () => {
  expect(chapterChoices(counts, { query: '融资' }, texts, 'zh-CN')).toEqual([])
  const labels = chapterChoices(counts, { query: '融资', kind: 'guide' }, texts, 'zh-CN')
  expect(labels.map(({ label }) => label)).toEqual(['各章', '创业指南', '核心概念'])
})

test.each([
  ['a count', { counts, approximate: false }, {}, '7 条结果'],
  ['a count within a kind', { counts, approximate: false }, { kind: 'faq' }, '问答：2 条结果'],
  ['that nothing fits', { counts: { kinds: {}, chapters: {} }, approximate: false }, {}, '没有找到“融资”'],
  [
    'that nothing fits here, and how much does elsewhere',
    { counts, approximate: false },
    { kind: 'erratum' },
    '7 条',
  ],
  ['that it only comes close', { counts, approximate: true }, {}, '没有完全匹配“融资”'],
] as const)('an answer is summed up as %s', (_, answer, choice, said) => {
  expect(summaryOf(answer, { query: '融资', ...choice }, texts)).toContain(said)
})

test('both languages have the same texts with the same places to fill', () => {
  const shape = (all: SearchTexts) =>
    Object.entries(all).map(([key, text]) => [
      key,
      [...JSON.stringify(text).matchAll(/\{\w+\}/g)].flat().sort(),
    ])
  expect(shape(searchTexts.en)).toEqual(shape(searchTexts['zh-CN']))
})

test('single characters are marked on the page only when nothing else was searched for', () => {
  const concept = (text: string, ...variants: string[]) => ({
    text,
    variants: variants.map((variant) => ({ text: variant })),
  })
  expect(wordsToMark([concept('显卡', '显卡', 'gpu'), concept('张')])).toEqual(['显卡', 'gpu'])
  expect(wordsToMark([concept('卡')])).toEqual(['卡'])
})
