import { sigmoid, tanh } from './activations'
import { crossEntropy } from './losses'

/**
 * Weighted sum of a neuron's inputs before its activation: z = Σ wⱼ xⱼ + b. Rosenblatt 1958.
 *
 * @throws {RangeError} when weights and inputs do not pair up.
 */
export function preActivation(weights: readonly number[], inputs: readonly number[], bias: number): number {
  if (weights.length !== inputs.length) {
    throw new RangeError(
      `A neuron needs a weight for each input, got ${weights.length} for ${inputs.length}.`,
    )
  }
  return weights.reduce((sum, weight, index) => sum + weight * (inputs[index] ?? 0), bias)
}

/** A network with one hidden layer of tanh neurons and one sigmoid output. */
export interface SmallNetwork {
  /** A row for each hidden neuron, a weight for each input. */
  hiddenWeights: readonly (readonly number[])[]
  hiddenBiases: readonly number[]
  /** A weight for each hidden neuron. */
  outputWeights: readonly number[]
  outputBias: number
}

/** What a forward pass computes, kept for the backward pass. */
export interface ForwardPass {
  hidden: number[]
  /** Pre-activation of the output. */
  z: number
  /** Probability of the class 1. */
  output: number
}

/** An example with two classes: its inputs, and the class 0 or 1. */
export interface Example {
  inputs: readonly number[]
  target: 0 | 1
}

/** What a network answers, and what the backward pass needs of the way there. */
export function forward(network: SmallNetwork, inputs: readonly number[]): ForwardPass {
  const hidden = network.hiddenWeights.map((weights, index) =>
    tanh(preActivation(weights, inputs, network.hiddenBiases[index] ?? 0)),
  )
  const z = preActivation(network.outputWeights, hidden, network.outputBias)
  return { hidden, z, output: sigmoid(z) }
}

/**
 * Mean cross-entropy over the examples, in nats, and its gradient by back-propagation.
 * Rumelhart, Hinton and Williams 1986; for a sigmoid with the cross-entropy, ∂L/∂z is output − target.
 *
 * @returns The gradient in the network's own shape.
 */
export function lossAndGradient(
  network: SmallNetwork,
  examples: readonly Example[],
): { loss: number; gradient: SmallNetwork } {
  if (examples.length === 0) throw new RangeError('A loss needs at least one example, got none.')
  const share = 1 / examples.length
  let loss = 0
  let outputBias = 0
  const outputWeights = network.outputWeights.map(() => 0)
  const hiddenBiases = network.hiddenBiases.map(() => 0)
  const hiddenWeights = network.hiddenWeights.map((weights) => weights.map(() => 0))

  for (const { inputs, target } of examples) {
    const { hidden, output } = forward(network, inputs)
    loss += share * crossEntropy([target, 1 - target], [output, 1 - output])
    const atOutput = share * (output - target)
    outputBias += atOutput
    hidden.forEach((activation, neuron) => {
      outputWeights[neuron] = (outputWeights[neuron] ?? 0) + atOutput * activation
      const atHidden = atOutput * (network.outputWeights[neuron] ?? 0) * (1 - activation ** 2)
      hiddenBiases[neuron] = (hiddenBiases[neuron] ?? 0) + atHidden
      const row = hiddenWeights[neuron]
      inputs.forEach((input, index) => {
        if (row) row[index] = (row[index] ?? 0) + atHidden * input
      })
    })
  }
  return { loss, gradient: { hiddenWeights, hiddenBiases, outputWeights, outputBias } }
}

/** One step of gradient descent on all parameters of the network. */
export function descend(network: SmallNetwork, gradient: SmallNetwork, learningRate: number): SmallNetwork {
  const step = (values: readonly number[], slopes: readonly number[]) =>
    values.map((value, index) => value - learningRate * (slopes[index] ?? 0))
  return {
    hiddenWeights: network.hiddenWeights.map((row, index) => step(row, gradient.hiddenWeights[index] ?? [])),
    hiddenBiases: step(network.hiddenBiases, gradient.hiddenBiases),
    outputWeights: step(network.outputWeights, gradient.outputWeights),
    outputBias: network.outputBias - learningRate * gradient.outputBias,
  }
}

/** The four examples of exclusive or, which no single neuron can separate. Minsky and Papert 1969. */
export const exclusiveOr: readonly Example[] = [
  { inputs: [0, 0], target: 0 },
  { inputs: [0, 1], target: 1 },
  { inputs: [1, 0], target: 1 },
  { inputs: [1, 1], target: 0 },
]

/** Small uneven weights to start from; equal ones would stay equal for ever. */
export const smallStart: SmallNetwork = {
  hiddenWeights: [
    [0.6, -0.4],
    [-0.3, 0.5],
    [0.2, 0.4],
  ],
  hiddenBiases: [0.1, -0.1, 0],
  outputWeights: [0.4, 0.5, -0.3],
  outputBias: 0,
}

/** The state after each step of training on all examples at once, the start included. */
export function trainingRun(
  steps: number,
  learningRate: number,
  start: SmallNetwork = smallStart,
  examples: readonly Example[] = exclusiveOr,
): { loss: number; outputs: number[] }[] {
  const states: { loss: number; outputs: number[] }[] = []
  let network = start
  for (let step = 0; step <= steps; step++) {
    const { loss, gradient } = lossAndGradient(network, examples)
    const current = network
    states.push({ loss, outputs: examples.map(({ inputs }) => forward(current, inputs).output) })
    network = descend(network, gradient, learningRate)
  }
  return states
}
