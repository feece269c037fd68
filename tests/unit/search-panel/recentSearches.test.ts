import { expect, test } from 'vitest'
import {
  forget,
  loadRecent,
  mostRecent,
  parseRecent,
  remember,
  saveRecent,
} from '@/components/search/recentSearches'

test('the newest search comes first, and the oldest beyond eight is forgotten', () => {
  const searches = Array.from({ length: 10 }, (_, index) => `搜索 ${index}`)
  const recent = searches.reduce<string[]>(remember, [])
  expect(recent).toHaveLength(mostRecent)
  expect(recent[0]).toBe('搜索 9')
  expect(recent.at(-1)).toBe('搜索 2')
})

test('a search made again moves to the front, whatever its case', () => {
  expect(remember(['融资', 'GPU'], 'gpu')).toEqual(['gpu', '融资'])
})

test('nothing is remembered of an empty search', () => {
  expect(remember(['融资'], '  ')).toEqual(['融资'])
})

test('one search can be forgotten', () => {
  expect(forget(['融资', 'GPU'], 'GPU')).toEqual(['融资'])
})

test.each([null, '', '{', '{"a":1}', '[1,null,{"q":"x"}]', '"融资"'])(
  'what is stored as %s is no reason to fail',
  (stored) => {
    expect(parseRecent(stored)).toEqual([])
  },
)

test('what was stored is read in its order, without doubles and without what is no text', () => {
  expect(parseRecent('["融资", 3, "GPU", "融资"]')).toEqual(['融资', 'GPU'])
})

test('where there is no storage, nothing is remembered and nothing fails', () => {
  expect(() => {
    saveRecent(['融资'])
  }).not.toThrow()
  expect(loadRecent()).toEqual([])
})
