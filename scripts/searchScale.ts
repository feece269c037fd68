/**
 * Measures how the search grows: the built site's own sections, and the same replicated to more of them.
 * `npm run build && npm run search:scale -- [--sections 1000,10000] [--queries FILE]` prints a table in Markdown.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { close } from 'pagefind'
import { buildSearch, writeFiles } from '../src/search/indexer'
import { listingFile } from '../src/search/files'
import type { SearchRecord } from '../src/search/record'
import { percentile } from './search/measure'
import { half, readQueries } from './search/queries'
import { copyEngine, firstSearchBytes, openSite, recordsOf, serveFolder } from './search/site'

const { values } = parseArgs({
  options: {
    sections: { type: 'string', default: '1000,10000' },
    queries: { type: 'string', default: 'tests/search/queries.tsv' },
  },
})
const dist = 'dist'
const queries = half(readQueries(values.queries), 'tuned')
/** Queries whose first search is weighed, spread over all kinds. */
const weighed = queries.filter((_, place) => place % 10 === 0)

const records = recordsOf(dist)
const sizes = values.sections.split(',').map(Number)
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  throw new Error(`--sections: found "${values.sections}", expected numbers separated by commas.`)
}

console.log(
  '| sections | build | index on disk | listing | first search, median / largest | p50 / p95, warm |',
)
console.log('| --- | --- | --- | --- | --- | --- |')
for (const size of [records.length, ...sizes]) console.log(await rowOf(replicated(records, size)))
await close()
process.exit(0)

/** The first so many of the records and copies of them; each copy is a site of its own below `/copy-2/`, `/copy-3/`, … */
function replicated(originals: readonly SearchRecord[], size: number): SearchRecord[] {
  return Array.from({ length: size }, (_, place) => {
    const copy = Math.floor(place / originals.length)
    const record = originals[place % originals.length]
    if (!record) throw new Error(`${dist} has no records.`)
    return copy === 0 ? record : { ...record, url: `/copy-${copy + 1}${record.url}` }
  })
}

async function rowOf(sections: readonly SearchRecord[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'search-scale-'))
  const begun = performance.now()
  const files = await buildSearch(sections)
  const built = performance.now() - begun
  await writeFiles(join(root, 'pagefind'), files)
  await copyEngine(dist, root)
  // Node takes Pagefind's file for an ES module, and each opening for a first one, only if told so.
  await writeFile(join(root, 'package.json'), '{"type":"module"}')
  const sizeOf = (isWanted: (path: string) => boolean) =>
    files.filter(({ path }) => isWanted(path)).reduce((sum, { content }) => sum + content.length, 0)
  const listing = sizeOf((path) => path === listingFile)
  const disk = listing + sizeOf((path) => /\.pf_(index|meta|fragment)$/.test(path))

  const first: number[] = []
  for (const { text } of weighed) first.push(await firstSearchBytes(root, text))
  const engine = await openSite(root, new Map())
  const times: number[] = []
  for (const pass of ['warm up', 'measure']) {
    for (const { text } of queries) {
      serveFolder(root, new Map())
      const started = performance.now()
      await engine.search(text)
      if (pass === 'measure') times.push(performance.now() - started)
    }
  }
  await rm(root, { recursive: true })
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
  return `| ${sections.length} | ${(built / 1000).toFixed(1)} s | ${(disk / 1e6).toFixed(1)} MB | ${(listing / 1e6).toFixed(2)} MB | ${kB(percentile(first, 0.5))} / ${kB(Math.max(...first))} | ${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)} ms |`
}
