/** Formats told apart by their first bytes; only the first six are decoded. */
export type ImageFormat =
  'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'bmp' | 'heic' | 'tiff' | 'svg' | 'pdf' | 'text' | 'unknown'

/** Number of leading bytes that `imageFormat` wants to see. */
export const signatureLength = 512

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'])

/**
 * Recognises a file's format by its content, never by its name: `notes.txt` renamed to `photo.jpg` is text.
 *
 * @param bytes The file's first bytes (up to `signatureLength`; fewer when the file is shorter).
 */
export function imageFormat(bytes: Uint8Array): ImageFormat {
  const ascii = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end))
  const startsWith = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)

  if (startsWith(0xff, 0xd8, 0xff)) return 'jpeg'
  if (startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return 'gif'
  if (ascii(0, 2) === 'BM' && bytes.length >= 26) return 'bmp'
  if (ascii(0, 4) === '%PDF') return 'pdf'
  if (startsWith(0x49, 0x49, 0x2a, 0x00) || startsWith(0x4d, 0x4d, 0x00, 0x2a)) return 'tiff'
  if (ascii(4, 8) === 'ftyp') return brandFormat(bytes, ascii)
  return textFormat(bytes)
}

/** ISO base media files (HEIF, AVIF) name their brands in the leading `ftyp` box (ISO/IEC 14496-12, 4.3). */
function brandFormat(bytes: Uint8Array, ascii: (start: number, end: number) => string): ImageFormat {
  const boxLength =
    ((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)
  const brands = [ascii(8, 12)]
  for (let at = 16; at + 4 <= Math.min(boxLength, bytes.length); at += 4) brands.push(ascii(at, at + 4))
  if (brands.includes('avif') || brands.includes('avis')) return 'avif'
  return brands.some((brand) => heicBrands.has(brand)) ? 'heic' : 'unknown'
}

function textFormat(bytes: Uint8Array): ImageFormat {
  let text: string
  try {
    // `stream` tolerates a character cut in two by the end of the sample.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return 'unknown'
  }
  if (/<svg[\s>]/i.test(text) || /<!doctype svg/i.test(text)) return 'svg'
  // Control characters are what tells binary data from text.
  return bytes.length > 0 && !/[\u0000-\u0008\u000e-\u001f]/.test(text) ? 'text' : 'unknown'
}
