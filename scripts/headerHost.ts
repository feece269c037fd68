import { readFileSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, resolve } from 'node:path'

/** Media types by the ending of a file's name. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
}

/** A server on this machine: where it is, and how to end it. */
export interface LocalHost {
  origin: string
  stop: () => void
}

/** The rules of a `_headers` file, as the hosts that read it do. */
function readRules(file: string): [prefix: string, headers: [string, string][]][] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n\n')
    .map((block) => {
      const [pattern = '', ...lines] = block.split('\n')
      const headers = lines.map((line): [string, string] => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
      })
      return [pattern.replace(/\*$/, ''), headers]
    })
}

/** Serves `dist/` as a host that reads `_headers`, with every header that the file asks for. */
export async function startHeaderHost(): Promise<LocalHost> {
  const dist = resolve('dist')
  const rules = readRules(join(dist, '_headers'))
  const server = createServer((request, response) => {
    const path = normalize(decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname))
    for (const [prefix, headers] of rules) {
      if (path.startsWith(prefix)) for (const [name, value] of headers) response.appendHeader(name, value)
    }
    const file = join(dist, path, path.endsWith('/') ? 'index.html' : '')
    try {
      const body = readFileSync(file)
      response.writeHead(200, { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream' })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  return listening(server)
}

/** Lets a server listen on a free port of this machine. */
export async function listening(server: Server): Promise<LocalHost> {
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready))
  const { port } = server.address() as AddressInfo
  return { origin: `http://localhost:${port}`, stop: () => server.close() }
}
