/**
 * Files that make image software stumble, made anew for each run; `npm run awkward -- DIR` writes them to a folder.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, crc32 } from 'node:zlib'
import sharp from 'sharp'
import type { ClassifierErrorCode } from '../../src/classifier/errors'

export interface AwkwardFile {
  name: string
  bytes: Buffer
  /** An answer, one of these errors, or whatever the browser makes of a damaged file, as long as it says which. */
  outcome: 'answer' | 'either' | ClassifierErrorCode
  /** Size as shown, for files whose header must be read rightly. */
  size?: { width: number; height: number }
}

const photo = readFileSync(new URL('../fixtures/preprocess/320x213.png', import.meta.url))
const plain = (
  width: number,
  height: number,
  background: string | { r: number; g: number; b: number; alpha: number } = '#b03060',
) => sharp({ create: { width, height, channels: 4, background } })
const jpeg = () => sharp(photo).jpeg({ quality: 90 }).toBuffer()

/** One PNG chunk: length, type, data, checksum (PNG specification, section 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/**
 * A PNG written by hand, for what encoders do not write.
 *
 * @param format Bits per sample and colour type.
 * @param rows Each row begins with its filter, 0.
 */
function writtenPng(
  width: number,
  height: number,
  format: [depth: number, colourType: number],
  rows: Buffer,
  more: Buffer[] = [],
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set(format, 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PNG with a header of one's choosing and one row of black pixels at most. */
const forgedPng = (width: number, height: number) =>
  writtenPng(width, height, [8, 2], Buffer.alloc(Math.min(width * 3 + 1, 100_000)))

/** Rows of a grey PNG that are not filtered. */
const greyRows = (rows: number, bytes: number, value: number) =>
  Buffer.concat(Array.from({ length: rows }, () => Buffer.concat([Buffer.of(0), Buffer.alloc(bytes, value)])))

/** An uncompressed BMP of 24 or 32 bits; a negative height means that the top row comes first. */
function bitmap(width: number, height: number, bits: 24 | 32 = 24): Buffer {
  const stride = Math.ceil((width * bits) / 32) * 4
  const bytes = Buffer.alloc(54 + stride * Math.abs(height), 0x60)
  bytes.write('BM', 0, 'latin1')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(0, 6)
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(width, 18)
  bytes.writeInt32LE(height, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(bits, 28)
  bytes.fill(0, 30, 54)
  return bytes
}

/** An animated GIF of two frames, red then blue. */
function animation(): Promise<Buffer> {
  const frames = Buffer.concat([Buffer.alloc(40 * 30 * 3, 0), Buffer.alloc(40 * 30 * 3, 255)])
  return sharp(frames, { raw: { width: 40, height: 60, channels: 3, pageHeight: 30 } })
    .gif({ loop: 0, delay: [100, 100] })
    .toBuffer()
}

/** A JPEG whose header, but nothing else, says that it is huge. */
async function hugeJpeg(): Promise<Buffer> {
  const bytes = await jpeg()
  const frame = bytes.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(bytes[at + 1] ?? 0))
  bytes.writeUInt16BE(60_000, frame + 5)
  bytes.writeUInt16BE(60_000, frame + 7)
  return bytes
}

async function sizes(): Promise<AwkwardFile[]> {
  const cases: [string, number, number][] = [
    ['one-pixel.png', 1, 1],
    ['one-row.png', 2000, 1],
    ['one-column.png', 1, 2000],
    ['two-pixels.png', 2, 1],
    ['model-size.png', 150, 150],
    ['one-less.png', 149, 149],
    ['one-more.png', 151, 151],
    ['odd.png', 333, 77],
    ['wide.png', 6000, 20],
    ['tall.png', 20, 6000],
    ['twelve-megapixels.png', 4000, 3000],
  ]
  const pngs = cases.map(async ([name, width, height]): Promise<AwkwardFile> => {
    const bytes = await plain(width, height).png().toBuffer()
    return { name, bytes, outcome: 'answer', size: { width, height } }
  })
  const photos: [string, number, number][] = [
    ['panorama.jpg', 8000, 600],
    ['24-megapixels.jpg', 6000, 4000],
  ]
  const jpegs = photos.map(async ([name, width, height]): Promise<AwkwardFile> => {
    const bytes = await plain(width, height).jpeg({ quality: 60 }).toBuffer()
    return { name, bytes, outcome: 'answer', size: { width, height } }
  })
  const padded = Buffer.concat([await jpeg(), Buffer.alloc(51 * 1024 * 1024)])
  return [
    ...(await Promise.all([...pngs, ...jpegs])),
    { name: '51-megabytes.jpg', bytes: padded, outcome: 'file-too-large' },
  ]
}

async function orientations(): Promise<AwkwardFile[]> {
  return Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8].map(async (orientation) => ({
      name: `orientation-${orientation}.jpg`,
      bytes: await sharp(photo).jpeg().withMetadata({ orientation }).toBuffer(),
      outcome: 'answer' as const,
      size: { width: 320, height: 213 },
    })),
  )
}

