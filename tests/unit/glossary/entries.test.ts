import { expect, test } from 'vitest'
import { groupedEntries } from '@/components/glossary/entries'
import {
  type Filterable,
  everyTerm,
  readFilter,
  selectEntries,
  writeFilter,
} from '@/components/glossary/filter'
import { placeNote } from '@/components/glossary/placement'
import { readGlossary } from '@/markdown/glossary'

const glossary = readGlossary('src/content/glossary/terms.yaml')
const flat = (language: 'zh-CN' | 'en') =>
  groupedEntries(glossary, language).flatMap(({ entries }) => entries.map((entry) => entry))

test.each(['zh-CN', 'en'] as const)('in %s each term stands under one letter, in order', (language) => {
  const groups = groupedEntries(glossary, language)
  const letters = groups.map(({ letter }) => letter)
  expect(letters).toEqual([...new Set(letters)].sort())
  for (const letter of letters) expect(letter).toMatch(/^[A-Z]$/)
  expect(
    flat(language)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...glossary.keys()].sort())
})

test.each([
  ['token', 'C'],
  ['gpu', 'G'],
  ['reranking', 'C'],
  ['calibration', 'J'],
  ['parameter', 'C'],
  ['recall', 'Z'],
  ['differential-privacy', 'C'],
  ['quantization', 'L'],
  ['series-a', 'A'],
])('%s stands under %s in Chinese', (id, letter) => {
  expect(flat('zh-CN').find((entry) => entry.id === id)?.letter).toBe(letter)
})

test('anchors are the same in both languages; a name both write alike is given once', () => {
  const chinese = flat('zh-CN').find(({ id }) => id === 'token')
  const english = flat('en').find(({ id }) => id === 'token')
  expect(chinese).toMatchObject({ name: '词元', translation: 'token' })
  expect(english).toMatchObject({ name: 'token', translation: '词元' })
  expect(flat('zh-CN').find(({ id }) => id === 'gpu')).not.toHaveProperty('translation')
})

const entries: Filterable[] = [
  { topic: 'model', names: '词元 token tokens', definition: '语言模型读写文字的基本单位。' },
  { topic: 'inference', names: '键值缓存 KV cache', definition: '生成时存下前面词元的键和值。' },
  { topic: 'business', names: '毛利率 gross margin', definition: '收入减去直接成本后占收入的比例。' },
]
const found = (query: string, topic = '') =>
  selectEntries(entries, { query, topic }).map(({ names }) => names.split(' ')[0])

test('a name is found in any language, case and width; definitions only help when no name fits', () => {
  expect(found('词元')).toEqual(['词元'])
  expect(found('ＫＶ Cache')).toEqual(['键值缓存'])
  expect(found('直接成本')).toEqual(['毛利率'])
  expect(found('', 'business')).toEqual(['毛利率'])
  expect(found('token', 'business')).toEqual([])
  expect(found('')).toHaveLength(3)
})

test('the address keeps the filter, and an unknown topic chooses all', () => {
  const parameters = new URLSearchParams('other=1')
  writeFilter(parameters, { query: ' 词元 ', topic: 'model' })
  expect(readFilter(parameters, ['model'])).toEqual({ query: '词元', topic: 'model' })
  expect(readFilter(parameters, ['data'])).toEqual({ query: '词元', topic: '' })
  writeFilter(parameters, everyTerm)
  expect(parameters.toString()).toBe('other=1')
})

test('a note is never cut off: beside the window’s edge, at its bottom, in a narrow one', () => {
  const view = { left: 0, top: 60, right: 390, bottom: 800 }
  const note = { width: 350, height: 90 }
  const word = (left: number, top: number) => ({ left, top, right: left + 40, bottom: top + 20 })
  expect(placeNote(word(20, 100), note, view)).toEqual({ left: 20, top: 126 })
  expect(placeNote(word(340, 100), note, view)).toEqual({ left: 28, top: 126 })
  expect(placeNote(word(20, 760), note, view)).toEqual({ left: 20, top: 664 })
  // There is no room above either: it stays below, where the reader can scroll.
  expect(placeNote(word(20, 70), { width: 350, height: 900 }, view)).toEqual({ left: 20, top: 96 })
  expect(placeNote(word(300, 100), { width: 380, height: 90 }, view).left).toBe(12)
})
