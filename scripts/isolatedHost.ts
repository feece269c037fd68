import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { isolation } from '../src/hosting/headers'
import { mediaTypes } from './headerHost'

/**
 * Serves folders to a browser, cross-origin isolated, as threads need it.
 *
 * @param roots Beginnings of addresses and the folders that they stand for; the first that fits counts.
 * @param onFile Called with the path of every file that is sent.
 */
export async function startIsolatedHost(
  roots: readonly (readonly [prefix: string, folder: string])[],
  onFile: (file: string) => void = () => undefined,
): Promise<{ origin: string; stop: () => void }> {
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
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready))
  const { port } = server.address() as AddressInfo
  return { origin: `http://localhost:${port}`, stop: () => server.close() }
}
