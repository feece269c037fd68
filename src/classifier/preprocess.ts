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
  const resizeRow = width > outWidth ? rowShrinker(width, outWidth) : rowWidener(width, outWidth)
  const result = new Float32Array(height * outWidth * 3)
  const length = width * 4
  for (let y = 0; y < height; y++) {
    // Hardly any photograph has transparent pixels, and mixing them with white takes as long as all the rest.
    if (isOpaque(data, y * length, length)) resizeRow(data, y * length, result, y * outWidth * 3)
    else resizeRow(onWhite(data.subarray(y * length, (y + 1) * length)), 0, result, y * outWidth * 3)
  }
  return result
}

/** Reads one row of RGBA from a position on and writes one row of RGB from a position on. */
type ResizeRow = (source: Pixels['data'], from: number, result: Float32Array, to: number) => void

/** Applies the filter as it stands: for each output pixel, all input pixels below its triangle. */
function rowWidener(width: number, outWidth: number): ResizeRow {
  const { starts, counts, weights, stride } = triangleFilter(width, outWidth)
  return (source, from, result, to) => {
    for (let x = 0; x < outWidth; x++) {
      for (let tap = 0; tap < counts[x]!; tap++) {
        const weight = weights[x * stride + tap]!
        const pixel = from + (starts[x]! + tap) * 4
        const out = to + x * 3
        for (let channel = 0; channel < 3; channel++) {
          result[out + channel] = result[out + channel]! + weight * source[pixel + channel]!
        }
      }
    }
  }
}

/**
 * Applies the same filter, and reads each input pixel only once: when shrinking, a pixel between two output centres
 * lies below two triangles, and what it gives to the right one and to the left one adds up to one.
 */
function rowShrinker(width: number, outWidth: number): ResizeRow {
  const ratio = width / outWidth
  const toRight = new Float64Array(width)
  /** Before which input pixel each centre lies; behind the last centre comes the rest. */
  const ends = new Int32Array(outWidth + 1)
  const sums = new Float64Array(outWidth)
  for (let x = 0, right = 0; x < width; x++) {
    while (right < outWidth && x + 0.5 >= (right + 0.5) * ratio) right++
    const share = (x + 0.5) / ratio - (right - 0.5)
    toRight[x] = share
    ends[right] = x + 1
    if (right > 0) sums[right - 1] = sums[right - 1]! + 1 - share
    if (right < outWidth) sums[right] = sums[right]! + share
  }
  return (source, from, result, to) => {
    // What the centre on the left has got so far.
    let red = 0
    let green = 0
    let blue = 0
    for (let right = 0, x = 0, pixel = from, out = to; right <= outWidth; right++) {
      const end = ends[right]!
      let allRed = 0
      let allGreen = 0
      let allBlue = 0
      let rightRed = 0
      let rightGreen = 0
      let rightBlue = 0
      for (; x < end; x++, pixel += 4) {
        const share = toRight[x]!
        const r = source[pixel]!
        const g = source[pixel + 1]!
        const b = source[pixel + 2]!
        allRed += r
        allGreen += g
        allBlue += b
        rightRed += share * r
        rightGreen += share * g
        rightBlue += share * b
      }
      if (right > 0) {
        const sum = sums[right - 1]!
        result[out] = (red + allRed - rightRed) / sum
        result[out + 1] = (green + allGreen - rightGreen) / sum
        result[out + 2] = (blue + allBlue - rightBlue) / sum
        out += 3
      }
      red = rightRed
      green = rightGreen
      blue = rightBlue
    }
  }
}

/** Whether all pixels of a row, `length` bytes from `start` on, have full alpha. */
function isOpaque(data: Pixels['data'], start: number, length: number): boolean {
  for (let at = start + 3; at < start + length; at += 4) {
    if (data[at] !== 255) return false
  }
  return true
}

/** Mixes pixels with white by their alpha, rounded to whole steps as a picture without transparency has them. */
function onWhite(pixels: Pixels['data']): Uint8ClampedArray {
  const mixed = new Uint8ClampedArray(pixels.length)
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3]! / 255
    for (let channel = at; channel < at + 3; channel++) {
      mixed[channel] = pixels[channel]! * alpha + 255 * (1 - alpha)
    }
  }
  return mixed
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
