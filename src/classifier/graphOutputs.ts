/** `TensorProto.DataType.FLOAT` of ONNX. */
const floatType = 1

/** Numbers of the fields, from onnx.proto. */
const field = {
  modelGraph: 7,
  graphOutput: 12,
  valueName: 1,
  valueType: 2,
  typeTensor: 1,
  tensorElement: 1,
} as const

/**
 * The same ONNX model with some of its inner tensors as further outputs. Two serialised messages of one type, one
 * behind the other, are read as one message whose repeated fields are joined ("Last One Wins", Protocol Buffers
 * encoding guide, https://protobuf.dev/programming-guides/encoding/#last-one-wins): a few bytes behind the file
 * are enough, and nothing in it has to be parsed.
 *
 * @param model A serialised ModelProto.
 * @param tensors Names of tensors of 32-bit floats inside the graph.
 * @returns A copy; `model` stays as it is.
 */
export function withOutputs(model: Uint8Array, tensors: readonly string[]): Uint8Array<ArrayBuffer> {
  const outputs = tensors.map((name) => {
    const tensor = [...key(field.tensorElement, 0), floatType]
    const type = message(field.typeTensor, tensor)
    const value = [
      ...message(field.valueName, [...new TextEncoder().encode(name)]),
      ...message(field.valueType, type),
    ]
    return message(field.graphOutput, value)
  })
  const addition = message(field.modelGraph, outputs.flat())
  const longer = new Uint8Array(model.length + addition.length)
  longer.set(model)
  longer.set(addition, model.length)
  return longer
}

/** A field of Protocol Buffers that holds bytes: its key, its length, the bytes. */
function message(number: number, bytes: readonly number[]): number[] {
  return [...key(number, 2), ...variableLength(bytes.length), ...bytes]
}

function key(number: number, wireType: 0 | 2): number[] {
  return variableLength(number * 8 + wireType)
}

/** Seven bits to a byte, the lowest first; all but the last have their top bit set. */
function variableLength(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...variableLength(Math.floor(value / 128))]
}