async function encodings(): Promise<AwkwardFile[]> {
  const source = () => sharp(photo)
  const size = { width: 320, height: 213 }
  const made: [string, Promise<Buffer>][] = [
    ['baseline.jpg', source().jpeg().toBuffer()],
    ['progressive.jpg', source().jpeg({ progressive: true }).toBuffer()],
    ['worst.jpg', source().jpeg({ quality: 1 }).toBuffer()],
    ['444.jpg', source().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()],
    ['grey.jpg', source().greyscale().jpeg().toBuffer()],
    ['cmyk.jpg', source().toColourspace('cmyk').jpeg().toBuffer()],
    ['profile.jpg', source().withIccProfile('p3').jpeg().toBuffer()],
    [
      'restarts.jpg',
      source().jpeg({ optimiseScans: true, progressive: true, trellisQuantisation: true }).toBuffer(),
    ],
    ['palette.png', source().png({ palette: true, colours: 8 }).toBuffer()],
    ['two-colours.png', source().png({ palette: true, colours: 2 }).toBuffer()],
    ['interlaced.png', source().png({ progressive: true }).toBuffer()],
    ['16-bit.png', source().toColourspace('rgb16').png().toBuffer()],
    ['grey.png', source().greyscale().png().toBuffer()],
    ['grey-16-bit.png', source().toColourspace('grey16').png().toBuffer()],
    ['alpha.png', source().ensureAlpha(0.5).png().toBuffer()],
    ['clear.png', plain(320, 213, { r: 0, g: 0, b: 0, alpha: 0 }).png().toBuffer()],
    ['grey-alpha.png', source().greyscale().ensureAlpha(0.3).png().toBuffer()],
    ['lossy.webp', source().webp().toBuffer()],
    ['lossless.webp', source().webp({ lossless: true }).toBuffer()],
    ['alpha.webp', source().ensureAlpha(0.4).webp().toBuffer()],
    ['profile.webp', source().withIccProfile('srgb').webp().toBuffer()],
    ['lossy.avif', source().avif({ effort: 0 }).toBuffer()],
    ['alpha.avif', source().ensureAlpha(0.4).avif({ effort: 0 }).toBuffer()],
    ['plain.gif', source().gif().toBuffer()],
  ]
  const files = await Promise.all(
    made.map(async ([name, bytes]) => ({ name, bytes: await bytes, outcome: 'answer' as const, size })),
  )
  return [
    ...files,
    { name: 'animated.gif', bytes: await animation(), outcome: 'answer', size: { width: 40, height: 30 } },
    {
      name: 'animated.webp',
      bytes: await sharp(await animation(), { animated: true })
        .webp()
        .toBuffer(),
      outcome: 'answer',
      size: { width: 40, height: 30 },
    },
    { name: 'bottom-up.bmp', bytes: bitmap(33, 20), outcome: 'answer', size: { width: 33, height: 20 } },
    { name: 'top-down.bmp', bytes: bitmap(33, -20), outcome: 'answer', size: { width: 33, height: 20 } },
    { name: '32-bit.bmp', bytes: bitmap(16, 16, 32), outcome: 'answer', size: { width: 16, height: 16 } },
    {
      name: 'one-bit.png',
      bytes: writtenPng(32, 32, [1, 0], greyRows(32, 4, 0x0f)),
      outcome: 'answer',
      size: { width: 32, height: 32 },
    },
    {
      name: 'text-in-a-chunk.png',
      bytes: writtenPng(8, 8, [8, 0], greyRows(8, 8, 0x40), [
        chunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>', 'latin1')),
      ]),
      outcome: 'answer',
      size: { width: 8, height: 8 },
    },
  ]
}

