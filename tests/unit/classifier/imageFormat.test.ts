import { describe, expect, it } from 'vitest'
import { checkImageFile } from '@/classifier/decode'
import { ClassifierError } from '@/classifier/errors'
import { imageFormat } from '@/classifier/imageFormat'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const box = (...brands: string[]) =>
  bytes(
    `\0\0\0${String.fromCharCode(16 + 4 * (brands.length - 1))}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`,
  )

describe('imageFormat', () => {
  it.each([
    ['jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['webp', bytes('RIFF\x10\0\0\0WEBPVP8 ')],
    ['gif', bytes('GIF89a\x01\0\x01\0')],
    ['bmp', bytes(`BM${'\0'.repeat(30)}`)],
    ['avif', box('avif', 'mif1', 'miaf')],
    ['avif', box('mif1', 'avif')],
    ['heic', box('heic', 'mif1')],
    ['heic', box('mif1', 'heic')],
    ['unknown', box('isom', 'mp42')],
    ['tiff', bytes('II*\0\x08\0\0\0')],
    ['pdf', bytes('%PDF-1.7')],
    ['svg', bytes('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['text', bytes('this is not a photograph')],
    ['text', new TextEncoder().encode('这不是照片')],
    ['text', new TextEncoder().encode('花'.repeat(300)).subarray(0, 512)],
    ['text', bytes('BMW')],
    ['unknown', new Uint8Array([0, 1, 2, 3])],
    ['unknown', new Uint8Array()],
  ])('recognises %s (%#)', (format, content) => expect(imageFormat(content)).toBe(format))
})

describe('checkImageFile', () => {
  const refusal = async (content: BlobPart, name: string): Promise<ClassifierError> => {
    const error: unknown = await checkImageFile(new Blob([content]), name).catch((thrown: unknown) => thrown)
    if (error instanceof ClassifierError) return error
    throw new Error(`${name} was not refused.`)
  }

  it.each([
    ['empty.jpg', '', 'file-empty'],
    ['notes.jpg', 'just some words', 'file-not-image'],
    ['drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'file-svg'],
    ['IMG_0001.heic', box('heic'), 'file-heic'],
    ['scan.tif', bytes('II*\0\x08\0\0\0'), 'file-unsupported'],
    ['<img src=x onerror=alert(1)>.jpg', 'text', 'file-not-image'],
  ] as const)('refuses %s and names it', async (name, content, code) => {
    const error = await refusal(content, name)
    expect(error).toMatchObject({ code, file: name })
    expect(error.message).toContain(name)
  })

  it('refuses a file above 50 MB without reading it', async () => {
    expect(await refusal(new Uint8Array(50 * 1024 * 1024 + 1), 'huge.png')).toMatchObject({
      code: 'file-too-large',
    })
  })

  it('goes by the content, not by the name', async () => {
    expect(await checkImageFile(new Blob(['GIF89a\x05\0\x05\0']), 'photo.jpg')).toBe('image/gif')
  })
})
