/**
 * Measures the classifier in a real browser against TensorFlow.js with the same network, weights and photos, and prints
 * the README's table: `npm run build && npm run bench`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { type Browser, type Page, chromium } from 'playwright-core'
import type { BackendId } from '../src/classifier/backend'
import { modelsByPreference, parseModelCard, type RunnableModel } from '../src/classifier/card'
import { runtimeFolder } from '../src/hosting/headers'
import { trimmedBinary } from '../src/runtime/installed'
import type { Run } from './bench/page'
import { benchPhotos } from './bench/photos'
import { documentWeights } from './bench/weights'
import { findBrowser, rootFlags } from './browser'
import { bundleForBrowser } from './browserBundle'
import { startIsolatedHost } from './isolatedHost'

const dist = resolve('dist')
const work = resolve('node_modules/.cache/bench')

/** What the site was asked for. */
const requested = new Set<string>()

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** The functions of `bench/page.ts`, as the page has them. */
interface BenchPage {
  bench(model: RunnableModel | undefined, backend: BackendId, threads: number, photos: string[]): Promise<Run>
  hasGpu(): Promise<boolean>
}

/** Opens the measurement in a page of its own and calls one of its functions. */
async function inBenchPage<Result>(
  browser: Browser,
  origin: string,
  call: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage()
  await page.goto(`${origin}/bench/`)
  const result = await call(page)
  await page.close()
  return result
}

const measure = (
  browser: Browser,
  origin: string,
  contender: { model: RunnableModel | undefined; backend: BackendId; threads: number },
  photos: string[],
): Promise<Run> =>
  inBenchPage(browser, origin, (page) =>
    page.evaluate(
      ([{ model, backend, threads }, urls]) =>
        (globalThis as unknown as BenchPage).bench(model, backend, threads, urls),
      [contender, photos] as const,
    ),
  )

/** The real demo page at work. */
interface Visit {
  /** Bytes over the wire until the first answer, with brotli at its best: the page, the runtime, the model. */
  wire: { page: number; runtime: number; model: number }
  /** The longest time, in milliseconds, for which the page could not react while it classified; 0 below 50 ms. */
  longestBlock: number
  /** Images per second of a batch of all photos. */
  batchRate: number
}

async function visit(browser: Browser, origin: string, photos: string[]): Promise<Visit> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const blocks: number[] = []
    Object.assign(globalThis, { blocks })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) blocks.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
  const answered = () => page.locator('flower-demo[data-state=done]').waitFor({ timeout: 120_000 })
  const upload = (files: string[]) => page.locator('input[data-upload]').setInputFiles(files)
  requested.clear()
  await page.goto(`${origin}/demo/`, { waitUntil: 'networkidle' })
  await page.evaluate(() => (globalThis as unknown as { blocks: number[] }).blocks.splice(0))
  await upload(photos.slice(0, 1))
  await answered()
  const compressed = (fits: (file: string) => boolean) =>
    [...requested].filter(fits).reduce((sum, file) => sum + wireBytes(file), 0)
  const isModel = (file: string) => file.endsWith('.onnx')
  const isRuntime = (file: string) => file.startsWith(join(dist, runtimeFolder))
  const wire = {
    page: compressed((file) => !isModel(file) && !isRuntime(file)),
    runtime: compressed(isRuntime),
    model: compressed(isModel),
  }
  for (const photo of photos.slice(1, 20)) {
    await upload([photo])
    await answered()
  }
  await upload(photos)
  const batch = page.locator('photo-batch[data-batch=done]')
  await batch.waitFor({ timeout: 300_000 })
  const batchRate = Number(await batch.getAttribute('data-rate'))
  const blocks = await page.evaluate(() => (globalThis as unknown as { blocks: number[] }).blocks)
  await context.close()
  return { wire, longestBlock: Math.max(0, ...blocks), batchRate }
}

/** Size of a file with brotli at its best; what is compressed already is sent as it is. */
function wireBytes(file: string): number {
  const content = readFileSync(file)
  return ['.woff2', '.jpg', '.png'].includes(extname(file))
    ? content.length
    : brotliCompressSync(content).length
}

