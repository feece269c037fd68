/**
 * Measures the classifier in a real browser against TensorFlow.js with the same network, weights and photos, and prints
 * the README's table: `npm run build && npm run bench`.
 */
import { readFileSync, readdirSync, rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { type Browser, chromium } from 'playwright-core'
import { runtimeFolder } from '../src/hosting/headers'
import type { Run } from './bench/page'
import { benchPhotos } from './bench/photos'
import { documentWeights } from './bench/weights'
import { findBrowser } from './browser'

const dist = resolve('dist')
const work = resolve('node_modules/.cache/bench')
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
}

/** Serves the built site and, below /bench/, the measurement; cross-origin isolated, as threads need it. */
function serve(): Promise<Server> {
  const roots: [string, string][] = [
    ['/bench/ort/', resolve('node_modules/onnxruntime-web/dist')],
    ['/bench/tfjs/', resolve('node_modules/@tensorflow/tfjs-backend-wasm/dist')],
    ['/bench/', work],
    ['/', dist],
  ]
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname)
    const [prefix, folder] = roots.find(([start]) => path.startsWith(start)) ?? ['/', dist]
    const file = join(folder, path.slice(prefix.length), path.endsWith('/') ? 'index.html' : '')
    try {
      const body = readFileSync(file)
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  return new Promise((ready) => server.listen(0, () => ready(server)))
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

async function measure(
  browser: Browser,
  origin: string,
  contender: string,
  threads: number,
  photos: string[],
): Promise<Run> {
  const page = await browser.newPage()
  await page.goto(`${origin}/bench/`)
  const run = await page.evaluate(
    ([name, count, urls]) =>
      (globalThis as unknown as { bench(a: string, b: number, c: string[]): Promise<Run> }).bench(
        name,
        count,
        urls,
      ),
    [contender, threads, photos] as const,
  )
  await page.close()
  return run
}

/** The longest time, in milliseconds, for which the real demo page could not react while it classified photos; 0 below 50 ms. */
async function longestBlock(browser: Browser, origin: string, photos: string[]): Promise<number> {
  const page = await browser.newPage()
  await page.addInitScript(() => {
    const blocks: number[] = []
    Object.assign(globalThis, { blocks })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) blocks.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
  await page.goto(`${origin}/demo/`, { waitUntil: 'networkidle' })
  await page.evaluate(() => (globalThis as unknown as { blocks: number[] }).blocks.splice(0))
  for (const photo of photos) {
    await page.locator('input[data-upload]').setInputFiles(photo)
    await page.locator('flower-demo[data-state=done]').waitFor()
  }
  const blocks = await page.evaluate(() => (globalThis as unknown as { blocks: number[] }).blocks)
  await page.close()
  return Math.max(0, ...blocks)
}

/** Bytes over the wire of the runtime's two builds and of the models, with brotli at its best. */
function wireBytes(): [string, number][] {
  const compressed = (file: string) => brotliCompressSync(readFileSync(file)).length
  const assets = join(dist, runtimeFolder)
  const runtimes = readdirSync(assets).filter((name) => name.endsWith('.wasm'))
  if (runtimes.length === 0) throw new Error(`${assets} has no .wasm file. Run "npm run build" first.`)
  const models = join(dist, 'models/flowers')
  return [
    ...runtimes.map((name): [string, number] => [
      name.includes('jspi') ? 'runtime with WebGPU' : 'runtime',
      compressed(join(assets, name)),
    ]),
    ...readdirSync(models)
      .filter((name) => name.endsWith('.onnx'))
      .map((name): [string, number] => [name, compressed(join(models, name))]),
  ]
}

async function main(): Promise<void> {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  await build({
    entryPoints: ['scripts/bench/page.ts'],
    bundle: true,
    format: 'esm',
    outfile: join(work, 'page.js'),
    logLevel: 'error',
    external: ['fs', 'path', 'os', 'util', 'crypto', 'worker_threads', 'perf_hooks', 'module'],
  })
  writeFileSync(join(work, 'index.html'), '<!doctype html><script type="module" src="page.js"></script>')
  writeFileSync(
    join(work, 'weights.json'),
    JSON.stringify(documentWeights(readFileSync(join(dist, 'models/flowers/document.onnx')))),
  )
  const files = (await benchPhotos()).map((content, index) => {
    const file = join(work, `${index}.jpg`)
    writeFileSync(file, content)
    return file
  })
  const photos = files.map((_, index) => `/bench/${index}.jpg`)

  const server = await serve()
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    const rows: string[] = []
    const answers: number[][][] = []
    for (const threads of [1, 2]) {
      for (const contender of ['ours', 'tensorflow']) {
        const run = await measure(browser, origin, contender, threads, photos)
        answers.push(run.answers)
        rows.push(
          `| ${contender === 'ours' ? 'this site (onnxruntime-web)' : 'TensorFlow.js 4.22 (WASM)'} | ${threads} | ${median(run.times).toFixed(1)} ms | ${((run.answers.length / run.total) * 1000).toFixed(1)} images/s |`,
        )
      }
    }
    const block = await longestBlock(browser, origin, files.slice(0, 20))
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`
    const agree = answers[0]?.filter((row, at) => best(row) === best(answers[1]?.[at] ?? [])).length
    console.log(
      `${browser.version()} on ${cpus().length} × ${cpus()[0]?.model.trim()}, ${photos.length} JPEG of 1600 × 1200\n`,
    )
    console.log(
      '| network in the browser | threads | pixels → answer, median | file → answer, one after the other |',
    )
    console.log('| --- | --- | --- | --- |')
    console.log(rows.join('\n'))
    console.log(`\nSame class from both: ${agree} of ${photos.length}.`)
    console.log(
      `Longest block of the page while it classified: ${block === 0 ? 'none above 50 ms' : `${block.toFixed(0)} ms`}.`,
    )
    const wire = wireBytes().map(([name, bytes]) => `${name} ${megabytes(bytes)}`)
    console.log(`Over the wire with brotli: ${wire.join(', ')}.`)
  } finally {
    await browser.close()
    server.close()
  }
}

const best = (row: readonly number[]): number => row.indexOf(Math.max(...row))

await main()
