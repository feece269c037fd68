import type { SearchIndex } from './engine'
import { type Fragment, readFragment } from './fragment'

/** The part of Pagefind's browser interface that is used. */
interface PagefindModule {
  options(options: Record<string, unknown>): Promise<void>
  init(language?: string): Promise<void>
  search(query: string): Promise<{ results: PagefindResult[] }>
}

interface PagefindResult {
  id: string
  words: number[]
}

/**
 * Opens Pagefind's index.
 *
 * @param folder Address of the folder that holds the index, with a trailing slash.
 * @param importModule Imports a module by its address; Node and tests hand in their own.
 */
export async function openPagefind(
  folder: string,
  importModule: (address: string) => Promise<unknown> = (address) => import(/* @vite-ignore */ address),
): Promise<SearchIndex> {
  const pagefind = (await importModule(`${folder}pagefind.js`)) as PagefindModule
  // Without Pagefind's worker: it is 43 kB more before the first result, and a search takes 2 ms here.
  await pagefind.options({ basePath: folder, baseUrl: '/', noWorker: true })
  await pagefind.init()
  const read = async (fragment: string): Promise<Fragment> => {
    const address = `${folder}fragment/${fragment}.pf_fragment`
    const response = await fetch(address)
    if (!response.ok || !response.body) {
      throw new Error(`The search did not load: ${response.status} for ${address}`)
    }
    const packed = response.body.pipeThrough(new DecompressionStream('gzip'))
    return readFragment(await new Response(packed).text())
  }
  /** Kept, because the same records come up again with the next key stroke. */
  const loaded = new Map<string, Promise<Fragment>>()
  return {
    async search(words) {
      const { results } = await pagefind.search(words)
      return results.map(({ id, words: positions }) => ({ fragment: id, words: positions }))
    },
    load(fragment) {
      let record = loaded.get(fragment)
      if (!record) {
        record = read(fragment)
        record.catch(() => loaded.delete(fragment))
        loaded.set(fragment, record)
      }
      return record
    },
  }
}
