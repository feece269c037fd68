/**
 * Side of a layer's output after a window (kernel or pool) without padding slides over its input.
 *
 * Dumoulin and Visin 2016, arXiv:1603.07285, relationships 1 and 5.
 */
export function windowedSize(input: number, window: number, stride = 1): number {
  if (window > input) throw new RangeError(`A window of ${window} does not fit into an input of ${input}.`)
  return Math.floor((input - window) / stride) + 1
}

/** Parameters of a convolution: a kernel and a bias for each output channel. */
export function convolutionParameters(window: number, inputChannels: number, outputChannels: number): number {
  return (window * window * inputChannels + 1) * outputChannels
}

/** Parameters of a dense layer: a weight for each pair and a bias for each output. */
export function denseParameters(inputs: number, outputs: number): number {
  return (inputs + 1) * outputs
}
