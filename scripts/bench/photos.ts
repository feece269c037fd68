import sharp from 'sharp'
import { drawFlower, gallery } from '../../src/drawings/flower'

/** Fifty JPEG files of 1600 × 1200 pixels, as a phone would send them: the gallery's drawings, each with another seed. */
export async function benchPhotos(count = 50): Promise<Buffer[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const drawing = gallery[index % gallery.length]
      if (!drawing) throw new Error('The gallery is empty.')
      const svg = drawFlower({ ...drawing.parameters, seed: drawing.parameters.seed + index })
      return sharp(Buffer.from(svg)).resize(1600, 1200, { fit: 'cover' }).jpeg({ quality: 88 }).toBuffer()
    }),
  )
}
