import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ActivationName,
  activations,
  gelu,
  geluByTanh,
  normalDistribution,
  relu,
  sigmoid,
  softmax,
} from '@/maths/activations'

const real = fc.double({ min: -30, max: 30, noNaN: true })

test('σ(2) is what the guide says, not what the source document says', () => {
  expect(sigmoid(2)).toBeCloseTo(0.880797077978, 12)
})

test('the normal distribution agrees with tables', () => {
  expect(normalDistribution(0)).toBe(0.5)
  expect(normalDistribution(1)).toBeCloseTo(0.841344746068543, 12)
  expect(normalDistribution(-1.96)).toBeCloseTo(0.02499789514822, 12)
  expect(normalDistribution(4)).toBeCloseTo(0.999968328758167, 12)
})

test('extreme inputs neither overflow nor become NaN', () => {
  expect([sigmoid(-1e4), sigmoid(1e4), relu(-1e4), gelu(-40)]).toEqual([0, 1, 0, -0])
})

describe.each(Object.keys(activations) as ActivationName[])('%s', (name) => {
  const { value, derivative } = activations[name]

  test('has the derivative that its slope shows', () => {
    fc.assert(
      fc.property(real, (x) => {
        fc.pre(Math.abs(x) > 1e-3)
        const step = 1e-5
        expect(derivative(x)).toBeCloseTo((value(x + step) - value(x - step)) / (2 * step), 5)
      }),
    )
  })
})

test('σ(−x) = 1 − σ(x)', () => {
  fc.assert(
    fc.property(real, (x) => {
      expect(sigmoid(-x)).toBeCloseTo(1 - sigmoid(x), 12)
    }),
  )
})

test('σ(x) = (1 + tanh(x / 2)) / 2', () => {
  fc.assert(
    fc.property(real, (x) => {
      expect(sigmoid(x)).toBeCloseTo((1 + Math.tanh(x / 2)) / 2, 12)
    }),
  )
})

test('each activation never falls as x grows, but for GELU’s dip below zero', () => {
  fc.assert(
    fc.property(real, fc.double({ min: 0, max: 10, noNaN: true }), (x, more) => {
      for (const name of ['sigmoid', 'tanh', 'relu'] as const) {
        expect(activations[name].value(x + more)).toBeGreaterThanOrEqual(activations[name].value(x))
      }
      expect(gelu(x)).toBeGreaterThan(-0.17)
    }),
  )
})

test('the slopes keep to the bounds that the guide states', () => {
  fc.assert(
    fc.property(real, (x) => {
      expect(activations.sigmoid.derivative(x)).toBeLessThanOrEqual(activations.sigmoid.derivative(0))
      expect(activations.tanh.derivative(x)).toBeLessThanOrEqual(activations.tanh.derivative(0))
      expect([0, 1]).toContain(activations.relu.derivative(x))
    }),
  )
})

test('GELU lies between ReLU and x/2 below, and its approximation is close', () => {
  fc.assert(
    fc.property(real, (x) => {
      expect(gelu(x)).toBeLessThanOrEqual(relu(x) + 1e-12)
      expect(Math.abs(gelu(x) - geluByTanh(x))).toBeLessThan(1e-3)
    }),
  )
})

test('softmax gives probabilities and ignores a shift', () => {
  fc.assert(
    fc.property(fc.array(real, { minLength: 1, maxLength: 12 }), real, (logits, shift) => {
      const probabilities = softmax(logits)
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10)
      softmax(logits.map((logit) => logit + shift)).forEach((p, index) => {
        expect(p).toBeCloseTo(probabilities[index] ?? NaN, 10)
      })
    }),
  )
})

test('softmax of nothing, or of NaN, is an error that says so', () => {
  expect(() => softmax([])).toThrow(/at least one finite number/)
  expect(() => softmax([1, NaN])).toThrow(RangeError)
})
