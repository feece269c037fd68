import { describe, expect, it } from 'vitest'
import { brokenLines, sharedFileName, sharedSize } from '@/components/demo/shareDrawing'

/** Ten pixels a letter, twenty a Han character: enough to follow by hand. */
const measure = (text: string) =>
  [...text].reduce((sum, letter) => sum + (/\p{Script=Han}|[，。]/u.test(letter) ? 20 : 10), 0)

describe('the file name of a shared picture', () => {
  const at = new Date('2026-11-25T08:09:10.555Z')

  it('says class and time, and nothing of the visitor’s', () => {
    expect(sharedFileName('daisy', at)).toBe('flowers-daisy-2026-11-25-080910.png')
  })

  it('is safe on every system, whatever the class is called', () => {
    expect(sharedFileName('../CON: 玫瑰*?', at)).toBe('flowers-con-2026-11-25-080910.png')
  })
})

describe('lines of a shared picture', () => {
  it('break between Han characters, never before closing punctuation', () => {
    expect(brokenLines('雏菊，玫瑰。', measure, 60, 3)).toEqual(['雏菊，', '玫瑰。'])
    expect(brokenLines('雏菊玫瑰。', measure, 80, 3)).toEqual(['雏菊玫', '瑰。'])
  })

  it('break between words, not inside them', () => {
    expect(brokenLines('a rose is a rose', measure, 100, 3)).toEqual(['a rose is', 'a rose'])
  })

  it('end with an ellipsis where the room ends, and lose nothing where it does not', () => {
    expect(brokenLines('a rose is a rose', measure, 60, 2)).toEqual(['a rose', 'is a…'])
    expect(brokenLines('chrysanthemum', measure, 60, 1)).toEqual(['chrys…'])
    expect(brokenLines('', measure, 60, 2)).toEqual([])
    const mixed = '最像 daisy，概率 87.5%（不是 100%）。'
    expect(brokenLines(mixed, measure, 10_000, 1)).toEqual([mixed])
    expect(brokenLines(mixed, measure, 90, 20).join('').replaceAll(' ', '')).toBe(mixed.replaceAll(' ', ''))
  })
})

it('a picture has room for every model that it shows', () => {
  const one = sharedSize(1)
  const two = sharedSize(2)
  expect(one.width).toBe(two.width)
  expect(two.height).toBeGreaterThan(one.height + 400)
})
