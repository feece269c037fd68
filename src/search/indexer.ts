import { type PagefindIndex, createIndex } from 'pagefind'
import { indexedText } from './fields'
import type { SearchRecord } from './record'

/** The index could not be built, or would not find what it should. */
export class IndexError extends Error {
  override readonly name = 'IndexError'
}

/**
 * Builds Pagefind's index of records.
 *
 * @throws {IndexError} when there are no records, two share an address, or Pagefind refuses one.
 */
export async function buildIndex(records: readonly SearchRecord[]): Promise<PagefindIndex> {
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
    const { errors } = await index.addCustomRecord({
      url: record.url,
      language: record.language.toLowerCase(),
      content: indexedText(record),
      meta: {
        title: record.title,
        headings: record.headings.join('\n'),
        kind: record.kind,
        ...(record.answer && { answer: record.answer }),
      },
      filters: { kind: [record.kind], chapter: [record.chapter] },
    })
    if (errors.length > 0) throw new IndexError(`Pagefind refused ${record.url}: ${errors.join('; ')}`)
  }
  return index
}
