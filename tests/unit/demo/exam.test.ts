import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ExamTally, examPhotos } from '@/components/demo/exam'
import { testPhotographs } from '@/components/demo/testPhotographs'

const file = (path: string) =>
  Object.defineProperty(new File(['x'], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path })
const classIds = ['daisy', 'tulips']

describe('examPhotos', () => {
  const files = [
    'flower_photos/daisy/1.jpg',
    'flower_photos/Tulips/2.jpg',
    'flower_photos/daisy/.DS_Store',
    'flower_photos/LICENSE.txt',
    'flower_photos/roses/3.jpg',
  ].map(file)

  it('takes the truth from the folder and leaves the rest', () => {
    expect(examPhotos(files, classIds).map(({ file: { name }, truth }) => [name, truth])).toEqual([
      ['1.jpg', 0],
      ['2.jpg', 1],
    ])
  })
  it('keeps only what is on the list', () => {
    expect(examPhotos(files, classIds, { daisy: ['9.jpg'], tulips: ['2.jpg'] })).toHaveLength(1)
  })
})

describe('ExamTally', () => {
  it('counts, and knows how little a few photographs say', () => {
    const tally = new ExamTally(2)
    expect(tally.interval).toEqual([0, 1])
    for (let photo = 0; photo < 8; photo++) tally.add(0, 0)
    for (let photo = 0; photo < 2; photo++) tally.add(1, 0)
    expect(tally.confusion).toEqual([
      [8, 0],
      [2, 0],
    ])
    expect(tally.accuracy).toBe(0.8)
    // Wilson's interval of 8 out of 10.
    expect(tally.interval[0]).toBeCloseTo(0.4902, 3)
    expect(tally.interval[1]).toBeCloseTo(0.9433, 3)
  })
})

describe('testPhotographs', () => {
  it('finds the photographs that the card’s test figures were measured on', () => {
    const list = testPhotographs(readFileSync('training/flowers/split.tsv', 'utf8'))
    const card = JSON.parse(readFileSync('public/models/flowers/model-card.json', 'utf8')) as {
      dataset: { counts: { test: Record<string, number> } }
    }
    const counts = Object.fromEntries(Object.entries(list).map(([id, names]) => [id, names.length]))
    expect(counts).toEqual(card.dataset.counts.test)
  })
  it('refuses a table without any', () => {
    expect(() => testPhotographs('class\tfile\tsplit\n')).toThrow('split.tsv')
  })
})
