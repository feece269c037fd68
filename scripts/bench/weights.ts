import protobuf from 'protobufjs'

/** The part of the ONNX format that holds a model's weights (onnx.proto, IR version 3 and later). */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Model { Graph graph = 7; }
  message Graph { repeated Tensor initializer = 5; }
  message Tensor { repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9; }
`)

interface OnnxTensor {
  dims: number[]
  dataType: number
  name: string
  rawData: Uint8Array
}

/** Weights of a layer: kernel and bias, in the layout of Keras and TensorFlow.js. */
export interface LayerWeights {
  kernel: { shape: number[]; values: number[] }
  bias: number[]
}

/**
 * Reads the weights of the source document's CNN from its ONNX file, from the first layer to the last.
 *
 * @throws {Error} when the file does not hold four convolutions and two dense layers.
 */
export function documentWeights(onnx: Uint8Array): LayerWeights[] {
  const model = root.lookupType('Model').decode(onnx) as unknown as { graph: { initializer: OnnxTensor[] } }
  const tensors = model.graph.initializer
    .filter(({ dataType }) => dataType === 1)
    .map(({ dims, name, rawData }) => ({
      name,
      dims: dims.map(Number),
      values: [...new Float32Array(new Uint8Array(rawData).buffer)],
    }))
  const kernels = tensors.filter(({ dims }) => dims.length > 1).reverse()
  const layers = kernels.map(({ dims, name, values }) => {
    const layer = name.split('/')[1]
    const bias = tensors.find((other) => other.dims.length === 1 && other.name.split('/')[1] === layer)
    if (!bias) throw new Error(`The ONNX file has no bias for ${name}.`)
    const kernel = dims.length === 4 ? toKernelsLast(dims, values) : { shape: dims, values }
    return { kernel, bias: bias.values }
  })
  const ranks = layers.map(({ kernel }) => kernel.shape.length).join(' ')
  if (ranks !== '4 4 4 4 2 2') {
    throw new Error(`Found layers of rank ${ranks}, expected four convolutions and two dense layers.`)
  }
  return layers
}

/** ONNX keeps convolution kernels as (out, in, height, width), Keras as (height, width, in, out). */
function toKernelsLast(dims: number[], values: number[]): { shape: number[]; values: number[] } {
  const [out = 0, input = 0, height = 0, width = 0] = dims
  const moved = new Array<number>(values.length)
  for (let o = 0; o < out; o++) {
    for (let i = 0; i < input; i++) {
      for (let at = 0; at < height * width; at++) {
        moved[(at * input + i) * out + o] = values[(o * input + i) * height * width + at] ?? NaN
      }
    }
  }
  return { shape: [height, width, input, out], values: moved }
}
