import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  crossEntropy,
  crossEntropySlope,
  entropy,
  halfMeanSquaredError,
  meanSquaredError,
  perplexity,
  smoothedLabels,
  squaredErrorSlope,
} from '@/maths/losses'

const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })

test('the cross-entropy of the guide’s example, and the least it can be', () => {
  expect(crossEntropy([0.9, 0.1], [0.8, 0.2])).toBeCloseTo(0.361773, 6)
  expect(entropy([0.9, 0.1])).toBeCloseTo(0.325083, 6)
})

test('no prediction is better than the truth (Gibbs)', () => {
  fc.assert(
    fc.property(probability, probability, (p, q) => {
      expect(crossEntropy([p, 1 - p], [q, 1 - q])).toBeGreaterThanOrEqual(entropy([p, 1 - p]) - 1e-12)
    }),
  )
})

test('the slopes are those of the curves', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (p) => {
      const h = 1e-6
      expect(crossEntropySlope(p)).toBeCloseTo((-Math.log(p + h) + Math.log(p - h)) / (2 * h), 3)
      expect(squaredErrorSlope(1, p)).toBeCloseTo(((1 - p - h) ** 2 - (1 - p + h) ** 2) / (2 * h), 5)
    }),
  )
})

test('the two conventions of the squared error differ by a factor of two', () => {
  expect(meanSquaredError([1, 2], [0, 4])).toBe(2.5)
  expect(halfMeanSquaredError([1, 2], [0, 4])).toBe(1.25)
})

const pairs = fc.array(
  fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ min: -1e3, max: 1e3, noNaN: true })),
  { minLength: 1, maxLength: 20 },
)

test('a squared error is never negative, does not care who is the truth, and is half in the other convention', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const truth = list.map(([y]) => y)
      const prediction = list.map(([, guess]) => guess)
      const error = meanSquaredError(truth, prediction)
      expect(error).toBeGreaterThanOrEqual(0)
      expect(meanSquaredError(prediction, truth)).toBe(error)
      expect(halfMeanSquaredError(truth, prediction)).toBe(error / 2)
      expect(meanSquaredError(truth, truth)).toBe(0)
    }),
  )
})

test('the derivative of half the squared error has no factor: it is the mean of prediction − truth', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const truth = list.map(([y]) => y)
      const prediction = list.map(([, guess]) => guess)
      const shifted = (by: number) => prediction.map((guess) => guess + by)
      const slope = halfMeanSquaredError(truth, shifted(0.5)) - halfMeanSquaredError(truth, shifted(-0.5))
      const mean = list.reduce((sum, [y, guess]) => sum + (guess - y), 0) / list.length
      expect(slope).toBeCloseTo(mean, 6)
    }),
  )
})

test('a certain class costs nothing, and one that is impossible is not looked at', () => {
  expect(crossEntropy([1, 0], [1, 0])).toBe(0)
})

test('lists of different lengths are an error', () => {
  expect(() => meanSquaredError([1], [1, 2])).toThrow(/same length/)
})

test('perplexity: choosing evenly among n tokens is a perplexity of n', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (n) => {
      const even = Array.from({ length: n }, () => 1 / n)
      expect(perplexity(entropy(even))).toBeCloseTo(n, 6)
    }),
  )
})

test('smoothed labels stay a distribution with the true class in front', () => {
  expect(smoothedLabels(5, 2, 0.1).map((p) => Number(p.toFixed(6)))).toEqual([0.02, 0.02, 0.92, 0.02, 0.02])
  expect(() => smoothedLabels(5, 5, 0.1)).toThrow(/0–4, got 5/)
})
