import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import type { SearchEngine } from '../../src/search/engine'
import { extractRecords } from '../../src/search/extract'
import type { Listing } from '../../src/search/listing'
import { engineOf } from '../../src/search/open'
import { openPagefind } from '../../src/search/pagefind'
import type { SearchRecord } from '../../src/search/record'
import type { Term } from '../../src/search/vocabulary'

/** Where the searches' files seem to come from. */
const origin = 'http://site.test/'

/** Bytes that the files of a search take over the wire, by address; each counts once, as in a browser's cache. */
export type Wire = Map<string, number>

/** Files that Pagefind has compressed itself; the others are counted as brotli makes them. */
const compressed = /\.(pf_\w+|pagefind)$/

const brotliSizes = new Map<string, number>()

/** Bytes of a file as brotli makes them; each file is compressed once. */
function brotliSize(path: string, content: Uint8Array): number {
  const name = `${path} ${content.length}`
  const size = brotliSizes.get(name) ?? brotliCompressSync(content).length
  brotliSizes.set(name, size)
  return size
}

/** Answers what Pagefind and the engine fetch from a folder, and notes how much it was. */
export function serveFolder(folder: string, wire: Wire): void {
  globalThis.fetch = async (address) => {
    const path = new URL(address instanceof Request ? address.url : address).pathname
    const content = await readFile(join(folder, path))
    if (!wire.has(path)) {
      wire.set(path, compressed.test(path) ? content.length : brotliSize(path, content))
    }
    return new Response(new Uint8Array(content))
  }
}

let opened = 0

/** Opens Pagefind's index in a folder below the one that is served. */
export function openIndex(root: string, folder: string, wire: Wire): ReturnType<typeof openPagefind> {
  return openPagefind(`${origin}${folder}/`, () => {
    const file = join(root, folder, 'pagefind.js')
    wire.set(`/${folder}/pagefind.js`, brotliSize(file, readFileSync(file)))
    // Pagefind keeps what it has loaded in its module; an address of its own makes each opening a first one.
    opened += 1
    return import(`${pathToFileURL(file).href}?${opened}`)
  })
}

/** The engine's own script, as Astro names it. */
const engineScript = /^open\.[\w-]+\.js$/

/** The built site's search, as a browser would open it. */
export async function openSite(dist: string, wire: Wire): Promise<SearchEngine> {
  requireBuild(dist)
  serveFolder(dist, wire)
  for (const script of readdirSync(join(dist, '_astro')).filter((name) => engineScript.test(name))) {
    await fetch(`${origin}_astro/${script}`)
  }
  const json = async <Content>(path: string): Promise<Content> =>
    (await (await fetch(`${origin}${path}`)).json()) as Content
  const [index, terms, listing] = await Promise.all([
    openIndex(dist, 'pagefind', wire),
    json<Term[]>('search/vocabulary.json'),
    json<Listing>('pagefind/listing.json'),
  ])
  return engineOf(index, terms, listing, (file) => json(`pagefind/${file}`))
}

/** Puts the engine's script and the glossary's names of a built site beside another index. */
export async function copyEngine(dist: string, root: string): Promise<void> {
  requireBuild(dist)
  for (const file of [
    'search/vocabulary.json',
    ...readdirSync(join(dist, '_astro'))
      .filter((name) => engineScript.test(name))
      .map((name) => `_astro/${name}`),
  ]) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await copyFile(join(dist, file), join(root, file))
  }
}

/** What the first search of a visit takes over the wire, in bytes, for one query; the engine's script included. */
export async function firstSearchBytes(dist: string, query: string): Promise<number> {
  const wire: Wire = new Map()
  const engine = await openSite(dist, wire)
  await engine.search(query)
  return [...wire.values()].reduce((sum, bytes) => sum + bytes, 0)
}

/** The records of a built site. */
export function recordsOf(dist: string): SearchRecord[] {
  return pagesOf(dist).flatMap(({ path, html }) => extractRecords(html, path))
}

/** The pages of a built site that are to be found: their paths and HTML. */
export function pagesOf(dist: string): { path: string; html: string }[] {
  requireBuild(dist)
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => extname(file) === '.html' && file.endsWith('index.html'))
    .sort()
    .map((file) => ({
      path: `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`,
      html: readFileSync(join(dist, file), 'utf8'),
    }))
    .filter(({ html }) => extractable(html))
}

const extractable = (html: string): boolean =>
  /name="search:kind"/.test(html) && !/name="search:kind" content="none"/.test(html)

function requireBuild(dist: string): void {
  if (!existsSync(join(dist, 'pagefind/listing.json'))) {
    throw new Error(`${dist} holds no built site with a search index. Run \`npm run build\` first.`)
  }
}
