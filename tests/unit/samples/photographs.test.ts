import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { parsePhotos } from '@/components/demo/photos'
import {
  type ListedPhoto,
  fetchArchive,
  folderSource,
  listedPhotos,
  unpackArchive,
  writeSamples,
} from '../../../scripts/samples/photographs'

const listed: ListedPhoto[] = ['daisy', 'roses'].map((name, index) => ({
  class: name,
  file: `${index}_n.jpg`,
  photographer: 'Somebody',
  source: 'https://example.org/photo',
}))

let folder: string
let archive: string
beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'samples-'))
  folder = join(root, 'flower_photos')
  for (const { class: name, file } of listed) {
    mkdirSync(join(folder, name), { recursive: true })
    await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a3b' } })
      .jpeg()
      .toFile(join(folder, name, file))
  }
  archive = join(root, 'flowers.tgz')
  spawnSync('tar', ['-czf', archive, '-C', root, 'flower_photos'])
})
const emptyFolder = () => mkdtempSync(join(tmpdir(), 'samples-out-'))

test('the list names five photographs of each class, with photographer and page', () => {
  const photos = listedPhotos()
  expect(photos).toHaveLength(25)
  for (const { photographer, source } of photos) {
    expect(photographer).not.toBe('')
    expect(source).toMatch(/^https:\/\/www\.flickr\.com\//)
  }
})

test('photographs come out of a folder, small, and the demo can read their list', async () => {
  const target = emptyFolder()
  await writeSamples(folderSource(folder), target, listed)
  const photos = parsePhotos(readFileSync(join(target, 'photos.json'), 'utf8'))
  expect(photos.map(({ class: name, licence }) => [name, licence])).toEqual([
    ['daisy', 'CC BY 2.0'],
    ['roses', 'CC BY 2.0'],
  ])
  expect(await sharp(join(target, '0_n.jpg')).metadata()).toMatchObject({ width: 240, height: 180 })
})

test('photographs come out of an archive', async () => {
  const target = emptyFolder()
  expect(await writeSamples(unpackArchive(archive), target, listed)).toBe(2)
})

test('a missing photograph is named, and nothing is written', async () => {
  const target = emptyFolder()
  const more = [...listed, { ...(listed[0] as ListedPhoto), file: 'lost.jpg' }]
  await expect(writeSamples(folderSource(folder), target, more)).rejects.toThrow(
    /daisy\/lost\.jpg is missing/,
  )
  expect(readdirSync(target)).toEqual([])
})

test('a folder without classes, and a file that is no archive, say what was expected', () => {
  expect(() => folderSource(emptyFolder())).toThrow(/found no folder of a class, expected daisy\//)
  const text = join(emptyFolder(), 'text.tgz')
  writeFileSync(text, 'no archive')
  expect(() => unpackArchive(text)).toThrow(/Expected a \.tgz archive/)
})

test('a download is checked before it is used', async () => {
  const content = readFileSync(archive)
  const server = createServer((_request, response) => response.end(content)).listen(0)
  const url = `http://localhost:${(server.address() as AddressInfo).port}/flowers.tgz`
  const sha256 = createHash('sha256').update(content).digest('hex')
  const wrong = emptyFolder()
  await expect(fetchArchive({ url, sha256: '0'.repeat(64), bytes: content.length }, wrong)).rejects.toThrow(
    /SHA-256/,
  )
  expect(readdirSync(wrong)).not.toContain('flowers.tgz')
  const path = await fetchArchive({ url, sha256, bytes: content.length }, emptyFolder())
  expect(readFileSync(path)).toEqual(content)
  server.close()
})
