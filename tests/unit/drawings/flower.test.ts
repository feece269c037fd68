import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseHTML } from 'linkedom'
import {
  type FlowerParameters,
  defaultParameters,
  drawFlower,
  gallery,
  parameterRanges,
  species,
} from '@/drawings/flower'
import { ParameterError } from '@/drawings/parameters'

const parameters: fc.Arbitrary<FlowerParameters> = fc.record({
  species: fc.constantFrom(...species),
  seed: fc.integer({ min: 0, max: 99_999 }),
  ...(Object.fromEntries(
    Object.entries(parameterRanges).map(([name, { min, max, step }]) => [
      name,
      step >= 1 ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }),
    ]),
  ) as { [Name in keyof typeof parameterRanges]: fc.Arbitrary<number> }),
})

test('the gallery has at least three drawings of each species, each with an id of its own', () => {
  expect(new Set(gallery.map(({ id }) => id)).size).toBe(gallery.length)
  expect(gallery.length).toBeGreaterThanOrEqual(15)
  for (const name of species)
    expect(gallery.filter((drawing) => drawing.species === name).length).toBeGreaterThanOrEqual(3)
})

describe.each(gallery)('$id', ({ parameters }) => {
  test('is always drawn the same, and stays small', () => {
    const drawing = drawFlower(parameters)
    expect(drawFlower(parameters)).toBe(drawing)
    expect(drawing.length).toBeLessThan(120_000)
  })
})

test('any parameters within their ranges give a whole drawing without scripts or outside references', () => {
  fc.assert(
    fc.property(parameters, (values) => {
      const drawing = drawFlower(values)
      expect(drawing).not.toMatch(/NaN|Infinity|undefined|<script|href/)
      const { document } = parseHTML(drawing)
      expect(document.querySelector('svg')?.getAttribute('viewBox')).toBe('0 0 300 300')
    }),
    { numRuns: 60 },
  )
})

test('two drawings on one page do not share ids', () => {
  const ids = (seed: number) =>
    [...drawFlower(defaultParameters('daisy', seed)).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids(1).filter((id) => ids(2).includes(id))).toEqual([])
})

test('another background leaves the flower as it is', () => {
  const flower = (background: number) =>
    drawFlower({ ...defaultParameters('tulips', 5), background }).match(/<path[^>]*stroke-opacity[^>]*>/g)
  expect(flower(0)).toHaveLength(flower(1)?.length ?? -1)
})

test.each([
  [{ seed: 1.5 }, /"seed": found 1.5, expected a whole number/],
  [{ light: 2 }, /"light": found 2, expected a number from 0 to 1/],
  [{ background: 0.5 }, /"background": found 0.5, expected a whole number/],
  [{ zoom: NaN }, /"zoom"/],
  [{ species: 'oak' as never }, /"species": found "oak", expected one of daisy/],
])('%o is refused by name', (change, message) => {
  const draw = () => drawFlower({ ...defaultParameters('daisy', 1), ...change })
  expect(draw).toThrow(ParameterError)
  expect(draw).toThrow(message)
})
