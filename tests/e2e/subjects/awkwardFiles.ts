import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** What the demo should make of a file: an answer, or a refusal that says this. */
export type Expectation = 'answer' | RegExp

/** A file as a visitor might hand it over. */
export interface AwkwardFile {
  name: string
  content: Buffer
  expectation: Expectation
}

const damaged = /损坏/
const notImage = /不是图片/

/** A small picture with something in it, so that no encoder can take a short cut. */
function picture(width = 96, height = 72): Sharp {
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at += 3) {
    const x = (at / 3) % width
    const y = Math.floor(at / 3 / width)
    pixels[at] = (x * 5) % 256
    pixels[at + 1] = (y * 7) % 256
    pixels[at + 2] = ((x + y) * 3) % 256
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

const seeThrough = () => picture().ensureAlpha(0.4)

/** A solid picture of any size, which compresses to almost nothing. */
const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a5' }, limitInputPixels: false })

/** One PNG chunk: length, type, data, checksum (PNG specification, section 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A PNG written by hand, for what encoders do not write. */
function png(
  width: number,
  height: number,
  depth: number,
  colourType: number,
  rows: Buffer,
  extra: Buffer[] = [],
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = depth
  header[9] = colourType
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Rows of a PNG that are not filtered: each begins with a 0. */
function scanlines(rows: number, bytes: number, value: number): Buffer {
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(bytes, value)])
  return Buffer.concat(Array.from({ length: rows }, () => row))
}

