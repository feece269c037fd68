import { describe, expect, it } from 'vitest'
import { classScores, verdictsOf } from '@/classifier/scores'

describe('classScores', () => {
  it('reads recall along rows and precision along columns', () => {
    const [first, second] = classScores([
      [8, 2],
      [4, 6],
    ])
    expect(first).toEqual({ photos: 10, recall: 0.8, precision: 8 / 12, mistake: { index: 1, count: 2 } })
    expect(second).toEqual({ photos: 10, recall: 0.6, precision: 6 / 8, mistake: { index: 0, count: 4 } })
  })

  it('knows a class without mistakes and one that is never named', () => {
    const [right, never] = classScores([
      [3, 0],
      [2, 0],
    ])
    expect(right?.mistake).toBeUndefined()
    expect(never).toEqual({ photos: 2, recall: 0, precision: 0, mistake: { index: 0, count: 2 } })
  })
})

describe('verdictsOf', () => {
  it('looks down the column: what images given a class really showed', () => {
    const confusion = [
      [8, 2, 0],
      [4, 6, 0],
      [1, 3, 0],
    ]
    expect(verdictsOf(confusion, 0)).toEqual({ photos: 13, mistake: { index: 1, count: 4 } })
    expect(verdictsOf(confusion, 1)).toEqual({ photos: 11, mistake: { index: 2, count: 3 } })
    expect(verdictsOf(confusion, 2)).toEqual({ photos: 0, mistake: undefined })
  })
})
