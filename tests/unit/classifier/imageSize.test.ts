import { describe, expect, it } from 'vitest'
import { imageFormat, signatureLength } from '@/classifier/imageFormat'
import { imageSize } from '@/classifier/imageSize'
import { largestFile } from '@/classifier/decode'
import { awkwardFiles } from '../../awkward/files'

const sizeOf = (bytes: Buffer) =>
  imageSize(imageFormat(bytes.subarray(0, signatureLength)), (offset, length) =>
    Promise.resolve(new Uint8Array(bytes.subarray(offset, offset + length))),
  )
const files = await awkwardFiles()

describe('imageSize', () => {
  const sized = files.filter(({ size }) => size !== undefined)
  it.each(sized)('reads the header of $name', async ({ bytes, size }) => {
    expect(await sizeOf(bytes)).toEqual(size)
  })

  it('sees that a picture is huge without decoding it', async () => {
    const huge = files.filter(
      ({ outcome, bytes }) => outcome === 'file-too-large' && bytes.length < largestFile,
    )
    for (const { name, bytes } of huge) {
      const size = await sizeOf(bytes)
      expect((size?.width ?? 0) * (size?.height ?? 0), name).toBeGreaterThan(100_000_000)
    }
  })

  it('does not trip over damaged headers, however short', async () => {
    for (const { bytes } of files) {
      for (const length of [0, 3, 9, 13, 20, 26, 31]) await sizeOf(bytes.subarray(0, length))
    }
  })
})