async function main(): Promise<void> {
  if (!existsSync(join(dist, 'demo/index.html'))) {
    throw new Error(`${dist} holds no built site. Run "npm run build" first.`)
  }
  const [busy = 0] = loadavg()
  const card = parseModelCard(JSON.parse(readFileSync(join(dist, 'models/flowers/model-card.json'), 'utf8')))
  const models = modelsByPreference(card)
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  await bundleForBrowser('scripts/bench/page.ts', work, '/bench/ort/')
  // What the site loads first.
  writeFileSync(join(work, 'trimmed.wasm'), trimmedBinary())
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

  const host = await startIsolatedHost(
    [
      ['/bench/ort/', resolve('node_modules/onnxruntime-web/dist')],
      ['/bench/tfjs/', resolve('node_modules/@tensorflow/tfjs-backend-wasm/dist')],
      ['/bench/', work],
      ['/', dist],
    ],
    (file) => requested.add(file),
  )
  const { origin } = host
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--disable-background-networking', ...rootFlags],
  })
  try {
    const rows: string[] = []
    const answers = new Map<string, number[][]>()
    const run = async (
      name: string,
      id: string,
      model: RunnableModel | undefined,
      backend: BackendId,
      threads: number,
    ) => {
      const {
        times,
        parts,
        total,
        answers: found,
      } = await measure(browser, origin, { model, backend, threads }, photos)
      answers.set(id, found)
      const rate = (found.length / total) * 1000
      rows.push(
        `| ${name} | ${id} | ${backend === 'wasm' ? `WASM, ${threads}` : 'WebGPU'} | ${parts.length > 0 ? `${median(parts).toFixed(1)} ms` : ''} | ${median(times).toFixed(1)} ms | ${rate.toFixed(1)} images/s |`,
      )
    }
    const gpu = await inBenchPage(browser, origin, (page) =>
      page.evaluate(() => (globalThis as unknown as BenchPage).hasGpu()),
    )
    for (const threads of [1, 2]) {
      for (const model of models) await run('this site', model.file, model, 'wasm', threads)
      await run('TensorFlow.js 4.22', 'the same as document.onnx', undefined, 'wasm', threads)
    }
    if (gpu) for (const model of models) await run('this site', model.file, model, 'webgpu', 1)
    const { wire, longestBlock, batchRate } = await visit(browser, origin, files)

    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`
    const theirs = answers.get('the same as document.onnx')
    const agree = answers.get('document.onnx')?.filter((row, at) => best(row) === best(theirs?.[at] ?? []))
    console.log(
      `${browser.version()} on ${cpus().length} × ${cpus()[0]?.model.trim()}, ${photos.length} JPEG of 1600 × 1200\n`,
    )
    console.log(
      '| in the browser | network | backend, threads | preprocessing + inference, median | picture → answer, median | file → answer, one after the other |',
    )
    console.log('| --- | --- | --- | --- | --- | --- |')
    console.log(rows.join('\n'))
    console.log(`\nSame class from both: ${agree?.length} of ${photos.length}.`)
    if (!gpu) console.log('This browser offers no graphics card, so WebGPU was not measured.')
    console.log(`The demo page, ${files.length} photos at once: ${batchRate.toFixed(1)} images/s.`)
    console.log(
      `Longest block of the page while it classified: ${longestBlock === 0 ? 'none above 50 ms' : `${longestBlock.toFixed(0)} ms`}.`,
    )
    console.log(
      `Over the wire with brotli until the first answer: ${megabytes(wire.page + wire.runtime + wire.model)} (page ${megabytes(wire.page)}, runtime ${megabytes(wire.runtime)}, ${models[0].file} ${megabytes(wire.model)}).`,
    )
    if (busy > 0.3 * cpus().length) {
      console.log(
        `The machine was busy with something else (load ${busy.toFixed(1)} on ${cpus().length} cores before the start): these figures are too slow, and no fair comparison.`,
      )
    }
  } finally {
    await browser.close()
    host.stop()
  }
}

const best = (row: readonly number[]): number => row.indexOf(Math.max(...row))

await main()
