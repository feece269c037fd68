import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration, AstroIntegrationLogger } from 'astro'
import { close } from 'pagefind'
import { extractRecords } from '../search/extract'
import { IndexError, buildIndex } from '../search/indexer'
import type { SearchRecord } from '../search/record'

/** Folder of the index, below the site's base path. */
const folder = 'pagefind'
/** Pagefind's own interfaces, which ours replaces. */
const unused = /pagefind-(ui|modular-ui|component-ui|highlight)|^playground/

/**
 * Builds the search index: after `astro build` from the finished pages, and in `astro dev` from the pages that
 * the dev server renders, on the first search after a change.
 */
export default function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir)
        const records = await recordsOfFolder(root)
        await guardSegmentation(root, records)
        const index = await buildIndex(records)
        const { files } = await index.getFiles()
        for (const file of files.filter(({ path }) => !unused.test(path))) {
          const target = join(root, folder, file.path)
          await mkdir(join(target, '..'), { recursive: true })
          await writeFile(target, file.content)
        }
        await close()
        const pages = new Set(records.map(({ url }) => url.split('#')[0])).size
        logger.info(`${records.length} records of ${pages} pages are ready to be searched.`)
      },

      'astro:server:setup': ({ server, logger }) => {
        let index: Promise<Map<string, Uint8Array>> | undefined
        server.watcher.on('all', (_event, path) => {
          if (path.includes(`${sep}src${sep}`)) index = undefined
        })
        const base = server.config.base.replace(/\/$/, '')
        server.middlewares.use((request, response, next) => {
          const path = request.url?.split('?')[0]
          // Vite has already taken the base path off the address when it calls us, depending on its version.
          const name = path?.replace(base, '').match(new RegExp(`^/${folder}/(.+)$`))?.[1]
          if (!name) {
            next()
            return
          }
          index ??= indexOfServer(server.httpServer?.address() as AddressInfo, base, logger)
          index.then(
            (files) => {
              const content = files.get(name)
              response.statusCode = content ? 200 : 404
              if (name.endsWith('.js')) response.setHeader('Content-Type', 'text/javascript')
              response.setHeader('Cache-Control', 'no-store')
              response.end(content)
            },
            (error: unknown) => {
              index = undefined
              logger.error(error instanceof Error ? error.message : String(error))
              response.statusCode = 500
              response.end()
            },
          )
        })
      },
    },
  }
}

async function recordsOfFolder(root: string): Promise<SearchRecord[]> {
  const files = await readdir(root, { recursive: true })
  const pages = files.filter((file) => file.endsWith('index.html')).sort()
  const records = await Promise.all(
    pages.map(async (file) => {
      const path = `/${relative('.', file)
        .split(sep)
        .join('/')
        .replace(/index\.html$/, '')}`
      return extractRecords(await readFile(join(root, file), 'utf8'), path)
    }),
  )
  return records.flat()
}

/** A page that is in the sitemap must be found; a record without spaces between Han characters never would be. */
async function guardSegmentation(root: string, records: readonly SearchRecord[]): Promise<void> {
  if (!('Segmenter' in Intl)) {
    throw new IndexError(
      'This Node has no Intl.Segmenter, which queries are cut with. Use Node 22 or newer with full ICU.',
    )
  }
  const files = await readdir(root, { recursive: true })
  const found = new Set(records.map(({ url }) => url.split('#')[0]))
  for (const file of files.filter((name) => name.endsWith('index.html'))) {
    const html = await readFile(join(root, file), 'utf8')
    const path = `/${file
      .split(sep)
      .join('/')
      .replace(/index\.html$/, '')}`
    if (html.includes('name="search:kind"') && !found.has(path)) {
      throw new IndexError(`${path} says that it wants to be found, but has no record.`)
    }
  }
}

/** Reads the list of pages and then each page from the dev server itself. */
async function indexOfServer(
  { port }: AddressInfo,
  base: string,
  logger: AstroIntegrationLogger,
): Promise<Map<string, Uint8Array>> {
  const origin = `http://localhost:${port}${base}`
  const list = await fetch(`${origin}/search/pages.json`)
  if (!list.ok) throw new IndexError(`The dev server did not list its pages: ${list.status} for ${list.url}`)
  const records: SearchRecord[] = []
  for (const path of (await list.json()) as string[]) {
    const page = await fetch(origin + path)
    records.push(...extractRecords(await page.text(), path))
  }
  const index = await buildIndex(records)
  const { files } = await index.getFiles()
  logger.info(`Indexed ${records.length} records.`)
  return new Map(files.map(({ path, content }) => [path, content]))
}
