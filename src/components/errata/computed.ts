import { sigmoid } from '@/maths/activations'
import {
  trainingDays,
  trainingFlops,
  trainingFlopsWithRecomputation,
  trainingStateBytes,
  transformerParameters,
  scalingLawLoss,
  weightBytes,
} from '@/maths/estimates'
import { type NumberStyle, formatNumber } from '@/maths/format'
import { convolutionParameters, denseParameters, windowedSize } from '@/maths/layers'
import { crossEntropy, entropy, halfMeanSquaredError, meanSquaredError } from '@/maths/losses'
import { adamStart, adamStep, gradientStep, momentumStep } from '@/maths/optimizers'

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const at = (numbers: readonly number[], index: number) => numbers[index] ?? NaN

/** The document's example of the cross-entropy. */
const label = [0.9, 0.1]
const prediction = [0.8, 0.2]
const loss = crossEntropy(label, prediction)

/** The document's example of Adam, at the first step. */
const gradient = [0.1, 0.2]
const adamSettings = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
const adam = adamStep(adamStart(2), gradient, adamSettings)
const uncorrected = adamStep(adamStart(2), gradient, { ...adamSettings, biasCorrection: false })
/** The step that follows from the document's own moments: with β = 1 they stay as they are. */
const misled = adamStep({ t: 0, m: [0.01], v: [0.001] }, [0], {
  ...adamSettings,
  beta1: 1,
  beta2: 1,
  biasCorrection: false,
})

/** Its network: four times a 3×3 convolution and a 2×2 pool, then 512 units and five classes. */
const cnnChannels = [3, 32, 64, 128, 128]
const cnnSide = cnnChannels.slice(1).reduce((side) => windowedSize(windowedSize(side, 3), 2, 2), 150)
const cnnDense = denseParameters(cnnSide ** 2 * 128, 512)
const cnnLast = denseParameters(512, 5)
const cnnParameters =
  sum(cnnChannels.slice(1).map((out, index) => convolutionParameters(3, at(cnnChannels, index), out))) +
  cnnDense +
  cnnLast

/** VGG-16, configuration D of table 1 in Simonyan and Zisserman 2014, arXiv:1409.1556: five pools halve 224 to 7. */
const vggChannels = [3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512]
const vggParameters =
  sum(vggChannels.slice(1).map((out, index) => convolutionParameters(3, at(vggChannels, index), out))) +
  denseParameters((224 / 2 ** 5) ** 2 * 512, 4096) +
  denseParameters(4096, 4096) +
  denseParameters(4096, 1000)

/** Private investment in generative AI, worked back from the AI Index 2024 (25.2, nearly 8 times) and 2025 (33.9, more than 8.5 times). */
const generative2022 = { low: 25.2 / 8, high: 33.9 / 8.5 }
/** Operations of the case in Narayanan et al. 2021: 175 billion parameters, 300 billion tokens, with recomputation. */
const gpt3Scale = trainingFlopsWithRecomputation(175e9, 300e9)

const figure = (value: number, style?: NumberStyle) => formatNumber(value, style)

