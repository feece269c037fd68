/** How much each place of a picture speaks for one class, row by row; 0 nothing, 1 the most. */
export interface HeatMap {
  values: Float32Array
  width: number
  height: number
}

/** Class activation maps of every class, as a network with global average pooling gives them. */
export interface ActivationMaps {
  /** `height × width × classes`. */
  values: Float32Array
  width: number
  height: number
  classes: number
}

/**
 * The class activation map of one class (Zhou et al. 2016, "Learning Deep Features for Discriminative
 * Localization"): evidence against the class counts as none, the strongest evidence as 1.
 *
 * @param classIndex Position of the class in the model's output.
 */
export function activationHeat(maps: ActivationMaps, classIndex: number): HeatMap {
  const { values, width, height, classes } = maps
  const heat = Float32Array.from(
    { length: width * height },
    (_, place) => values[place * classes + classIndex] ?? 0,
  )
  return { values: normalise(heat), width, height }
}

/** Where grey patches are laid over the model's input: a square grid, each patch larger than the step between two. */
export interface OcclusionGrid {
  /** Patches along each side. */
  steps: number
  /** Edge of a patch in pixels. */
  patch: number
}

/** 10 × 10 patches of 30 pixels on an input of 150: each pixel is covered about four times. */
export const occlusionGrid: OcclusionGrid = { steps: 10, patch: 30 }

/**
 * Copies of an input, each with one grey patch (Zeiler and Fergus 2014, "Visualizing and Understanding
 * Convolutional Networks").
 *
 * @param tensor NHWC, one image.
 * @param size Height and width of the input in pixels.
 * @param grey Value of each channel in a patch, in the tensor's own scale.
 * @param from First patch, row by row over the grid.
 * @param to One past the last patch.
 * @returns NHWC, `to − from` images.
 */
export function occluded(
  tensor: Float32Array,
  [height, width]: readonly [number, number],
  grey: readonly number[],
  from: number,
  to: number,
  { steps, patch }: OcclusionGrid = occlusionGrid,
): Float32Array {
  const copies = new Float32Array((to - from) * tensor.length)
  const place = (index: number, length: number) => Math.round((index * (length - patch)) / (steps - 1))
  for (let copy = from; copy < to; copy++) {
    const offset = (copy - from) * tensor.length
    copies.set(tensor, offset)
    const top = place(Math.floor(copy / steps), height)
    const start = place(copy % steps, width)
    for (let y = top; y < top + patch; y++) {
      for (let at = (y * width + start) * 3, x = 0; x < patch * 3; x++, at++) {
        copies[offset + at] = grey[x % 3] ?? 0
      }
    }
  }
  return copies
}

/**
 * Heat from the probabilities that a class keeps when each patch is hidden: the more it loses, the hotter the place.
 *
 * @param whole Probability of the class with nothing hidden.
 * @param hidden One probability for each patch, row by row.
 */
export function occlusionHeat(
  whole: number,
  hidden: readonly number[],
  { steps }: OcclusionGrid = occlusionGrid,
): HeatMap {
  const losses = Float32Array.from(hidden, (probability) => whole - probability)
  return { values: normalise(losses), width: steps, height: steps }
}

function normalise(values: Float32Array): Float32Array {
  const largest = values.reduce((most, value) => Math.max(most, value), 0)
  return values.map((value) => (largest > 0 ? Math.max(0, value) / largest : 0))
}

/**
 * Enlarges a heat map with bilinear interpolation between the centres of its cells.
 *
 * @param width Width of the result in pixels.
 * @param height Height of the result in pixels.
 */
export function enlarge(heat: HeatMap, width: number, height: number): HeatMap {
  const values = new Float32Array(width * height)
  const columns = neighbours(heat.width, width)
  let at = 0
  for (const row of neighbours(heat.height, height)) {
    const [top, bottom] = [row.before * heat.width, row.after * heat.width]
    for (const { before, after, share } of columns) {
      const upper = mix(heat.values[top + before] ?? 0, heat.values[top + after] ?? 0, share)
      const lower = mix(heat.values[bottom + before] ?? 0, heat.values[bottom + after] ?? 0, share)
      values[at++] = mix(upper, lower, row.share)
    }
  }
  return { values, width, height }
}

