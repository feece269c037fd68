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

test('while the gradient stays, the corrected moments are the gradient and its square at every step', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -10, max: 10, noNaN: true }),
      fc.integer({ min: 1, max: 60 }),
      (g, steps) => {
        let state = adamStart(1)
        let last = adamStep(state, [g])
        for (let t = 1; t < steps; t++) {
          state = last.state
          last = adamStep(state, [g])
        }
        expect(last.mHat[0]).toBeCloseTo(g, 9)
        expect(last.vHat[0]).toBeCloseTo(g * g, 7)
      },
    ),
  )
})

test('without the correction the step is (1 − β₁ᵗ) / √(1 − β₂ᵗ) times as long, and the difference dies out', () => {
  const settings = { learningRate: 0.01, epsilon: 0 }
  let [corrected, plain] = [adamStart(1), adamStart(1)]
  for (let t = 1; t <= 20_000; t++) {
    const right = adamStep(corrected, [3], settings)
    const wrong = adamStep(plain, [3], { ...settings, biasCorrection: false })
    corrected = right.state
    plain = wrong.state
    if (t === 1 || t === 10 || t === 20_000) {
      const ratio = (wrong.step[0] ?? 0) / (right.step[0] ?? 1)
      expect(ratio).toBeCloseTo((1 - 0.9 ** t) / Math.sqrt(1 - 0.999 ** t), 6)
    }
    if (t === 20_000) expect(wrong.step[0]).toBeCloseTo(right.step[0] ?? NaN, 9)
  }
})

test('each parameter has a step of its own: what happens to the others does not change it', () => {
  const gradient = fc.double({ min: -5, max: 5, noNaN: true })
  fc.assert(
    fc.property(gradient, gradient, gradient, (a, b, c) => {
      expect(adamStep(adamStart(2), [a, b]).step[0]).toBe(adamStep(adamStart(2), [a, c]).step[0])
    }),
  )
})

test('while the gradient stays, momentum’s step grows to α g / (1 − γ) and no further', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 0.95, noNaN: true }),
      (g, gamma) => {
        let now = { position: [0], velocity: [0] }
        for (let t = 0; t < 600; t++) now = momentumStep(now.position, now.velocity, [g], 0.1, gamma)
        expect(now.velocity[0]).toBeCloseTo((0.1 * g) / (1 - gamma), 6)
      },
    ),
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
