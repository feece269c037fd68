function wholeNumbers(values: Record<string, number>, least = 1): void {
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isInteger(value) || value < least) {
      throw new RangeError(`${name} must be a whole number of at least ${least}, got ${value}.`)
    }
  }
}

/**
 * Side of a layer's output after a window (kernel or pool) slides over its input: ⌊(i + 2p − k) / s⌋ + 1.
 *
 * Dumoulin and Visin 2016, arXiv:1603.07285, relationship 6; without padding it is their relationship 5.
 *
 * @param input Side of the input in pixels.
 * @param window Side of the window in pixels.
 * @param stride Pixels by which the window moves.
 * @param padding Zeros added on each side of the input.
 * @throws {RangeError} when the window does not fit, or a size is not a whole number.
 */
export function windowedSize(input: number, window: number, stride = 1, padding = 0): number {
  wholeNumbers({ input, window, stride })
  wholeNumbers({ padding }, 0)
  const room = input + 2 * padding
  if (window > room) throw new RangeError(`A window of ${window} does not fit into an input of ${room}.`)
  return Math.floor((room - window) / stride) + 1
}

/**
 * Parameters of a convolution: a kernel and a bias for each output channel, the same at every position.
 * Goodfellow, Bengio and Courville 2016, sections 9.2 (sharing) and 9.5 (channels).
 */
export function convolutionParameters(window: number, inputChannels: number, outputChannels: number): number {
  wholeNumbers({ window, inputChannels, outputChannels })
  return (window * window * inputChannels + 1) * outputChannels
}

/**
 * Parameters of a dense layer: a weight for each pair and a bias for each output.
 * Goodfellow, Bengio and Courville 2016, section 6.1, h = g(Wᵀx + c).
 */
export function denseParameters(inputs: number, outputs: number): number {
  wholeNumbers({ inputs, outputs })
  return (inputs + 1) * outputs
}

/** A layer with a shape that was computed. */
export interface CountedLayer {
  kind: 'convolution' | 'pooling' | 'flatten' | 'dense'
  /** Side of the output in pixels; 1 once the image is flat. */
  side: number
  /** Channels of the output; after flattening, its numbers. */
  channels: number
  parameters: number
}

/**
 * The source document's network for images, layer by layer: 3 × 3 convolutions without padding, each followed by
 * 2 × 2 pooling, then two dense layers. Section 5.2.2 of the document; `training/flowers/model.py` builds the same.
 *
 * @param classes Number of outputs.
 * @param side Side of the square input in pixels, three colour channels.
 */
export function documentNetwork(classes: number, side = 150): CountedLayer[] {
  const layers: CountedLayer[] = []
  let size = side
  let channels = 3
  for (const kernels of [32, 64, 128, 128]) {
    const parameters = convolutionParameters(3, channels, kernels)
    size = windowedSize(size, 3)
    layers.push({ kind: 'convolution', side: size, channels: kernels, parameters })
    size = windowedSize(size, 2, 2)
    layers.push({ kind: 'pooling', side: size, channels: kernels, parameters: 0 })
    channels = kernels
  }
  let inputs = size * size * channels
  layers.push({ kind: 'flatten', side: 1, channels: inputs, parameters: 0 })
  for (const outputs of [512, classes]) {
    layers.push({ kind: 'dense', side: 1, channels: outputs, parameters: denseParameters(inputs, outputs) })
    inputs = outputs
  }
  return layers
}

/** Parameters of all layers together. */
export function parametersOf(layers: readonly CountedLayer[]): number {
  return layers.reduce((sum, { parameters }) => sum + parameters, 0)
}
