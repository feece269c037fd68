import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createIndex } from 'pagefind'
import { type IndexFile, finelyChunked } from './chunks'
import { indexedText } from './fields'
import { listingFile, modelFile, syllablesFile } from './files'
import { IndexError, guardSpacing } from './guard'
import { makeListing, usualSyllables } from './listing'
import type { SearchRecord } from './record'

/** Pagefind's own interfaces, which ours replaces, and its worker, which we do without; see `pagefind.ts`. */
const unused = /pagefind-(ui|modular-ui|component-ui|highlight|worker)|^playground/

/**
 * Builds Pagefind's index of records: the files to put into one folder, Pagefind's own scripts among them.
 *
 * @throws {IndexError} when there are no records, two share an address, one is not spaced, or Pagefind refuses one.
 */
export async function buildIndex(records: readonly SearchRecord[]): Promise<IndexFile[]> {
  if (records.length === 0) {
    throw new IndexError('The search found no records: no page has <meta name="search:kind">.')
  }
  const urls = new Set<string>()
  const { index, errors } = await createIndex()
  if (!index) throw new IndexError(`Pagefind did not start: ${errors.join('; ')}`)
  for (const record of records) {
    if (urls.has(record.url))
      throw new IndexError(`Two records have the address ${record.url}. Give each heading its own id.`)
    urls.add(record.url)
    const content = indexedText(record)
    guardSpacing(record.url, content)
    const { errors } = await index.addCustomRecord({
      url: record.url,
      language: record.language.toLowerCase(),
      content,
      meta: { ...(record.answer && { answer: record.answer }) },
      filters: { kind: [record.kind], chapter: [record.chapter], language: [record.language] },
    })
    if (errors.length > 0) throw new IndexError(`Pagefind refused ${record.url}: ${errors.join('; ')}`)
  }
  const { files } = await index.getFiles()
  await index.deleteIndex()
  return finelyChunked(files)
}

/**
 * Builds all that the engine loads of the given records: Pagefind's index, and the files beside it.
 *
 * @throws {IndexError} as `buildIndex` does.
 */
export async function buildSearch(records: readonly SearchRecord[]): Promise<IndexFile[]> {
  const files = await buildIndex(records)
  const json = (path: string, content: unknown): IndexFile => ({
    path,
    content: new TextEncoder().encode(JSON.stringify(content)),
  })
  const { listing, chunks } = makeListing(records, files)
  return [
    ...files.filter(({ path }) => !unused.test(path)),
    json(listingFile, listing),
    ...chunks.map((chunk, place) => json(modelFile(place), chunk)),
    json(syllablesFile, usualSyllables()),
  ]
}

/** Writes files into a folder; folders that are missing are made. */
export async function writeFiles(folder: string, files: readonly IndexFile[]): Promise<void> {
  for (const { path, content } of files) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
  }
}
