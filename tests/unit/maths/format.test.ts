import { expect, test } from 'vitest'
import { formatNumber } from '@/maths/format'

test.each([
  [3455173, {}, '3,455,173'],
  [0.880797, { digits: 4 }, '0.8808'],
  [-0.5, { digits: 2 }, '−0.50'],
  [3.15e23, { scientific: true }, '3.15 × 10²³'],
  [1e-8, { scientific: true, significant: 1 }, '1 × 10⁻⁸'],
  [-0.0001, { digits: 3 }, '0.000'],
  [33.9, { significant: 2 }, '34'],
])('%s with %o is written %s', (value, style, text) => {
  expect(formatNumber(value, style)).toBe(text)
})

test('what is not a number is an error', () => {
  expect(() => formatNumber(NaN)).toThrow(RangeError)
})
