import { describe, expect, it } from 'vitest'
import {
  activationHeat,
  enlarge,
  occluded,
  occlusionHeat,
  paintHeat,
  summariseHeat,
  type HeatMap,
} from '@/classifier/heatMap'

const heat = (width: number, height: number, hot: readonly (readonly [number, number])[]): HeatMap => {
  const values = new Float32Array(width * height)
  for (const [x, y] of hot) values[y * width + x] = 1
  return { values, width, height }
}

describe('activationHeat', () => {
  const maps = { values: new Float32Array([1, -2, 4, 6, -1, 0, 2, 3]), width: 2, height: 2, classes: 2 }

  it('takes the class out of the maps, with evidence against it as none and the strongest as 1', () => {
    expect([...activationHeat(maps, 0).values]).toEqual([0.25, 1, 0, 0.5])
    expect([...activationHeat(maps, 1).values]).toEqual([0, 1, 0, 0.5])
  })

  it('is cold where nothing speaks for the class', () => {
    const cold = activationHeat({ ...maps, values: new Float32Array(8).fill(-1) }, 0)
    expect([...cold.values]).toEqual([0, 0, 0, 0])
  })
})

describe('occluded', () => {
  it('lays one grey patch over each copy and leaves the rest alone', () => {
    const tensor = new Float32Array(6 * 6 * 3).fill(1)
    const grid = { steps: 2, patch: 3 }
    const copies = occluded(tensor, [6, 6], [0.1, 0.2, 0.3], 0, 4, grid)
    expect(copies).toHaveLength(4 * tensor.length)
    const pixel = (copy: number, x: number, y: number) => {
      const at = copy * tensor.length + (y * 6 + x) * 3
      return [...copies.slice(at, at + 3)].map((value) => Math.round(value * 10) / 10)
    }
    expect(pixel(0, 0, 0)).toEqual([0.1, 0.2, 0.3])
    expect(pixel(0, 3, 0)).toEqual([1, 1, 1])
    expect(pixel(1, 3, 0)).toEqual([0.1, 0.2, 0.3])
    expect(pixel(3, 5, 5)).toEqual([0.1, 0.2, 0.3])
    expect(tensor.every((value) => value === 1)).toBe(true)
  })
})

describe('occlusionHeat', () => {
  it('is hottest where hiding costs the most, and cold where hiding helps', () => {
    const { values } = occlusionHeat(0.8, [0.8, 0.3, 0.9, 0.55], { steps: 2, patch: 1 })
    expect([...values].map((value) => Math.round(value * 100) / 100)).toEqual([0, 1, 0, 0.5])
  })
})

describe('enlarge', () => {
  it('keeps an even map even, and a corner in its corner', () => {
    expect(enlarge({ values: new Float32Array(4).fill(0.5), width: 2, height: 2 }, 9, 7).values).toEqual(
      new Float32Array(63).fill(0.5),
    )
    const { values } = enlarge(heat(3, 3, [[0, 0]]), 9, 9)
    expect(values[0]).toBe(1)
    expect(values[80]).toBe(0)
  })
})

describe('summariseHeat', () => {
  it.each([
    [[[1, 1]], ['top-left']],
    [[[4, 4]], ['middle-centre']],
    [[[8, 7]], ['bottom-right']],
    [
      [
        [1, 1],
        [7, 1],
      ],
      ['top-left', 'top-right'],
    ],
  ] as const)('names where %j is', (hot, regions) => {
    expect(summariseHeat(heat(9, 9, hot)).regions).toEqual(regions)
  })

  it('names nothing when the heat is everywhere or nowhere', () => {
    const even = { values: new Float32Array(81).fill(1), width: 9, height: 9 }
    expect(summariseHeat(even).regions).toEqual([])
    expect(summariseHeat(heat(9, 9, []))).toEqual({ regions: [], share: 0 })
  })
})

describe('paintHeat', () => {
  it('makes hot places lighter and less transparent than cold ones', () => {
    const pixels = paintHeat({ values: new Float32Array([0, 1]), width: 2, height: 1 })
    const [cold, hot] = [pixels.slice(0, 4), pixels.slice(4)]
    expect(hot[1]).toBeGreaterThan(cold[1] ?? 0)
    expect(hot[3]).toBeGreaterThan(cold[3] ?? 0)
  })
})