async function damaged(): Promise<AwkwardFile[]> {
  const whole = await jpeg()
  const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))
  const scrambled = Buffer.from(whole)
  for (let at = 700; at < scrambled.length - 2; at += 37) scrambled[at] = (scrambled[at] ?? 0) ^ 0x55
  const badSum = Buffer.from(photo)
  badSum.writeUInt32BE(0, 29)
  const flipped = Buffer.from(photo)
  flipped[20] = 0xff
  const webp = await sharp(photo).webp().toBuffer()
  const avif = await sharp(photo).avif({ effort: 0 }).toBuffer()
  const gif = await sharp(photo).gif().toBuffer()
  return [
    { name: 'zero-bytes.jpg', bytes: Buffer.alloc(0), outcome: 'file-empty' },
    { name: 'one-byte.png', bytes: Buffer.from([0x89]), outcome: 'file-not-image' },
    { name: 'signature-only.png', bytes: photo.subarray(0, 8), outcome: 'file-undecodable' },
    { name: 'header-only.png', bytes: photo.subarray(0, 33), outcome: 'file-undecodable' },
    { name: 'three-bytes.jpg', bytes: whole.subarray(0, 3), outcome: 'file-undecodable' },
    { name: 'cut-in-the-header.jpg', bytes: whole.subarray(0, 40), outcome: 'file-undecodable' },
    { name: 'cut-in-the-header.webp', bytes: webp.subarray(0, 30), outcome: 'file-undecodable' },
    { name: 'cut-in-the-header.avif', bytes: avif.subarray(0, 80), outcome: 'file-undecodable' },
    { name: 'cut-in-the-header.gif', bytes: gif.subarray(0, 11), outcome: 'file-undecodable' },
    { name: 'cut-in-the-header.bmp', bytes: bitmap(33, 20).subarray(0, 30), outcome: 'file-undecodable' },
    { name: 'cut-in-the-pixels.png', bytes: photo.subarray(0, 60), outcome: 'file-undecodable' },
    { name: 'half.jpg', bytes: half(whole), outcome: 'either' },
    { name: 'half.png', bytes: half(photo), outcome: 'either' },
    { name: 'half.webp', bytes: half(webp), outcome: 'either' },
    { name: 'half.avif', bytes: half(avif), outcome: 'either' },
    { name: 'half.gif', bytes: half(gif), outcome: 'either' },
    { name: 'scrambled.jpg', bytes: scrambled, outcome: 'either' },
    { name: 'flipped-byte.png', bytes: flipped, outcome: 'file-too-large' },
    { name: 'bad-checksum.png', bytes: badSum, outcome: 'either' },
    {
      name: 'trailing-rubbish.jpg',
      bytes: Buffer.concat([whole, Buffer.alloc(5000, 0xab)]),
      outcome: 'answer',
    },
    { name: 'zeros.jpg', bytes: Buffer.alloc(4000), outcome: 'file-not-image' },
    { name: 'bomb.png', bytes: forgedPng(50_000, 50_000), outcome: 'file-too-large' },
    { name: 'huge-header.jpg', bytes: await hugeJpeg(), outcome: 'file-too-large' },
    { name: 'no-width.png', bytes: forgedPng(0, 10), outcome: 'file-undecodable' },
    { name: 'lying.png', bytes: forgedPng(500, 400), outcome: 'either' },
  ]
}

