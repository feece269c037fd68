import type { Rejection } from './card'

/** A class with the probability that the model gives it. */
export interface Prediction {
  id: string
  /** Calibrated probability, 0–1. */
  probability: number
}

/** Probabilities below this are treated as this, so that a logarithm stays finite. */
const smallestProbability = 1e-12

/**
 * Temperature scaling (Guo et al. 2017, "On Calibration of Modern Neural Networks") of a model that ends in a
 * softmax: softmax(log(p) / T). A temperature above 1 flattens, below 1 sharpens; the ranking never changes.
 *
 * @param probabilities Softmax outputs, each 0–1, sum 1.
 * @param temperature Positive; 1 leaves the probabilities as they are.
 * @throws {RangeError} when the temperature is not a positive number.
 */
export function calibrate(probabilities: ArrayLike<number>, temperature: number): number[] {
  if (!(temperature > 0 && Number.isFinite(temperature))) {
    throw new RangeError(`Temperature is ${temperature}; expected a positive number such as 1.4.`)
  }
  const logits = Array.from(probabilities, (p) => Math.log(Math.max(p, smallestProbability)) / temperature)
  const largest = Math.max(...logits)
  const exponentials = logits.map((logit) => Math.exp(logit - largest))
  const sum = exponentials.reduce((total, value) => total + value, 0)
  return exponentials.map((value) => value / sum)
}

/**
 * Whether a picture probably shows none of the classes.
 *
 * @param rejection The card's rule; without one nothing is rejected, nor without the output that it asks for.
 * @param probabilities Calibrated.
 * @param outputs What else the model says: `distance` is Mahalanobis' distance of its features from those of the
 *   training photographs (Lee et al. 2018, "A Simple Unified Framework for Detecting Out-of-Distribution Samples and
 *   Adversarial Attacks"), of `logits` the energy score of Liu et al. 2020 ("Energy-based Out-of-distribution
 *   Detection") is made, at temperature 1 and without the minus sign: log Σ exp(logit).
 */
export function isRejected(
  rejection: Rejection | undefined,
  probabilities: readonly number[],
  outputs: { distance?: number | undefined; logits?: ArrayLike<number> | undefined } = {},
): boolean {
  switch (rejection?.score) {
    case undefined:
      return false
    case 'max-probability':
      return Math.max(...probabilities) < rejection.threshold
    case 'energy':
      return outputs.logits !== undefined && logSumExp(outputs.logits) < rejection.threshold
    case 'distance':
      return outputs.distance !== undefined && outputs.distance > rejection.threshold
  }
}

function logSumExp(values: ArrayLike<number>): number {
  const list = Array.from(values)
  const largest = Math.max(...list)
  return largest + Math.log(list.reduce((sum, value) => sum + Math.exp(value - largest), 0))
}

/**
 * Checks that a model's output is a probability distribution.
 *
 * @param values Model output.
 * @param count Number of classes.
 * @returns A sentence that says what is wrong, or `undefined` when all is well.
 */
export function distributionFault(values: ArrayLike<number>, count: number): string | undefined {
  const list = Array.from(values)
  if (list.length !== count) return `${list.length} outputs instead of ${count}`
  const odd = list.find((value) => !Number.isFinite(value) || value < -1e-6 || value > 1 + 1e-3)
  if (odd !== undefined) return `the output ${odd}`
  const sum = list.reduce((total, value) => total + value, 0)
  return Math.abs(sum - 1) > 1e-3 ? `outputs that sum to ${sum.toFixed(4)}` : undefined
}

/**
 * Pairs classes with probabilities, the most probable first; ties keep the classes' order.
 *
 * @throws {RangeError} when there is not one probability per class.
 */
export function rank(classIds: readonly string[], probabilities: ArrayLike<number>): Prediction[] {
  if (classIds.length !== probabilities.length) {
    throw new RangeError(
      `${probabilities.length} probabilities for ${classIds.length} classes; expected one each.`,
    )
  }
  return classIds
    .map((id, index) => ({ id, probability: probabilities[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
}

/**
 * Normalised entropy: 0 when one class takes everything, 1 when all are equally likely.
 *
 * @param probabilities A distribution over at least two classes.
 */
export function uncertainty(probabilities: ArrayLike<number>): number {
  const entropy = Array.from(probabilities).reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0)
  return entropy / Math.log(probabilities.length)
}
