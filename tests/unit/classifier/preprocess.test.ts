import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { preprocess, triangleFilter, type Pixels } from '@/classifier/preprocess'

const unit = { scale: 1 / 255, mean: [0, 0, 0], std: [1, 1, 1] } as const
const sized = (height: number, width: number) => ({ ...unit, size: [height, width] as const })

function filled(width: number, height: number, pixel: (x: number, y: number) => number[]): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(pixel(x, y), (y * width + x) * 4)
  return { data, width, height }
}

describe('triangleFilter', () => {
  it('has weights that sum to 1 inside the image, for any lengths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 200 }), (from, to) => {
        const { starts, counts, weights, stride } = triangleFilter(from, to)
        for (let output = 0; output < to; output++) {
          const start = starts[output] ?? -1
          const count = counts[output] ?? 0
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start + count).toBeLessThanOrEqual(from)
          const taps = weights.subarray(output * stride, output * stride + count)
          expect(taps.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('changes nothing when the length stays', () => {
    const { starts, counts, weights, stride } = triangleFilter(4, 4)
    for (let output = 0; output < 4; output++) {
      const taps = Array.from(weights.subarray(output * stride, output * stride + (counts[output] ?? 0)))
      expect(taps.filter((weight) => weight > 0)).toEqual([1])
      expect((starts[output] ?? 0) + taps.indexOf(1)).toBe(output)
    }
  })

  it('covers two output pixels when shrinking: 4 → 2 gives 3/7, 3/7, 1/7 at the edge', () => {
    const { weights } = triangleFilter(4, 2)
    expect(Array.from(weights.subarray(0, 3), (weight) => Number((weight * 7).toFixed(5)))).toEqual([3, 3, 1])
  })
})

describe('preprocess', () => {
  it('scales a plain colour to itself, whatever the sizes', () => {
    const tensor = preprocess(
      filled(37, 11, () => [51, 102, 255, 255]),
      sized(150, 150),
    )
    expect(tensor).toHaveLength(150 * 150 * 3)
    for (let at = 0; at < tensor.length; at += 3) {
      expect(tensor[at]).toBeCloseTo(0.2, 5)
      expect(tensor[at + 1]).toBeCloseTo(0.4, 5)
      expect(tensor[at + 2]).toBeCloseTo(1, 5)
    }
  })

  it('is the triangle filter along rows and columns, whatever the sizes and the transparency', () => {
    const side = fc.integer({ min: 1, max: 40 })
    const weightsOf = (from: number, to: number) => {
      const { starts, counts, weights, stride } = triangleFilter(from, to)
      return (out: number, at: number) => {
        const tap = at - (starts[out] ?? 0)
        return tap >= 0 && tap < (counts[out] ?? 0) ? (weights[out * stride + tap] ?? 0) : 0
      }
    }
    fc.assert(
      fc.property(side, side, side, side, fc.nat(), (width, height, outWidth, outHeight, seed) => {
        const transparent = seed % 2 === 1
        const image = filled(width, height, (x, y) => {
          const value = (x * 7919 + y * 104_729 + seed) % 251
          return [value, 250 - value, (value * 3) % 251, transparent && y % 3 === 0 ? value : 255]
        })
        const tensor = preprocess(image, sized(outHeight, outWidth))
        const [column, row] = [weightsOf(width, outWidth), weightsOf(height, outHeight)]
        const [outX, outY] = [seed % outWidth, seed % outHeight]
        let expected = 0
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const [red = 0, , , alpha = 0] = image.data.subarray((y * width + x) * 4)
            const onWhite = Math.round(red * (alpha / 255) + 255 - alpha)
            expected += row(outY, y) * column(outX, x) * onWhite
          }
        }
        // A value mixed with white may fall exactly between two steps.
        const tolerance = transparent ? 0.51 : 0.001
        expect(Math.abs((tensor[(outY * outWidth + outX) * 3] ?? NaN) * 255 - expected)).toBeLessThan(
          tolerance,
        )
      }),
    )
  })

  it('puts transparency on white', () => {
    const [red, green, blue] = preprocess(
      filled(2, 2, () => [255, 0, 0, 51]),
      sized(1, 1),
    )
    expect(red).toBeCloseTo(1, 5)
    expect(green).toBeCloseTo(0.8, 5)
    expect(blue).toBeCloseTo(0.8, 5)
  })

  it('keeps rows and columns apart', () => {
    const quadrants = filled(100, 60, (x, y) => [x < 50 ? 0 : 255, y < 30 ? 0 : 255, 0, 255])
    const tensor = preprocess(quadrants, sized(2, 2))
    const corner = (y: number, x: number) => Array.from(tensor.subarray((y * 2 + x) * 3, (y * 2 + x) * 3 + 2))
    expect(corner(0, 1)[0]).toBeGreaterThan(0.8)
    expect(corner(0, 1)[1]).toBeLessThan(0.2)
    expect(corner(1, 0)[0]).toBeLessThan(0.2)
    expect(corner(1, 0)[1]).toBeGreaterThan(0.8)
  })

  it('normalises with the mean and standard deviation of the card', () => {
    const input = { size: [1, 1] as const, scale: 1, mean: [10, 20, 30] as const, std: [2, 4, 5] as const }
    const tensor = preprocess(
      filled(3, 3, () => [20, 40, 80, 255]),
      input,
    )
    expect(Array.from(tensor, (value) => Number(value.toFixed(4)))).toEqual([5, 5, 10])
  })

  it('refuses data that do not fit the size', () => {
    expect(() => preprocess({ data: new Uint8Array(12), width: 2, height: 2 }, sized(1, 1))).toThrow(
      '16 bytes',
    )
    expect(() => preprocess({ data: new Uint8Array(0), width: 0, height: 0 }, sized(1, 1))).toThrow(
      RangeError,
    )
  })

  it('takes a photograph of 12 megapixels in well under a second', () => {
    const photo: Pixels = {
      data: new Uint8ClampedArray(4000 * 3000 * 4).fill(200),
      width: 4000,
      height: 3000,
    }
    const begun = performance.now()
    preprocess(photo, sized(150, 150))
    expect(performance.now() - begun).toBeLessThan(1500)
  })
})

describe('the same pixels become the same tensor as in training', () => {
  const folder = new URL('../../fixtures/preprocess/', import.meta.url)
  const pictures = readdirSync(folder).filter((name) => /^\d+x\d+\.png$/.test(name))

  it('has pictures to compare', () => expect(pictures.length).toBeGreaterThanOrEqual(3))

  it.each(pictures)('%s, within 1/255 of TensorFlow', async (name) => {
    const pixels = async (file: string) => {
      const { data, info } = await sharp(fileURLToPath(new URL(file, folder)))
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      return { data, width: info.width, height: info.height }
    }
    const tensor = preprocess(await pixels(name), sized(150, 150))
    const expected = await pixels(name.replace('.png', '.expected.png'))
    let largest = 0
    for (let pixel = 0; pixel < 150 * 150; pixel++) {
      for (let channel = 0; channel < 3; channel++) {
        const difference =
          (tensor[pixel * 3 + channel] ?? NaN) - (expected.data[pixel * 4 + channel] ?? NaN) / 255
        largest = Math.max(largest, Math.abs(difference))
      }
    }
    // The expected pictures are rounded to bytes: half a step is what rounding alone may cost.
    expect(largest).toBeLessThan(0.52 / 255)
  })
})
