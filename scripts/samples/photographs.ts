import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import sharp from 'sharp'
import { parse } from 'yaml'

/** A file on the web that must be exactly this one. */
export interface CheckedDownload {
  url: string
  sha256: string
  bytes: number
}

/** The TensorFlow data set of flower photographs. */
export const canonicalArchive: CheckedDownload = {
  url: 'http://download.tensorflow.org/example_images/flower_photos.tgz',
  sha256: '4c54ace7911aaffe13a365c34f650e71dd5bf1be0a58b464e5a7183e3e595d9c',
  bytes: 228_813_984,
}

/** One entry of `src/content/samples/photos.yaml`. */
export interface ListedPhoto {
  class: string
  file: string
  photographer: string
  source: string
}

/** Gives the bytes of a listed photograph, or nothing when it does not have it. */
export type PhotoSource = (photo: ListedPhoto) => Buffer | undefined

/** The photographs that the gallery shows. */
export function listedPhotos(path = 'src/content/samples/photos.yaml'): ListedPhoto[] {
  return parse(readFileSync(path, 'utf8')) as ListedPhoto[]
}

/** @throws when the folder has no class folders. */
export function folderSource(folder: string): PhotoSource {
  const classes = new Set(listedPhotos().map((photo) => photo.class))
  const root = [folder, join(folder, 'test'), join(folder, 'flower_photos')].find((candidate) =>
    [...classes].some((name) => existsSync(join(candidate, name))),
  )
  if (!root) {
    throw new Error(
      `${folder}: found no folder of a class, expected ${[...classes].join('/, ')}/ in it or in its folder test/. Pass the folder that holds them with --from.`,
    )
  }
  return ({ class: name, file }) => {
    const path = join(root, name, file)
    return existsSync(path) ? readFileSync(path) : undefined
  }
}

/**
 * Fetches a file into `.cache/`, unless it is there, and checks it before it gets its name.
 *
 * @returns Path of the file.
 * @throws when it cannot be fetched or is another file.
 */
export async function fetchArchive(
  { url, sha256, bytes }: CheckedDownload,
  cache = '.cache',
): Promise<string> {
  const target = join(cache, new URL(url).pathname.split('/').at(-1) ?? 'archive.tgz')
  if (existsSync(target)) return target
  mkdirSync(cache, { recursive: true })
  const response = await fetch(url).catch((error: unknown) => {
    throw new Error(
      `${url} does not answer (${String(error)}). Check the connection, or pass a local copy with --from or --archive.`,
    )
  })
  if (!response.ok || !response.body) {
    throw new Error(`${url} answers ${response.status}. Pass a local copy with --from or --archive.`)
  }
  const hash = createHash('sha256')
  let received = 0
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      received += chunk.length
      process.stderr.write(`\r${(received / 1e6).toFixed(0)} of ${(bytes / 1e6).toFixed(0)} MB`)
      done(null, chunk)
    },
  })
  await pipeline(Readable.fromWeb(response.body as never), watch, createWriteStream(`${target}.part`))
  process.stderr.write('\n')
  const found = hash.digest('hex')
  if (found !== sha256) {
    throw new Error(
      `${url}: found SHA-256 ${found}, expected ${sha256}. Nothing was written; run the command again.`,
    )
  }
  renameSync(`${target}.part`, target)
  return target
}

/**
 * Takes photographs out of a .tgz with the system's tar, which Linux, macOS and Windows 10 have.
 *
 * @throws when there is no tar or it cannot read the archive.
 */
export function unpackArchive(archive: string): PhotoSource {
  const listing = spawnSync('tar', ['-tzf', archive], { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (listing.error ?? listing.status !== 0) {
    throw new Error(
      `${archive}: ${listing.error?.message ?? listing.stderr.trim()}. Expected a .tgz archive and the program tar.`,
    )
  }
  const members = listing.stdout.split('\n')
  return ({ class: name, file }) => {
    const member = members.find((path) => path.endsWith(`/${name}/${file}`))
    if (!member) return undefined
    const { stdout, status } = spawnSync('tar', ['-xzOf', archive, member], { maxBuffer: 1 << 26 })
    return status === 0 ? stdout : undefined
  }
}

/**
 * Writes the listed photographs (shorter side 180 px, upright, JPEG) and `photos.json`, which the demo reads at build time. Nothing is
 * written unless every photograph is there.
 *
 * @returns How many photographs were written.
 */
export async function writeSamples(
  source: PhotoSource,
  target: string,
  listed = listedPhotos(),
): Promise<number> {
  const contents = listed.map((photo) => {
    const content = source(photo)
    if (!content) {
      throw new Error(
        `${photo.class}/${photo.file} is missing from the source. Expected all ${listed.length} photographs of src/content/samples/photos.yaml.`,
      )
    }
    return { photo, content }
  })
  mkdirSync(target, { recursive: true })
  const entries = await Promise.all(
    contents.map(async ({ photo, content }) => {
      const image = sharp(content)
        .rotate()
        .resize({ width: 180, height: 180, fit: 'outside', withoutEnlargement: true })
      writeFileSync(join(target, photo.file), await image.jpeg({ quality: 88 }).toBuffer())
      return { id: photo.file.replace(/\.\w+$/, ''), ...photo, licence: 'CC BY 2.0' }
    }),
  )
  const list = entries.map(({ id, class: name, file, photographer, source, licence }) => ({
    id,
    class: name,
    file,
    photographer,
    source,
    licence,
  }))
  writeFileSync(join(target, 'photos.json'), `${JSON.stringify(list, null, 2)}\n`)
  return list.length
}