/** Every number that an erratum can name between braces, as the page prints it. */
export const computedValues = {
  'sigmoid(2)': figure(sigmoid(2), { digits: 6 }),
  'exp(−2)': figure(Math.exp(-2), { digits: 6 }),
  'cross-entropy': figure(loss, { digits: 6 }),
  'cross-entropy, 4 digits': figure(loss, { digits: 4 }),
  'cross-entropy in bits': figure(loss / Math.LN2, { digits: 4 }),
  'cross-entropy to base 10': figure(loss / Math.LN10, { digits: 4 }),
  'entropy of the label': figure(entropy(label), { digits: 6 }),
  'MSE of the example': figure(meanSquaredError([3, 5], [2, 7])),
  'half MSE of the example': figure(halfMeanSquaredError([3, 5], [2, 7])),
  'momentum step': figure(at(momentumStep([1], [0], [2], 0.1).position, 0), { significant: 2 }),
  // From v = 0 the document's v is −α∇J; taking it away is a step along the gradient.
  'momentum step with the wrong sign': figure(at(gradientStep([1], [-2], 0.1), 0), { significant: 2 }),
  'Adam m₁': figure(at(adam.state.m, 0), { significant: 2 }),
  'Adam m₂': figure(at(adam.state.m, 1), { significant: 2 }),
  'Adam v₁': figure(at(adam.state.v, 0), { significant: 2 }),
  'Adam v₂': figure(at(adam.state.v, 1), { significant: 2 }),
  'Adam m̂₁': figure(at(adam.mHat, 0), { significant: 2 }),
  'Adam m̂₂': figure(at(adam.mHat, 1), { significant: 2 }),
  'Adam v̂₁': figure(at(adam.vHat, 0), { significant: 2 }),
  'Adam v̂₂': figure(at(adam.vHat, 1), { significant: 2 }),
  'Adam step₁': figure(at(adam.step, 0), { significant: 4 }),
  'Adam step₂': figure(at(adam.step, 1), { significant: 4 }),
  'Adam step without correction': figure(at(uncorrected.step, 0), { digits: 4 }),
  'step by the document’s moments': figure(at(misled.step, 0), { digits: 4 }),
  'Adam correction of m': figure(at(adam.mHat, 0) / at(adam.state.m, 0), { digits: 0 }),
  'Adam correction of v': figure(at(adam.vHat, 0) / at(adam.state.v, 0), { digits: 0 }),
  'uncorrected step by corrected step': figure(at(uncorrected.step, 0) / at(adam.step, 0), { digits: 2 }),
  'v as the document writes it': figure((1 - 0.9) * sum(gradient.map((g) => g * g)), { significant: 2 }),
  'CNN parameters': figure(cnnParameters),
  'CNN last side': figure(cnnSide),
  'CNN last layer parameters': figure(cnnLast),
  'CNN first dense share': figure((cnnDense / cnnParameters) * 100, { digits: 0 }),
  'billion by CNN parameters': figure(1e9 / cnnParameters, { digits: 0 }),
  'images for ten batches': figure(9 * 32 + 1),
  'VGG-16 parameters': figure(vggParameters),
  'GPT-1 parameters': figure(transformerParameters(12, 768)),
  'loss of Chinchilla': figure(scalingLawLoss(70e9, 1.4e12), { digits: 2 }),
  'loss of Gopher': figure(scalingLawLoss(280e9, 300e9), { digits: 2 }),
  'generative AI 2022, low, billions': figure(generative2022.low, { digits: 1 }),
  'generative AI 2022, high, billions': figure(generative2022.high, { digits: 1 }),
  'generative AI 2022, low, hundred millions': figure(generative2022.low * 10, { digits: 0 }),
  'generative AI 2022, high, hundred millions': figure(generative2022.high * 10, { digits: 0 }),
  'training FLOPs of GPT-3': figure(trainingFlops(175e9, 300e9), { scientific: true }),
  'days on 1,024 GPUs': figure(trainingDays(gpt3Scale, 1024, 140e12), { digits: 0 }),
  'days on 128 GPUs': figure(trainingDays(gpt3Scale, 128, 140e12), { digits: 0 }),
  'weights of 7 billion, GB': figure(weightBytes(7e9, 2) / 1e9),
  'states of 7 billion, GB': figure(trainingStateBytes(7e9) / 1e9),
} as const satisfies Record<string, string>

/**
 * Puts computed numbers in the place of their names: `σ(2) = {sigmoid(2)}`.
 *
 * @param where File and field, for the message.
 * @throws {TypeError} when a name is not in the table.
 */
export function withComputedValues(text: string, where: string): string {
  const values: Readonly<Record<string, string>> = computedValues
  return text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) {
      throw new TypeError(
        `${where}: found {${name}}, expected the name of a computed value, one of ${Object.keys(values).join('; ')}. ` +
          'Add it to src/components/errata/computed.ts.',
      )
    }
    return value
  })
}
