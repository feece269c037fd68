/* eslint-disable @typescript-eslint/no-non-null-assertion -- The inner loops run tens of millions of times on a
   photograph; their indices are in range by construction, and a fallback value would only hide a mistake. */
import type { ModelInput } from './card'

/** An image as the canvas gives it: 8-bit RGBA, row by row, alpha not premultiplied. */
export interface Pixels {
  data: Uint8ClampedArray | Uint8Array
  width: number
  height: number
}

/** For each output position: the first input position, the number of inputs, and their weights (which sum to 1). */
interface ResamplingFilter {
  starts: Int32Array
  counts: Int32Array
  /** Weights of output `i` are at `i * stride` … `i * stride + counts[i] - 1`. */
  weights: Float32Array
  stride: number
}

/**
 * Weights of the antialiased triangle filter. The same as `tf.image.resize(method='bilinear', antialias=True)` and
 * Pillow's `BILINEAR`: the triangle is as wide as an output pixel when shrinking, as an input pixel when enlarging.
 *
 * @param from Length of the input in pixels, ≥ 1.
 * @param to Length of the output in pixels, ≥ 1.
 */
export function triangleFilter(from: number, to: number): ResamplingFilter {
  const ratio = from / to
  const support = Math.max(1, ratio)
  const stride = Math.ceil(support) * 2 + 1
  const starts = new Int32Array(to)
  const counts = new Int32Array(to)
  const weights = new Float32Array(to * stride)

  for (let output = 0; output < to; output++) {
    const centre = (output + 0.5) * ratio
    const start = Math.max(0, Math.ceil(centre - support - 0.5))
    const end = Math.min(from, Math.floor(centre + support - 0.5) + 1)
    const raw = Array.from({ length: end - start }, (_, tap) =>
      Math.max(0, 1 - Math.abs(start + tap + 0.5 - centre) / support),
    )
    const sum = raw.reduce((total, weight) => total + weight, 0)
    starts[output] = start
    counts[output] = end - start
    raw.forEach((weight, tap) => (weights[output * stride + tap] = weight / sum))
  }
  return { starts, counts, weights, stride }
}

/**
 * Turns an image into the tensor a model expects: transparency on white, stretched to the model's size without
 * keeping the aspect ratio, `(value × scale − mean) / std`. All arithmetic is in floating point.
 *
 * @param image RGBA of at least one pixel.
 * @param input Size `[height, width]` and normalisation from the model card.
 * @returns NHWC, length `height × width × 3`, one image.
 * @throws {RangeError} when the data do not fit the image's width and height.
 */
export function preprocess(
  image: Pixels,
  input: Pick<ModelInput, 'size' | 'scale' | 'mean' | 'std'>,
): Float32Array {
  const { data, width, height } = image
  if (!(width >= 1 && height >= 1) || data.length !== width * height * 4) {
    throw new RangeError(
      `Image of ${width} × ${height} pixels with ${data.length} bytes; expected ${width * height * 4} bytes of RGBA.`,
    )
  }
  const [outHeight, outWidth] = input.size
  const narrowed = resizeRows(image, outWidth)
  const tensor = resizeColumns(narrowed, outWidth * 3, height, outHeight)

  const { scale, mean, std } = input
  for (let at = 0; at < tensor.length; at += 3) {
    for (let channel = 0; channel < 3; channel++) {
      const value = tensor[at + channel] ?? 0
      tensor[at + channel] = (value * scale - (mean[channel] ?? 0)) / (std[channel] ?? 1)
    }
  }
  return tensor
}

/**
 * The picture that a tensor stands for: the reverse of `preprocess`'s last step.
 *
 * @param tensor NHWC, one image.
 * @returns RGBA, opaque, in the size of the model's input.
 */
export function pictureOf(
  tensor: Float32Array,
  { scale, mean, std }: Pick<ModelInput, 'scale' | 'mean' | 'std'>,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray((tensor.length / 3) * 4).fill(255)
  for (let from = 0, to = 0; from < tensor.length; from += 3, to += 4) {
    for (let channel = 0; channel < 3; channel++) {
      pixels[to + channel] = (tensor[from + channel]! * std[channel]! + mean[channel]!) / scale
    }
  }
  return pixels
}

/** Shrinks or widens each row; returns `height × outWidth × 3` values of 0–255. */
function resizeRows({ data, width, height }: Pixels, outWidth: number): Float32Array {
  const { starts, counts, weights, stride } = triangleFilter(width, outWidth)
  const result = new Float32Array(height * outWidth * 3)
  const row = new Float32Array(width * 3)

  for (let y = 0, out = 0; y < height; y++) {
    for (let x = 0, from = y * width * 4, to = 0; x < width; x++, from += 4, to += 3) {
      const alpha = data[from + 3]! / 255
      const white = 255 * (1 - alpha)
      row[to] = data[from]! * alpha + white
      row[to + 1] = data[from + 1]! * alpha + white
      row[to + 2] = data[from + 2]! * alpha + white
    }
    for (let x = 0; x < outWidth; x++, out += 3) {
      const last = x * stride + counts[x]!
      let red = 0
      let green = 0
      let blue = 0
      for (let tap = x * stride, from = starts[x]! * 3; tap < last; tap++, from += 3) {
        const weight = weights[tap]!
        red += weight * row[from]!
        green += weight * row[from + 1]!
        blue += weight * row[from + 2]!
      }
      result[out] = red
      result[out + 1] = green
      result[out + 2] = blue
    }
  }
  return result
}

/** Shrinks or stretches the columns of `height` rows with `rowLength` values each. */
function resizeColumns(
  rows: Float32Array,
  rowLength: number,
  height: number,
  outHeight: number,
): Float32Array {
  const { starts, counts, weights, stride } = triangleFilter(height, outHeight)
  const result = new Float32Array(outHeight * rowLength)
  for (let y = 0; y < outHeight; y++) {
    const out = y * rowLength
    for (let tap = 0; tap < counts[y]!; tap++) {
      const weight = weights[y * stride + tap]!
      const from = (starts[y]! + tap) * rowLength
      for (let at = 0; at < rowLength; at++) result[out + at] = result[out + at]! + weight * rows[from + at]!
    }
  }
  return result
}
