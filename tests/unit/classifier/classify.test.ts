import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrate, distributionFault, isRejected, rank, uncertainty } from '@/classifier/classify'

const distribution = fc
  .array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 })
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.map((weight) => weight / sum)
  })

describe('calibrate', () => {
  it('leaves probabilities alone at temperature 1', () => {
    fc.assert(
      fc.property(distribution, (probabilities) => {
        calibrate(probabilities, 1).forEach((value, index) =>
          expect(value).toBeCloseTo(probabilities[index] ?? 0, 6),
        )
      }),
    )
  })

  it('keeps the ranking and the sum at any temperature', () => {
    fc.assert(
      fc.property(
        distribution,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (probabilities, temperature) => {
          const calibrated = calibrate(probabilities, temperature)
          expect(calibrated.reduce((total, value) => total + value, 0)).toBeCloseTo(1, 9)
          const top = probabilities.indexOf(Math.max(...probabilities))
          expect(calibrated[top]).toBeCloseTo(Math.max(...calibrated), 9)
        },
      ),
    )
  })

  it('matches a hand-made example: T = 2 takes square roots and divides by their sum', () => {
    const [a, b] = calibrate([0.64, 0.36], 2)
    expect(a).toBeCloseTo(0.8 / 1.4, 12)
    expect(b).toBeCloseTo(0.6 / 1.4, 12)
  })

  it('stays finite when a probability is exactly 0', () => {
    expect(calibrate([1, 0], 1.5).every(Number.isFinite)).toBe(true)
  })

  it.each([0, -1, NaN, Infinity])('refuses temperature %s', (temperature) => {
    expect(() => calibrate([0.5, 0.5], temperature)).toThrow(RangeError)
  })
})

describe('distributionFault', () => {
  it('accepts a distribution', () => expect(distributionFault([0.2, 0.3, 0.5], 3)).toBeUndefined())
  it.each([
    ['zeros of a lost GPU', [0, 0, 0], 'sum to 0.0000'],
    ['not a number', [NaN, 0.5, 0.5], 'NaN'],
    ['too few', [0.5, 0.5], '2 outputs instead of 3'],
    ['logits', [2, -1, 0], 'the output 2'],
  ])('recognises %s', (_, values, fault) => expect(distributionFault(values, 3)).toContain(fault))
})

describe('rank', () => {
  it('puts the most probable class first and keeps the order of equals', () => {
    expect(rank(['a', 'b', 'c'], [0.2, 0.6, 0.2]).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  })
  it('refuses a probability without a class', () => expect(() => rank(['a'], [0.5, 0.5])).toThrow(RangeError))
})

describe('uncertainty', () => {
  it('is 1 for a coin and 0 for a certainty', () => {
    expect(uncertainty([0.5, 0.5])).toBeCloseTo(1, 12)
    expect(uncertainty([1, 0])).toBe(0)
  })
})

describe('isRejected', () => {
  const rule = { threshold: 0.4, falseAlarmRate: undefined, missRate: undefined }
  it('accepts everything without a rule', () => expect(isRejected(undefined, [0.2, 0.8])).toBe(false))
  it('looks at the largest probability', () => {
    expect(isRejected({ ...rule, score: 'max-probability' }, [0.35, 0.35, 0.3])).toBe(true)
    expect(isRejected({ ...rule, score: 'max-probability' }, [0.45, 0.35, 0.2])).toBe(false)
  })
  it('looks at log Σ exp of the logits, and survives large ones', () => {
    const energy = { ...rule, score: 'energy' } as const
    expect(isRejected(energy, [0.5, 0.5], { logits: [-0.5, -0.5] })).toBe(true) // ln 2 − 0.5 = 0.19
    expect(isRejected(energy, [0.5, 0.5], { logits: [0, 0] })).toBe(false) // ln 2 = 0.69
    expect(isRejected(energy, [0.5, 0.5], { logits: [1000, 1000] })).toBe(false)
  })
  it('looks at the distance from the training photographs: far is strange', () => {
    const distance = { ...rule, score: 'distance', threshold: 2 } as const
    expect(isRejected(distance, [1, 0], { distance: 2.1 })).toBe(true)
    expect(isRejected(distance, [0.5, 0.5], { distance: 1.9 })).toBe(false)
  })
  it.each(['distance', 'energy'] as const)('accepts when the model does not say its %s', (score) => {
    expect(isRejected({ ...rule, score }, [0.5, 0.5])).toBe(false)
  })
})
