import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Selectable,
  type Selection,
  compareIn,
  everything,
  facets,
  matches,
  orders,
  readSelection,
  writeSelection,
} from '@/components/resources/selection'
import {
  resourceCosts,
  resourceLanguages,
  resourceLevels,
  resourceTopics,
  resourceTypes,
} from '@/content/schemas/resource'

const known = {
  type: resourceTypes,
  topic: resourceTopics,
  level: resourceLevels,
  language: resourceLanguages,
  cost: resourceCosts,
}
const orAny = (values: readonly string[]) => fc.constantFrom('', ...values)
const selections: fc.Arbitrary<Selection> = fc.record({
  type: orAny(known.type),
  topic: orAny(known.topic),
  level: orAny(known.level),
  language: orAny(known.language),
  cost: orAny(known.cost),
  query: fc.string({ unit: 'grapheme' }).map((text) => text.trim()),
  order: fc.constantFrom(...orders),
})
const entry: Selectable = {
  type: 'paper',
  topics: ['training', 'data'],
  level: 'advanced',
  language: 'en',
  cost: 'free',
  year: 2022,
  name: 'Training Compute-Optimal Large Language Models',
  rank: 3,
  text: 'Training Compute-Optimal Large Language Models 同样的算力，参数和数据要一起增加',
}

test('what is written into an address is read from it', () => {
  fc.assert(
    fc.property(selections, (selection) => {
      const address = new URL('https://example.org/resources/')
      writeSelection(address.searchParams, selection)
      expect(readSelection(new URL(address.href).searchParams, known)).toEqual(selection)
    }),
  )
})

test('choosing everything leaves nothing of its own in the address, and the rest alone', () => {
  const parameters = new URLSearchParams('q=rag&type=book&sort=newest&from=mail')
  writeSelection(parameters, everything)
  expect(parameters.toString()).toBe('from=mail')
})

test('values that the page does not offer choose everything', () => {
  const parameters = new URLSearchParams('type=film&sort=upwards&level=')
  expect(readSelection(parameters, known)).toEqual(everything)
})

test('everything matches every entry', () => {
  expect(matches(entry, everything)).toBe(true)
})

test.each(facets)('a choice of %s hides what does not fit', (facet) => {
  const other = { type: 'book', topic: 'vision', level: 'beginner', language: 'zh-CN', cost: 'paid' }
  expect(matches(entry, { ...everything, [facet]: other[facet] })).toBe(false)
})

test('an entry in both languages fits either', () => {
  const both = { ...entry, language: 'both' }
  expect(matches(both, { ...everything, language: 'en' })).toBe(true)
  expect(matches(both, { ...everything, language: 'zh-CN' })).toBe(true)
})

test.each([
  ['compute OPTIMAL', true],
  ['ｃｏｍｐｕｔｅ', true],
  ['算力 数据', true],
  ['算力 图像', false],
])('the query "%s" matches: %s', (query, expected) => {
  expect(matches(entry, { ...everything, query })).toBe(expected)
})

test('each order is total: it does not depend on the order before', () => {
  const entries = fc.uniqueArray(
    fc.record({
      year: fc.integer({ min: 2020, max: 2023 }),
      rank: fc.nat(),
      name: fc.constantFrom('a', 'b'),
    }),
    { selector: ({ rank }) => rank },
  )
  fc.assert(
    fc.property(entries, fc.constantFrom(...orders), (rows, order) => {
      const items = rows.map((row) => ({ ...entry, ...row }))
      const compare = compareIn(order, 'zh-CN')
      expect([...items].reverse().sort(compare)).toEqual([...items].sort(compare))
    }),
  )
})

test('the newest comes first, of equal years the recommended', () => {
  const items = [
    { ...entry, year: 2020, rank: 0 },
    { ...entry, year: 2024, rank: 2 },
    { ...entry, year: 2024, rank: 1 },
  ]
  expect(items.sort(compareIn('newest', 'zh-CN')).map(({ rank }) => rank)).toEqual([1, 2, 0])
})