/** A BMP (Windows BITMAPINFOHEADER) of 24 or 32 bits; a negative height means rows from the top. */
function bmp(width: number, height: number, bits: 24 | 32, fromTop = false): Buffer {
  const stride = Math.ceil((width * bits) / 32) * 4
  const data = Buffer.alloc(stride * height, 0x60)
  const header = Buffer.alloc(54)
  header.write('BM', 0, 'latin1')
  header.writeUInt32LE(54 + data.length, 2)
  header.writeUInt32LE(54, 10)
  header.writeUInt32LE(40, 14)
  header.writeInt32LE(width, 18)
  header.writeInt32LE(fromTop ? -height : height, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(bits, 28)
  header.writeUInt32LE(data.length, 34)
  return Buffer.concat([header, data])
}

/** An ISO base media file that says what it is and holds nothing. */
function brand(name: string): Buffer {
  const box = Buffer.alloc(24)
  box.writeUInt32BE(24, 0)
  box.write(`ftyp${name}`, 4, 'latin1')
  box.write(name === 'isom' ? 'mp41' : 'mif1', 16, 'latin1')
  box.write(name, 20, 'latin1')
  return box
}

/** More than sixty files that visitors have, or that somebody made to break a page. All made here, none stored. */
export async function awkwardFiles(): Promise<AwkwardFile[]> {
  const files: AwkwardFile[] = []
  const add = (name: string, content: Buffer, expectation: Expectation = 'answer') => {
    files.push({ name, content, expectation })
  }
  const jpeg = await picture().jpeg({ quality: 90 }).toBuffer()
  const plainPng = await picture().png().toBuffer()
  const webp = await picture().webp().toBuffer()
  const gif = await picture().gif().toBuffer()
  const avif = await picture().avif().toBuffer()

  // Encodings of JPEG.
  add('baseline.jpg', jpeg)
  add('progressive.jpg', await picture().jpeg({ progressive: true }).toBuffer())
  add('grey.jpg', await picture().grayscale().jpeg().toBuffer())
  add('cmyk.jpg', await picture().toColourspace('cmyk').jpeg().toBuffer())
  add('quality-1.jpg', await picture().jpeg({ quality: 1 }).toBuffer())
  add('no-subsampling.jpeg', await picture().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer())
  add('wide-gamut.jpg', await picture().withIccProfile('p3').jpeg().toBuffer())
  for (let orientation = 1; orientation <= 8; orientation++) {
    add(`orientation-${orientation}.jpg`, await picture().withMetadata({ orientation }).jpeg().toBuffer())
  }
  add('trailing-bytes.jpg', Buffer.concat([jpeg, Buffer.alloc(4096, 0xaa)]))
  add('cut-in-the-header.jpg', jpeg.subarray(0, 40), damaged)
  add('only-the-signature.jpg', jpeg.subarray(0, 4), damaged)

  // Encodings of PNG.
  add('plain.png', plainPng)
  add('palette.png', await picture().png({ palette: true }).toBuffer())
  add('interlaced.png', await picture().png({ progressive: true }).toBuffer())
  add('sixteen-bits.png', await picture().toColourspace('rgb16').png().toBuffer())
  add('grey.png', await picture().grayscale().png().toBuffer())
  add('see-through.png', await seeThrough().png().toBuffer())
  add('nothing-but-transparency.png', await picture().ensureAlpha(0).png().toBuffer())
  add('one-bit.png', png(32, 32, 1, 0, scanlines(32, 4, 0x0f)))
  const note = chunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>', 'latin1'))
  add('text-in-a-chunk.png', png(8, 8, 8, 0, scanlines(8, 8, 0x40), [note]))
  add('cut-in-the-middle.png', plainPng.subarray(0, 60), damaged)
  const flipped = Buffer.from(plainPng)
  flipped[20] = (flipped[20] ?? 0) ^ 0xff
  add('wrong-checksum.png', flipped, /损坏|太大/)

  // WebP, AVIF, GIF, BMP.
  add('lossy.webp', webp)
  add('lossless.webp', await picture().webp({ lossless: true }).toBuffer())
  add('see-through.webp', await seeThrough().webp().toBuffer())
  add('moving.webp', await moving().webp().toBuffer())
  add('cut.webp', webp.subarray(0, 30), damaged)
  add('eight-bits.avif', avif)
  add('see-through.avif', await seeThrough().avif().toBuffer())
  add('cut.avif', avif.subarray(0, 80), damaged)
  add('still.gif', gif)
  add('moving.gif', await moving().gif().toBuffer())
  add('cut.gif', gif.subarray(0, 11), damaged)
  add('rows-from-below.bmp', bmp(33, 20, 24))
  add('rows-from-above.bmp', bmp(33, 20, 24, true))
  add('32-bits.bmp', bmp(16, 16, 32))
  add('cut.bmp', bmp(33, 20, 24).subarray(0, 30), damaged)

  // Sizes.
  add('one-pixel.png', await picture(1, 1).png().toBuffer())
  add('one-column.png', await picture(1, 3000).png().toBuffer())
  add('one-row.png', await picture(3000, 1).png().toBuffer())
  add('panorama.jpg', await solid(8000, 600).jpeg().toBuffer())
  add('24-megapixels.jpg', await solid(6000, 4000).jpeg({ quality: 60 }).toBuffer())
  add('121-megapixels.png', await solid(11000, 11000).png({ compressionLevel: 9 }).toBuffer(), /太大/)
  add('claims-to-be-huge.png', png(60000, 60000, 8, 0, Buffer.alloc(100)), /太大|损坏/)
  add('no-width.png', png(0, 10, 8, 0, Buffer.alloc(10)), damaged)
  add('51-megabytes.jpg', Buffer.concat([jpeg, Buffer.alloc(51 * 1024 * 1024)]), /太大/)

  // Names and contents that do not belong together.
  add('really-a-png.jpg', plainPng)
  add('really-a-webp.png', webp)
  add('really-a-jpeg', jpeg)
  add('no-bytes.jpg', Buffer.alloc(0), /空/)
  add('one-byte.jpg', Buffer.from([0xff]), notImage)
  add('text.jpg', Buffer.from('I am a photograph, honestly.'), notImage)
  add('page.png', Buffer.from('<!doctype html><script>alert(1)</script>'), notImage)
  add('zeros.png', Buffer.alloc(1000), notImage)
  add('noise.jpg', Buffer.from(Array.from({ length: 997 }, (_, at) => (at * 73 + 11) % 251)), notImage)
  add('paper.jpg', Buffer.from('%PDF-1.7\n1 0 obj\n'), notImage)
  add('archive.png', Buffer.from('PK\x03\x04\0\0\0\0', 'latin1'), notImage)
  add('film.jpg', brand('isom'), notImage)

  // Formats that are refused, with advice.
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  add('script.svg', Buffer.from(svg), /SVG/)
  add('script.png', Buffer.from(`<?xml version="1.0"?>\n${svg}`), /SVG/)
  add('IMG_0001.HEIC', brand('heic'), /HEIC/)
  add('scan.tiff', await picture().tiff().toBuffer(), /TIFF|不支持|打不开/)

  // Names that are not to be trusted.
  add('<img src=x onerror=alert(1)>.png', plainPng)
  add('"quotes" & \'more\'.png', plainPng)
  add('花🌻‮gpj.png', plainPng)
  add(`${'long-'.repeat(48)}.png`, plainPng)
  add('{file} $& $1.png', plainPng)
  return files

  function moving(): Sharp {
    const frames = 3
    const width = 40
    const height = 30
    const pixels = Buffer.alloc(width * height * frames * 4, 255)
    for (let frame = 0; frame < frames; frame++) {
      pixels.fill(frame * 80, frame * width * height * 4, (frame + 1) * width * height * 4)
    }
    return sharp(pixels, { raw: { width, height: height * frames, channels: 4, pageHeight: height } })
  }
}
