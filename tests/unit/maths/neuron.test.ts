import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type SmallNetwork,
  descend,
  exclusiveOr,
  forward,
  lossAndGradient,
  preActivation,
  smallStart,
  trainingRun,
} from '@/maths/neuron'

const weight = fc.double({ min: -2, max: 2, noNaN: true })
const network: fc.Arbitrary<SmallNetwork> = fc.record({
  hiddenWeights: fc.tuple(fc.tuple(weight, weight), fc.tuple(weight, weight)),
  hiddenBiases: fc.tuple(weight, weight),
  outputWeights: fc.tuple(weight, weight),
  outputBias: weight,
})

test('a weighted sum, and a clear error when weights and inputs do not pair up', () => {
  expect(preActivation([0.5, -0.2], [2, 1], 0.1)).toBeCloseTo(0.9, 12)
  expect(() => preActivation([1], [1, 2], 0)).toThrow(/1 for 2/)
})

test('the gradient by back-propagation is the one that small changes show', () => {
  const h = 1e-5
  const loss = (changed: SmallNetwork) => lossAndGradient(changed, exclusiveOr).loss
  fc.assert(
    fc.property(network, (net) => {
      const { gradient } = lossAndGradient(net, exclusiveOr)
      const shiftBias = (by: number) => ({ ...net, outputBias: net.outputBias + by })
      expect(gradient.outputBias).toBeCloseTo((loss(shiftBias(h)) - loss(shiftBias(-h))) / (2 * h), 6)
      const shiftHidden = (by: number) => ({
        ...net,
        hiddenWeights: net.hiddenWeights.map((row, index) =>
          index === 1 ? row.map((value, input) => (input === 0 ? value + by : value)) : row,
        ),
      })
      expect(gradient.hiddenWeights[1]?.[0]).toBeCloseTo(
        (loss(shiftHidden(h)) - loss(shiftHidden(-h))) / (2 * h),
        6,
      )
    }),
  )
})

test('a small enough step against the gradient never raises the loss', () => {
  fc.assert(
    fc.property(network, (net) => {
      const { loss, gradient } = lossAndGradient(net, exclusiveOr)
      expect(lossAndGradient(descend(net, gradient, 1e-4), exclusiveOr).loss).toBeLessThanOrEqual(
        loss + 1e-12,
      )
    }),
  )
})

test('with a fitting rate the network learns exclusive or, with a small one not in time, with a large one not at all', () => {
  const last = (rate: number) => trainingRun(200, rate)[200]
  expect(last(2)?.outputs.map(Math.round)).toEqual([0, 1, 1, 0])
  expect(last(2)?.loss).toBeLessThan(0.02)
  expect(last(0.1)?.loss).toBeGreaterThan(0.6)
  expect(last(10)?.outputs.map(Math.round)).not.toEqual([0, 1, 1, 0])
})

test('hidden neurons that start equal stay equal', () => {
  const equal: SmallNetwork = {
    hiddenWeights: [
      [0.3, 0.3],
      [0.3, 0.3],
    ],
    hiddenBiases: [0, 0],
    outputWeights: [0.5, 0.5],
    outputBias: 0,
  }
  const { gradient } = lossAndGradient(equal, exclusiveOr)
  expect(gradient.hiddenWeights[0]).toEqual(gradient.hiddenWeights[1])
  expect(forward(smallStart, [0, 1]).output).toBeCloseTo(trainingRun(0, 1)[0]?.outputs[1] ?? NaN, 12)
})

test('a loss needs examples', () => {
  expect(() => lossAndGradient(smallStart, [])).toThrow(RangeError)
})
