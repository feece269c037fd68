import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { everywhere, headerRules, isolation, runtimeFolder, toHeadersFile } from '../hosting/headers.ts'
import { headerPolicy, withPolicy } from '../hosting/policy.ts'

/**
 * What a static host must be told: a content security policy in every page, the file of headers that Netlify and
 * Cloudflare Pages read, and the demo page's service worker for hosts that send no headers of one's own.
 */
export default function hosting(): AstroIntegration {
  let base = '/'
  return {
    name: 'hosting',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        // Both servers of Astro send the same headers with every answer. No policy: hot reload writes scripts into pages.
        if (command !== 'build') updateConfig({ server: { headers: { ...everywhere, ...isolation } } })
      },
      'astro:config:done': ({ config }) => {
        base = config.base
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir)
        const files = (await readdir(root, { recursive: true })).sort()
        const runtimeScripts = files
          .map((file) => file.split(sep).join('/'))
          .filter((file) => file.startsWith(`${runtimeFolder}/`) && /\.m?js$/.test(file))
          .map((file) => `/${base}/${file}`.replaceAll(/\/+/g, '/'))
        if (runtimeScripts.length === 0) {
          throw new Error(`${runtimeFolder}: found no scripts; expected the classifier’s worker and runtime.`)
        }
        const pages = files.filter((file) => file.endsWith('.html'))
        for (const file of pages) {
          const html = await readFile(join(root, file), 'utf8')
          await writeFile(join(root, file), withPolicy(html, file))
          if (/<flower-demo\b/.test(html)) {
            const worker = await serviceWorker(html, runtimeScripts)
            await writeFile(join(root, file, '../service-worker.js'), worker)
          }
        }
        await writeFile(join(root, '_headers'), toHeadersFile(headerRules(base)))
        logger.info(`${pages.length} pages have their content security policy.`)
      },
    },
  }
}

async function serviceWorker(html: string, runtimeScripts: readonly string[]): Promise<string> {
  const source = await readFile(new URL('../hosting/demo-service-worker.js', import.meta.url), 'utf8')
  const embedder = { 'Cross-Origin-Embedder-Policy': isolation['Cross-Origin-Embedder-Policy'] }
  const values = {
    __VERSION__: createHash('sha256').update(html).update(runtimeScripts.join()).digest('hex').slice(0, 16),
    __RUNTIME_SCRIPTS__: JSON.stringify(runtimeScripts),
    // Inside a single-quoted string.
    __HEADERS__: JSON.stringify({
      page: isolation,
      worker: { ...embedder, 'Content-Security-Policy': headerPolicy },
    }).replaceAll("'", "\\'"),
  }
  return Object.entries(values).reduce((text, [name, value]) => text.replace(name, () => value), source)
}
