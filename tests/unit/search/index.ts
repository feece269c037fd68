import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SearchEngine } from '@/search/engine'
import { listingFile } from '@/search/files'
import { buildSearch, writeFiles } from '@/search/indexer'
import type { Listing } from '@/search/listing'
import { engineOf } from '@/search/open'
import { openPagefind } from '@/search/pagefind'
import type { SearchRecord } from '@/search/record'
import type { Term } from '@/search/vocabulary'

/** A section of a made-up page. */
export function record(
  url: string,
  title: string,
  text: string,
  more: Partial<SearchRecord> = {},
): SearchRecord {
  return {
    url,
    title,
    text,
    language: 'zh-CN',
    kind: url.startsWith('/faq/') ? 'faq' : 'guide',
    chapter: url.split('/')[1] ?? '',
    headings: [],
    questions: [],
    ...more,
  }
}

/**
 * Builds a real Pagefind index in a temporary folder and opens it with Pagefind's own browser code, whose requests are answered
 * from that folder.
 */
export async function makeEngine(
  records: readonly SearchRecord[],
  terms: readonly Term[] = [],
): Promise<SearchEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'search-test-'))
  await writeFiles(folder, await buildSearch(records))
  const origin = 'http://index.test/'
  globalThis.fetch = async (address) => {
    const path = new URL(address instanceof Request ? address.url : address).pathname
    return new Response(new Uint8Array(await readFile(join(folder, path))))
  }
  // Node needs to be told that Pagefind's file is an ES module.
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  const search = await openPagefind(
    origin,
    () => import(/* @vite-ignore */ pathToFileURL(join(folder, 'pagefind.js')).href),
  )
  process.once('exit', () => void rm(folder, { recursive: true }))
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, file), 'utf8'))
  return engineOf(search, terms, (await read(listingFile)) as Listing, read)
}
