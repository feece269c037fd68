import { ClassifierError } from './errors'
import { imageFormat, signatureLength, type ImageFormat } from './imageFormat'
import { imageSize } from './imageSize'
import type { Pixels } from './preprocess'

/** Largest file that is opened, in bytes. */
export const largestFile = 50 * 1024 * 1024
/** Largest image that is turned into pixels: 100 megapixels take 400 MB. */
export const largestPixelCount = 100_000_000

const mediaTypes: Partial<Record<ImageFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  bmp: 'image/bmp',
}

/**
 * Checks a file before anything tries to decode it.
 *
 * @param file Any file that a visitor hands over.
 * @param name The file's name, for the error.
 * @returns The media type that belongs to the content, whatever the file calls itself.
 * @throws {ClassifierError} `file-empty`, `file-too-large` (bytes, or pixels by the header), `file-svg`, `file-heic`, `file-not-image`, `file-unsupported`.
 */
export async function checkImageFile(file: Blob, name: string): Promise<string> {
  const expected = 'a JPEG, PNG, WebP, AVIF, GIF or BMP image of at most 50 MB'
  if (file.size === 0) throw new ClassifierError('file-empty', { file: name, found: '0 bytes', expected })
  if (file.size > largestFile) {
    throw new ClassifierError('file-too-large', {
      file: name,
      found: `${(file.size / 1024 / 1024).toFixed(1)} MB`,
      expected,
    })
  }
  const format = imageFormat(new Uint8Array(await file.slice(0, signatureLength).arrayBuffer()))
  const type = mediaTypes[format]
  if (type) {
    const size = await imageSize(
      format,
      async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
    )
    if (size) refuseTooManyPixels(size, name)
    return type
  }
  const code =
    format === 'svg'
      ? 'file-svg'
      : format === 'heic'
        ? 'file-heic'
        : format === 'tiff'
          ? 'file-unsupported'
          : 'file-not-image'
  throw new ClassifierError(code, { file: name, found: format, expected })
}

/**
 * Decodes an image file to pixels: turned the way its EXIF orientation says, in sRGB, the first frame of an animation.
 *
 * @param file A file whose content is one of the supported formats.
 * @param name The file's name, for the error.
 * @throws {ClassifierError} when the file is refused, damaged, or the browser cannot decode it.
 */
export async function decodeImage(file: Blob, name: string): Promise<Pixels> {
  const type = await checkImageFile(file, name)
  if (typeof OffscreenCanvas !== 'function' || typeof createImageBitmap !== 'function') {
    throw new ClassifierError('browser-unsupported', {
      file: name,
      found: 'a browser without OffscreenCanvas',
      expected: 'a browser of 2023 or newer',
    })
  }
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(new Blob([file], { type }), {
      imageOrientation: 'from-image',
      premultiplyAlpha: 'none',
    })
  } catch (cause) {
    throw new ClassifierError('file-undecodable', {
      file: name,
      found: `${type}, damaged or incomplete`,
      expected: 'an image that the browser can decode',
      cause,
    })
  }
  try {
    const { width, height } = bitmap
    // Not every header tells the truth.
    refuseTooManyPixels(bitmap, name)
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    if (!context) {
      throw new ClassifierError('browser-unsupported', {
        file: name,
        found: 'no canvas in a worker',
        expected: 'a browser of 2023 or newer',
      })
    }
    context.drawImage(bitmap, 0, 0)
    return { data: context.getImageData(0, 0, width, height).data, width, height }
  } finally {
    bitmap.close()
  }
}

function refuseTooManyPixels({ width, height }: { width: number; height: number }, file: string): void {
  if (width * height <= largestPixelCount) return
  throw new ClassifierError('file-too-large', {
    file,
    found: `${width} × ${height}`,
    expected: 'at most 100 megapixels',
  })
}
