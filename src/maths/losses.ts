function checkPair(truth: readonly number[], prediction: readonly number[]): void {
  if (truth.length === 0 || truth.length !== prediction.length) {
    throw new RangeError(
      `A loss needs two lists of the same length, got ${truth.length} and ${prediction.length}.`,
    )
  }
}

/** Mean squared error: (1/m) Σ (yᵢ − ŷᵢ)². Goodfellow, Bengio and Courville 2016, section 5.1. */
export function meanSquaredError(truth: readonly number[], prediction: readonly number[]): number {
  checkPair(truth, prediction)
  return truth.reduce((sum, y, index) => sum + (y - (prediction[index] ?? NaN)) ** 2, 0) / truth.length
}

/**
 * Half the mean squared error: (1/2m) Σ (yᵢ − ŷᵢ)²; the half cancels the 2 of its derivative.
 * Nielsen 2015, Neural Networks and Deep Learning, equation 6.
 */
export function halfMeanSquaredError(truth: readonly number[], prediction: readonly number[]): number {
  return meanSquaredError(truth, prediction) / 2
}

/** d/dŷ of (y − ŷ)², that is 2(ŷ − y), by the chain rule. */
export function squaredErrorSlope(truth: number, prediction: number): number {
  return 2 * (prediction - truth)
}

/**
 * Cross-entropy in nats: −Σ yᵢ ln ŷᵢ. A class with yᵢ = 0 adds nothing, whatever its prediction.
 * Goodfellow, Bengio and Courville 2016, section 3.13, equation 3.51.
 *
 * @param truth Probabilities of the classes, 0–1; a soft label need not be one-hot.
 * @param prediction Predicted probabilities, 0–1.
 */
export function crossEntropy(truth: readonly number[], prediction: readonly number[]): number {
  checkPair(truth, prediction)
  return truth.reduce((sum, y, index) => (y === 0 ? sum : sum - y * Math.log(prediction[index] ?? NaN)), 0)
}

/** Entropy in nats, −Σ pᵢ ln pᵢ: the least cross-entropy that a prediction of p can reach (Gibbs' inequality). */
export function entropy(probabilities: readonly number[]): number {
  return crossEntropy(probabilities, probabilities)
}

/** d/dp of −ln p, the loss of giving the true class the probability p: −1/p. */
export function crossEntropySlope(probability: number): number {
  return -1 / probability
}

/** Perplexity, e^loss: as unsure as if the model chose evenly among so many tokens. Goodfellow, Bengio and Courville 2016, section 12.4. */
export function perplexity(loss: number): number {
  return Math.exp(loss)
}

/** One-hot labels softened: 1 − ε + ε/K for the true class, ε/K for the others. Szegedy et al. 2015, arXiv:1512.00567, section 7. */
export function smoothedLabels(classCount: number, trueClass: number, epsilon: number): number[] {
  if (!(trueClass >= 0 && trueClass < classCount)) {
    throw new RangeError(`The true class must be 0–${classCount - 1}, got ${trueClass}.`)
  }
  return Array.from(
    { length: classCount },
    (_, index) => epsilon / classCount + (index === trueClass ? 1 - epsilon : 0),
  )
}
