import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AcceleratorId,
  type Plan,
  accelerators,
  estimate,
  faults,
  presets,
  readPlan,
  start,
  writePlan,
} from '@/components/estimator/estimate'
import { figures, workings } from '@/components/estimator/figures'
import { readBibliography } from '@/markdown/bibliography'

const plan: fc.Arbitrary<Plan> = fc.record({
  parameters: fc.double({ min: 0.001, max: 100_000, noNaN: true }),
  tokens: fc.double({ min: 0.001, max: 1_000_000, noNaN: true }),
  accelerator: fc.constantFrom(...(Object.keys(accelerators) as AcceleratorId[])),
  gpus: fc.integer({ min: 1, max: 1_000_000 }),
  utilisation: fc.double({ min: 1, max: 100, noNaN: true }),
  price: fc.double({ min: 0, max: 100_000, noNaN: true }),
  recomputation: fc.boolean(),
})

test.each(Object.entries(presets))('%s: the estimate is within what its paper states', (_, preset) => {
  const { figure, value, within } = preset.claim
  expect(Math.abs(estimate(preset.plan)[figure] / value - 1)).toBeLessThanOrEqual(within)
})

test('every processor and preset names a work of the bibliography', () => {
  const works = readBibliography('src/content/references')
  for (const { reference } of [...Object.values(accelerators), ...Object.values(presets)]) {
    expect(works.has(reference), reference).toBe(true)
  }
})

test('a plan survives the address', () => {
  fc.assert(
    fc.property(plan, (written) => {
      const parameters = new URLSearchParams('other=1')
      writePlan(parameters, written)
      expect(readPlan(new URLSearchParams(parameters.toString()))).toEqual(written)
      expect(parameters.get('other')).toBe('1')
    }),
  )
})

test('any address gives a plan that can be computed', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
      const read = readPlan(new URLSearchParams({ n: a, g: b, gpu: c, u: a, d: b, p: c, r: a }))
      expect(faults(read)).toEqual([])
      expect(Object.values(estimate(read)).every(Number.isFinite)).toBe(true)
    }),
  )
})

test('twice the GPUs: half the days, the same cost', () => {
  fc.assert(
    fc.property(plan, (one) => {
      fc.pre(one.gpus <= 500_000)
      const two = estimate({ ...one, gpus: one.gpus * 2 })
      expect(two.days / estimate(one).days).toBeCloseTo(0.5, 9)
      if (one.price > 0.01) expect(two.cost / estimate(one).cost).toBeCloseTo(1, 9)
    }),
  )
})

test('what cannot be computed is named', () => {
  expect(faults({ ...start, gpus: 1.5, utilisation: 0, price: NaN })).toEqual([
    'gpus',
    'utilisation',
    'price',
  ])
  expect(() => estimate({ ...start, tokens: -1 })).toThrow(/tokens/)
})

/** Computes `2 × 7.00 × 10⁹ ÷ (3 × 40%)` from left to right. */
function compute(text: string): number {
  const plain = text
    .replace(
      / × 10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g,
      (_, power: string) => `e${[...power].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('')}`,
    )
    .replace(/([\d.]+)%/g, (_, percent: string) => String(Number(percent) / 100))
    .replaceAll(',', '')
    .replace(/\(([^)]+)\)/g, (_, inner: string) => String(compute(inner)))
  const [first = '', ...rest] = plain.split(' ')
  return rest.reduce((value, part, at) => {
    if (at % 2 === 0) return value
    return rest[at - 1] === '÷' ? value / Number(part) : value * Number(part)
  }, Number(first))
}

test('the working that is shown for a figure gives that figure, but for rounding', () => {
  const plans = [start, ...Object.values(presets).map((preset) => preset.plan)]
  for (const one of plans) {
    const result = estimate(one)
    const shown = workings(one, result)
    for (const figure of figures) {
      const value = compute(shown[figure])
      expect((figure === 'gpusForStates' ? Math.ceil(value) : value) / result[figure], figure).toBeCloseTo(
        1,
        2,
      )
    }
  }
})
