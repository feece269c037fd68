import type { ImageFormat } from './imageFormat'

/** Reads a part of a file; shorter than asked for at the file's end. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>

/** Width and height in pixels as a file's header states them, before any turning by EXIF. */
export interface ImageSize {
  width: number
  height: number
}

/**
 * Reads an image's size from its header, so that a picture too large for the memory is refused before it is decoded.
 *
 * @returns `undefined` when the header is damaged or of another kind: decoding will tell.
 */
export async function imageSize(format: ImageFormat, read: ReadBytes): Promise<ImageSize | undefined> {
  const reader = readers[format]
  if (!reader) return undefined
  try {
    const size = await reader(read)
    return size && size.width > 0 && size.height > 0 ? size : undefined
  } catch (error) {
    // A header that ends too soon.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const view = async (read: ReadBytes, offset: number, length: number): Promise<DataView> => {
  const bytes = await read(offset, length)
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const readers: Partial<Record<ImageFormat, (read: ReadBytes) => Promise<ImageSize | undefined>>> = {
  /** PNG, 11.2.1: IHDR comes first. */
  async png(read) {
    const header = await view(read, 16, 8)
    return { width: header.getUint32(0), height: header.getUint32(4) }
  },
  /** GIF89a, 18: the logical screen. */
  async gif(read) {
    const header = await view(read, 6, 4)
    return { width: header.getUint16(0, true), height: header.getUint16(2, true) }
  },
  /** BITMAPCOREHEADER has 12 bytes and 16-bit sizes, all later ones 32-bit sizes, height negative when top-down. */
  async bmp(read) {
    const header = await view(read, 14, 12)
    if (header.getUint32(0, true) === 12) {
      return { width: header.getUint16(4, true), height: header.getUint16(6, true) }
    }
    return { width: Math.abs(header.getInt32(4, true)), height: Math.abs(header.getInt32(8, true)) }
  },
  webp: webpSize,
  avif: avifSize,
  jpeg: jpegSize,
}

/** RFC 9649: the first chunk is VP8 (lossy), VP8L (lossless) or VP8X (canvas of an extended file). */
async function webpSize(read: ReadBytes): Promise<ImageSize | undefined> {
  const header = await view(read, 12, 18)
  const chunk = String.fromCharCode(...[0, 1, 2, 3].map((at) => header.getUint8(at)))
  const uint24 = (at: number) => header.getUint16(at, true) | (header.getUint8(at + 2) << 16)
  if (chunk === 'VP8 ') {
    return { width: header.getUint16(14, true) & 0x3fff, height: header.getUint16(16, true) & 0x3fff }
  }
  if (chunk === 'VP8L') {
    const bits = header.getUint32(9, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return chunk === 'VP8X' ? { width: uint24(12) + 1, height: uint24(15) + 1 } : undefined
}

/** ISO/IEC 23008-12: every image item has an `ispe` property; the largest is the whole picture of a grid. */
async function avifSize(read: ReadBytes): Promise<ImageSize | undefined> {
  const header = await view(read, 0, 65_536)
  let largest: ImageSize | undefined
  for (let at = 4; at + 16 <= header.byteLength; at++) {
    if (header.getUint32(at) !== 0x69737065) continue
    const size = { width: header.getUint32(at + 8), height: header.getUint32(at + 12) }
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size
  }
  return largest
}

/** ITU T.81, B.2.2: hops from marker to marker until a start of frame. */
async function jpegSize(read: ReadBytes): Promise<ImageSize | undefined> {
  for (let at = 2, segments = 0; segments < 1000; segments++) {
    const header = await view(read, at, 9)
    if (header.getUint8(0) !== 0xff) return undefined
    const marker = header.getUint8(1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (startsFrame) return { width: header.getUint16(7), height: header.getUint16(5) }
    if (marker === 0xd9 || marker === 0xda) return undefined
    at += 2 + header.getUint16(2)
  }
  return undefined
}
