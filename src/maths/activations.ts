/**
 * σ(x) = 1 / (1 + e⁻ˣ), range (0, 1); computed without overflow for any x.
 * Goodfellow, Bengio and Courville 2016, section 3.10.
 */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const power = Math.exp(x)
  return power / (1 + power)
}

/** σ′(x) = σ(x) · (1 − σ(x)), at most 1/4. Goodfellow, Bengio and Courville 2016, section 3.10. */
export function sigmoidDerivative(x: number): number {
  const y = sigmoid(x)
  return y * (1 - y)
}

/**
 * tanh(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) = 2σ(2x) − 1, range (−1, 1).
 * Goodfellow, Bengio and Courville 2016, section 6.3.2.
 */
export function tanh(x: number): number {
  return Math.tanh(x)
}

/** tanh′(x) = 1 − tanh²(x), at most 1; by the quotient rule, since cosh² − sinh² = 1. */
export function tanhDerivative(x: number): number {
  return 1 - Math.tanh(x) ** 2
}

/** ReLU(x) = max(0, x). Nair and Hinton, ICML 2010. */
export function relu(x: number): number {
  return Math.max(0, x)
}

/** ReLU′(x): 0 below zero, 1 above; at zero, where there is none, 0 by the frameworks' convention. */
export function reluDerivative(x: number): number {
  return x > 0 ? 1 : 0
}

/** GELU(x) = x · Φ(x), Φ the standard normal distribution. Hendrycks and Gimpel, arXiv:1606.08415. */
export function gelu(x: number): number {
  return x * normalDistribution(x)
}

/** GELU′(x) = Φ(x) + x · φ(x), φ the standard normal density; by the product rule. */
export function geluDerivative(x: number): number {
  return normalDistribution(x) + (x * Math.exp(-(x * x) / 2)) / Math.sqrt(2 * Math.PI)
}

/** The usual approximation of GELU by tanh, from the same paper. */
export function geluByTanh(x: number): number {
  return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))
}

/**
 * softmax(z)ᵢ = e^{zᵢ} / Σⱼ e^{zⱼ}: probabilities that sum to 1; computed without overflow by subtracting the largest.
 * Goodfellow, Bengio and Courville 2016, sections 4.1 and 6.2.2.3.
 *
 * @throws {RangeError} for an empty list or a number that is not finite.
 */
export function softmax(logits: readonly number[]): number[] {
  if (logits.length === 0 || !logits.every(Number.isFinite)) {
    throw new RangeError(`softmax needs at least one finite number, got [${logits.join(', ')}].`)
  }
  const largest = Math.max(...logits)
  const powers = logits.map((logit) => Math.exp(logit - largest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** Φ(x), the share of a standard normal variable below x. */
export function normalDistribution(x: number): number {
  return 0.5 * complementaryError(-x / Math.SQRT2)
}

/**
 * erfc(x) = 1 − erf(x): its series for small |x|, its continued fraction (Lentz' method) otherwise; the error is below 1e-12.
 * Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 7.1.5 and 7.1.14.
 */
function complementaryError(x: number): number {
  if (Math.abs(x) < 2) {
    let term = x
    let sum = x
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (-x * x) / n
      sum += term / (2 * n + 1)
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum
  }
  const z = Math.abs(x)
  let fraction = z
  for (let n = 60; n >= 1; n--) fraction = z + n / 2 / fraction
  const tail = Math.exp(-z * z) / (Math.sqrt(Math.PI) * fraction)
  return x > 0 ? tail : 2 - tail
}

/** A scalar activation function with its derivative. */
export interface Activation {
  value(x: number): number
  derivative(x: number): number
}

/** The functions that the guide compares. */
export const activations = {
  sigmoid: { value: sigmoid, derivative: sigmoidDerivative },
  tanh: { value: tanh, derivative: tanhDerivative },
  relu: { value: relu, derivative: reluDerivative },
  gelu: { value: gelu, derivative: geluDerivative },
} as const satisfies Record<string, Activation>
export type ActivationName = keyof typeof activations
