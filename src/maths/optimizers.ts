/** Position or gradient: one number for each parameter. */
export type Vector = readonly number[]

const combine = (a: Vector, b: Vector, f: (x: number, y: number) => number): number[] =>
  a.map((x, index) => f(x, b[index] ?? 0))

/**
 * θ − α g: a step against the gradient. With the gradient of a mini-batch it is stochastic gradient descent.
 * Robbins and Monro 1951; Goodfellow, Bengio and Courville 2016, section 8.3.1.
 */
export function gradientStep(position: Vector, gradient: Vector, learningRate: number): number[] {
  return combine(position, gradient, (theta, g) => theta - learningRate * g)
}

/**
 * Gradient descent with momentum: v ← γ v + α g, θ ← θ − v. Polyak 1964; Goodfellow, Bengio and Courville 2016, section 8.3.2.
 *
 * The other right form, v ← γ v − α g with θ ← θ + v, moves in the same way; mixing the two signs climbs instead of descending.
 */
export function momentumStep(
  position: Vector,
  velocity: Vector,
  gradient: Vector,
  learningRate: number,
  momentum = 0.9,
): { position: number[]; velocity: number[] } {
  const next = combine(velocity, gradient, (v, g) => momentum * v + learningRate * g)
  return { position: combine(position, next, (theta, v) => theta - v), velocity: next }
}

/** The settings of Adam; the defaults are those of its paper. */
export interface AdamSettings {
  learningRate: number
  beta1: number
  beta2: number
  epsilon: number
  /** Whether the moments are corrected for having started at zero. */
  biasCorrection: boolean
}

export const adamDefaults: AdamSettings = {
  learningRate: 0.001,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  biasCorrection: true,
}

/** What Adam remembers between two steps. */
export interface AdamState {
  /** Steps taken so far. */
  t: number
  /** First moment: the decaying mean of the gradient. */
  m: number[]
  /** Second moment: the decaying mean of the squared gradient, not centred. */
  v: number[]
}

export const adamStart = (size: number): AdamState => ({
  t: 0,
  m: Array(size).fill(0),
  v: Array(size).fill(0),
})

/**
 * One step of Adam. Kingma and Ba 2015, arXiv:1412.6980, algorithm 1.
 *
 * @returns The new state, the corrected moments, and the step that is taken away from the parameters.
 */
export function adamStep(
  state: AdamState,
  gradient: Vector,
  settings: Partial<AdamSettings> = {},
): { state: AdamState; mHat: number[]; vHat: number[]; step: number[] } {
  const { learningRate, beta1, beta2, epsilon, biasCorrection } = { ...adamDefaults, ...settings }
  const t = state.t + 1
  const m = combine(state.m, gradient, (old, g) => beta1 * old + (1 - beta1) * g)
  const v = combine(state.v, gradient, (old, g) => beta2 * old + (1 - beta2) * g * g)
  const mHat = m.map((value) => (biasCorrection ? value / (1 - beta1 ** t) : value))
  const vHat = v.map((value) => (biasCorrection ? value / (1 - beta2 ** t) : value))
  const step = combine(mHat, vHat, (mean, square) => (learningRate * mean) / (Math.sqrt(square) + epsilon))
  return { state: { t, m, v }, mHat, vHat, step }
}
