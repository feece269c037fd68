import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adamStart, adamStep, gradientStep, momentumStep } from '@/maths/optimizers'

const close = (found: readonly number[], wanted: readonly number[]) => {
  found.forEach((value, index) => {
    expect(value).toBeCloseTo(wanted[index] ?? NaN, 9)
  })
}

test('the guide’s example of Adam', () => {
  const { state, mHat, vHat, step } = adamStep(adamStart(2), [0.1, 0.2], { learningRate: 0.01 })
  close(state.m, [0.01, 0.02])
  close(state.v, [1e-5, 4e-5])
  close(mHat, [0.1, 0.2])
  close(vHat, [0.01, 0.04])
  expect(step[0]).toBeCloseTo(0.01, 6)
  expect(step[1]).toBeCloseTo(0.01, 6)
})

test('without the correction its first step is more than three times as long', () => {
  const { step } = adamStep(adamStart(2), [0.1, 0.2], { learningRate: 0.01, biasCorrection: false })
  expect(step[0]).toBeCloseTo(0.0316227, 5)
})

test('Adam’s first step has the length of the learning rate, whatever the gradient', () => {
  const gradient = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(gradient, fc.boolean(), (size, negative) => {
      const g = negative ? -size : size
      const { step } = adamStep(adamStart(1), [g], { learningRate: 0.01 })
      expect(step[0]).toBeCloseTo(Math.sign(g) * 0.01, 5)
    }),
  )
})

test('both right forms of momentum move in the same way', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 20 }),
      (gradients) => {
        let first = { position: [1], velocity: [0] }
        let [theta, v] = [1, 0]
        for (const g of gradients) {
          first = momentumStep(first.position, first.velocity, [g], 0.1)
          v = 0.9 * v - 0.1 * g
          theta += v
        }
        expect(first.position[0]).toBeCloseTo(theta, 9)
      },
    ),
  )
})

test('the source document’s mixed signs climb: on x² the position runs away', () => {
  let [x, v] = [1, 0]
  for (let index = 0; index < 20; index++) {
    v = 0.9 * v - 0.1 * 2 * x
    x -= v
  }
  expect(Math.abs(x)).toBeGreaterThan(10)
})

test('each of them descends a bowl', () => {
  let plain = [3]
  let withMomentum = { position: [3], velocity: [0] }
  let [adam, state] = [[3], adamStart(1)]
  for (let index = 0; index < 200; index++) {
    plain = gradientStep(plain, [2 * (plain[0] ?? 0)], 0.1)
    withMomentum = momentumStep(
      withMomentum.position,
      withMomentum.velocity,
      [2 * (withMomentum.position[0] ?? 0)],
      0.05,
    )
    const result = adamStep(state, [2 * (adam[0] ?? 0)], { learningRate: 0.1 })
    state = result.state
    adam = gradientStep(adam, result.step, 1)
  }
  for (const [x] of [plain, withMomentum.position, adam]) expect(Math.abs(x ?? NaN)).toBeLessThan(0.05)
})
