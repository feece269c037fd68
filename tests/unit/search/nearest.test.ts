import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestTerms } from '@/search/nearest'

const term = (zh: string, en: string, ...aliases: string[]) => ({
  id: en,
  zh,
  en,
  aliases,
  taught: `/concepts/${en.replace(/ /g, '-')}/`,
})
const terms = [
  term('大模型', 'large model'),
  term('损失函数', 'loss function', 'loss'),
  term('激活函数', 'activation function'),
  { id: 'untaught', zh: '火锅', en: 'hot pot', aliases: [] },
]

test.each([
  ['损失涵数', '损失函数'],
  ['activaton', '激活函数'],
  ['LOSSES', '损失函数'],
])('what is nearest to %s is %s', (query, zh) => {
  const { near, terms: found } = nearestTerms(query, terms, 3)
  expect(near).toBe(true)
  expect(found[0]?.zh).toBe(zh)
})

test('with nothing in common, those with the most names are offered and not called near', () => {
  expect(nearestTerms('火锅蘸碟', terms, 2)).toEqual({ near: false, terms: [terms[1], terms[0]] })
})

test('whatever is asked for, only terms with a place to read about them are offered', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (query) => {
      const { terms: found } = nearestTerms(query, terms, 6)
      expect(found.length).toBeGreaterThan(0)
      expect(found.every(({ taught }) => taught)).toBe(true)
    }),
  )
})
