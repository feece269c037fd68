import { gunzipSync } from 'node:zlib'
import { close } from 'pagefind'
import { afterAll, expect, test } from 'vitest'
import { finelyChunked, type IndexFile } from '@/search/chunks'
import { buildIndex } from '@/search/indexer'
import { makeEngine, record } from './index'

afterAll(() => close())

const name = (place: number) => String.fromCodePoint(0x4e00 + place)
/** Records whose characters fill several chunks: one is in every record, each other one in two of them. */
const records = Array.from({ length: 600 }, (_, place) =>
  record(`/guide/${place}/`, `第 ${place} 节`, `这里只有${name(1000 + place)}${name(1001 + place)}。`),
)
const chunkNames = (files: readonly IndexFile[]) =>
  files.filter(({ path }) => path.endsWith('.pf_index')).map(({ path }) => path)

test('an index is cut into chunks of a few kilobytes, named by what they hold', async () => {
  const files = await buildIndex(records)
  const chunks = files.filter(({ path }) => path.endsWith('.pf_index'))
  expect(chunks.length).toBeGreaterThan(5)
  expect(new Set(chunkNames(files)).size).toBe(chunks.length)
  // The longest is that of a character which is in every record, and which no cutting makes shorter.
  for (const { content } of chunks) expect(gunzipSync(content).length).toBeLessThan(20_000)
  expect(chunkNames(await buildIndex(records))).toEqual(chunkNames(files))
})

test('every record is found by what is its own, whatever chunk that is in', async () => {
  const engine = await makeEngine(records)
  for (const place of [0, 1, 77, 300, 598]) {
    const { results } = await engine.search(`${name(1000 + place)}${name(1001 + place)}`)
    expect(results[0]?.url).toBe(`/guide/${place}/`)
  }
})

test('an index of another format is refused with advice', async () => {
  const files = await buildIndex(records.slice(0, 3))
  expect(() => finelyChunked([])).toThrow(/no list of contents.*package\.json/)
  const changed = files.map((file) =>
    file.path.endsWith('.pf_index') ? { ...file, content: Buffer.from([0]) } : file,
  )
  expect(() => finelyChunked(changed)).toThrow(/pf_index.*expected/)
  expect(() => finelyChunked(files.filter(({ path }) => !path.endsWith('.pf_index')))).toThrow(
    /found nothing/,
  )
})