const mix = (a: number, b: number, share: number) => a + (b - a) * share

/** For each of `length` places along a side the two of `cells` cells that it lies between, and how near the second is. */
function neighbours(cells: number, length: number) {
  return Array.from({ length }, (_, index) => {
    const place = Math.min(Math.max(((index + 0.5) * cells) / length - 0.5, 0), cells - 1)
    const before = Math.floor(place)
    return { before, after: Math.min(before + 1, cells - 1), share: place - before }
  })
}

const rows = ['top', 'middle', 'bottom'] as const
const columns = ['left', 'centre', 'right'] as const
/** A ninth of the picture. */
export type Region = `${(typeof rows)[number]}-${(typeof columns)[number]}`

/** Where a heat map is hot, in words: the two hottest ninths that hold enough heat, or nowhere in particular. */
export interface HeatSummary {
  /** Hottest first; empty when the map is cold or even. */
  regions: Region[]
  /** Share of all heat in these regions, 0–1. */
  share: number
}

/** Finds the ninths of the picture that hold the heat. A ninth counts from a share of 1/6 on (1/9 would be even). */
export function summariseHeat(heat: HeatMap): HeatSummary {
  const even = enlarge(heat, 30, 30)
  const total = even.values.reduce((sum, value) => sum + value, 0)
  if (total === 0) return { regions: [], share: 0 }
  const ninths = rows.flatMap((row, y) =>
    columns.map((column, x) => {
      let sum = 0
      for (let at = 0; at < 100; at++) {
        sum += even.values[(y * 10 + Math.floor(at / 10)) * 30 + x * 10 + (at % 10)] ?? 0
      }
      return { region: `${row}-${column}` as Region, share: sum / total }
    }),
  )
  const hottest = ninths
    .filter(({ share }) => share > 1 / 6)
    .sort((a, b) => b.share - a.share)
    .slice(0, 2)
  return {
    regions: hottest.map(({ region }) => region),
    share: hottest.reduce((sum, { share }) => sum + share, 0),
  }
}

/** Stops of the colour scale, RGB: dark violet over orange to light yellow, in even steps of lightness. */
const stops: readonly (readonly [number, number, number])[] = [
  [20, 11, 53],
  [101, 21, 110],
  [187, 55, 84],
  [249, 142, 9],
  [252, 255, 164],
]

/** The colour scale from none (0) to most (255), RGB, three bytes a step. */
export const heatColours = Uint8ClampedArray.from({ length: 256 * 3 }, (_, at) => {
  const position = (Math.floor(at / 3) / 255) * (stops.length - 1)
  const lower = Math.min(Math.floor(position), stops.length - 2)
  const from = stops[lower]?.[at % 3] ?? 0
  const to = stops[lower + 1]?.[at % 3] ?? 0
  return from + (to - from) * (position - lower)
})

/**
 * Paints a heat map: the hotter, the lighter and the less transparent.
 *
 * @returns RGBA, row by row.
 */
export function paintHeat({ values }: HeatMap): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(values.length * 4)
  values.forEach((value, index) => {
    const step = Math.round(Math.min(Math.max(value, 0), 1) * 255) * 3
    pixels.set(heatColours.subarray(step, step + 3), index * 4)
    pixels[index * 4 + 3] = 255 * Math.min(1, 0.35 + value)
  })
  return pixels
}

/** The colour scale as whole pixels, one write each: dozens of maps are painted at a time. */
const heatPixels = new Uint32Array(
  Uint8ClampedArray.from({ length: 256 * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (heatColours[Math.floor(at / 4) * 3 + (at % 4)] ?? 0),
  ).buffer,
)

/**
 * Paints what is already counted from 0 to 255, without transparency.
 *
 * @returns RGBA, row by row.
 */
export function paintSteps(values: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  return new Uint8ClampedArray(Uint32Array.from(values, (value) => heatPixels[value] ?? 0).buffer)
}
