import { readFile, readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration, AstroIntegrationLogger } from 'astro'
import { close } from 'pagefind'
import { extractRecords } from '../search/extract'
import { type FinishedPage, IndexError, guardCoverage, guardGlossary, guardSegmenter } from '../search/guard'
import { buildSearch, writeFiles } from '../search/indexer'
import type { SearchRecord } from '../search/record'

/** Folder of the index, below the site's base path. */
const folder = 'pagefind'

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
        const pages = await finishedPages(root)
        const records = pages.flatMap(({ html, path }) => extractRecords(html, path))
        guardSegmenter()
        guardGlossary(await readFile(join(root, 'search', 'vocabulary.json'), 'utf8').catch(() => undefined))
        guardCoverage(pages, records)
        await writeFiles(join(root, folder), await buildSearch(records))
        await close()
        const found = new Set(records.map(({ url }) => url.split('#')[0])).size
        logger.info(`${records.length} records of ${found} pages are ready to be searched.`)
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

async function finishedPages(root: string): Promise<FinishedPage[]> {
  const files = await readdir(root, { recursive: true })
  return Promise.all(
    files
      .filter((file) => file.endsWith('index.html'))
      .sort()
      .map(async (file) => ({
        path: `/${file
          .split(sep)
          .join('/')
          .replace(/index\.html$/, '')}`,
        html: await readFile(join(root, file), 'utf8'),
      })),
  )
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
    if (!page.ok) logger.warn(`${path} is missing from the search: the dev server answered ${page.status}.`)
    else records.push(...extractRecords(await page.text(), path))
  }
  const files = await buildSearch(records)
  logger.info(`Indexed ${records.length} records.`)
  return new Map(files.map(({ path, content }) => [path, content]))
}
