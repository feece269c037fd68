import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { isolation } from '../src/hosting/headers'
import { type LocalHost, listening, mediaTypes } from './headerHost'

/**
 * Serves folders to a browser, cross-origin isolated, as threads need it.
 *
 * @param roots Beginnings of addresses and the folders that they stand for; the first that fits counts.
 * @param onFile Called with the path of every file that is sent.
 */
export function startIsolatedHost(
  roots: readonly (readonly [prefix: string, folder: string])[],
  onFile: (file: string) => void = () => undefined,
): Promise<LocalHost> {
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname)
    const [prefix, folder] = roots.find(([start]) => path.startsWith(start)) ?? []
    try {
      if (prefix === undefined || folder === undefined) throw new Error(`No folder for ${path}.`)
      const file = join(folder, path.slice(prefix.length), path.endsWith('/') ? 'index.html' : '')
      const body = readFileSync(file)
      onFile(file)
      response.writeHead(200, {
        'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
        ...isolation,
      })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  return listening(server)
}
