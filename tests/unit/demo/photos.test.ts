import { describe, expect, it } from 'vitest'
import { parsePhotos } from '@/components/demo/photos'

const photo = {
  id: 'daisy-1',
  class: 'daisy',
  file: 'daisy-1.jpg',
  photographer: 'A. Gardener',
  licence: 'CC BY 2.0',
  source: 'https://example.org/photo',
}

describe('parsePhotos', () => {
  it('reads a list', () => expect(parsePhotos(JSON.stringify([photo]))).toEqual([photo]))
  it('names the entry and the field that is missing', () => {
    expect(() => parsePhotos(JSON.stringify([photo, { ...photo, photographer: '' }]))).toThrow(
      /entry 1, field "photographer"/,
    )
    expect(() => parsePhotos('{}')).toThrow('expected a list')
  })
})