async function strangers(): Promise<AwkwardFile[]> {
  const text = (content: string) => Buffer.from(content)
  const brand = (name: string) => Buffer.from(`\0\0\0\x18ftyp${name}\0\0\0\0mif1${name}`, 'latin1')
  return [
    { name: 'really-a-png.jpg', bytes: photo, outcome: 'answer', size: { width: 320, height: 213 } },
    { name: 'really-a-jpeg.webp', bytes: await jpeg(), outcome: 'answer', size: { width: 320, height: 213 } },
    { name: 'no-extension', bytes: await jpeg(), outcome: 'answer' },
    { name: 'photo.jpg.exe', bytes: await jpeg(), outcome: 'answer' },
    { name: 'text.jpg', bytes: text('This is no photograph.'), outcome: 'file-not-image' },
    { name: 'page.png', bytes: text('<!doctype html><script>alert(1)</script>'), outcome: 'file-not-image' },
    { name: 'letter.jpg', bytes: text('%PDF-1.7\n1 0 obj'), outcome: 'file-not-image' },
    {
      name: 'noise.jpg',
      bytes: Buffer.from(Array.from({ length: 997 }, (_, at) => (at * 73 + 11) % 251)),
      outcome: 'file-not-image',
    },
    { name: 'archive.jpg', bytes: Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1'), outcome: 'file-not-image' },
    {
      name: 'drawing.svg',
      bytes: text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      outcome: 'file-svg',
    },
    {
      name: 'drawing.png',
      bytes: text('\uFEFF<?xml version="1.0"?>\n<svg width="1"/>'),
      outcome: 'file-svg',
    },
    { name: 'phone.heic', bytes: brand('heic'), outcome: 'file-heic' },
    { name: 'phone.jpg', bytes: brand('heix'), outcome: 'file-heic' },
    { name: 'scan.tif', bytes: await sharp(photo).tiff().toBuffer(), outcome: 'file-unsupported' },
    {
      name: 'film.avif',
      bytes: brand('isom').fill('isom', 20, 24, 'latin1').fill('mp42', 16, 20, 'latin1'),
      outcome: 'file-not-image',
    },
    { name: '<img src=x onerror=alert(1)>.png', bytes: photo, outcome: 'answer' },
    { name: '"quoted" & {braces} ${x}.png', bytes: photo, outcome: 'answer' },
    { name: "{file} $& $1 '$`.png", bytes: photo, outcome: 'answer' },
    { name: '=HYPERLINK("http://x").png', bytes: photo, outcome: 'answer' },
    { name: '照片 🌷 (最终版) ٣.png', bytes: photo, outcome: 'answer' },
    { name: `${'long-'.repeat(45)}.png`, bytes: photo, outcome: 'answer' },
    { name: '\u202Egnp.exe.png', bytes: photo, outcome: 'answer' },
    { name: '<b>broken</b>.jpg', bytes: text('x'), outcome: 'file-not-image' },
  ]
}

/** All of them. */
export async function awkwardFiles(): Promise<AwkwardFile[]> {
  const groups = await Promise.all([sizes(), orientations(), encodings(), damaged(), strangers()])
  return groups.flat()
}

if (process.argv[1]?.endsWith('files.ts')) {
  const folder = process.argv[2] ?? 'awkward'
  mkdirSync(folder, { recursive: true })
  const files = await awkwardFiles()
  files.forEach(({ name, bytes }, index) =>
    writeFileSync(join(folder, `${index}-${name.replaceAll('/', '_').slice(-200)}`), bytes),
  )
  console.error(`${files.length} files are in ${folder}.`)
}
