/**
 * Finds out which functions of onnxruntime-web's binary the site needs, and writes them to
 * `src/runtime/keptFunctions.json`, by which the build trims the binary: `npm run runtime:profile`, to be run whenever
 * onnxruntime-web or a model has changed.
 *
 * A copy of the binary in which every function leaves a mark does all that the site does, in a real browser and with
 * every number of threads. Kept is what has run, what JavaScript can call, and whatever these call directly. A function that
 * is cut off and called all the same stops the binary; the site then loads the whole one (src/classifier/sturdyRuntime.ts).
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { mostThreads } from '../src/classifier/backend'
import { parseModelCard } from '../src/classifier/card'
import { runtimeVersion } from '../src/classifier/runtimeBytes'
import { keptFunctionsPath, wholeBinaryPath } from '../src/runtime/installed'
import { bitsOf, checksum, keptFunctionsText, trimmed, type KeptFunctions } from '../src/runtime/trim'
import { findBrowser, rootFlags } from './browser'
import { bundleForBrowser } from './browserBundle'
import { startIsolatedHost } from './isolatedHost'
import { callGraph, reachable } from './runtime/calls'
import { withMarks, withRoomForMarks } from './runtime/instrument'
import type { Task } from './runtime/worker'

const work = resolve('node_modules/.cache/runtime-profile')
const models = resolve('public/models/flowers')

/** Writes the marked binary, its loader, and a page that starts the worker with them. */
async function prepare(binary: Uint8Array, functions: number): Promise<void> {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(join(work, 'runtime'), { recursive: true })
  const loader = readFileSync(wholeBinaryPath().replace(/\.wasm$/, '.mjs'), 'utf8')
  writeFileSync(join(work, 'runtime/ort-wasm-simd-threaded.wasm'), withMarks(binary))
  writeFileSync(join(work, 'runtime/ort-wasm-simd-threaded.mjs'), withRoomForMarks(loader, functions))
  await bundleForBrowser('scripts/runtime/worker.ts', work, '/runtime/')
  writeFileSync(
    join(work, 'index.html'),
    '<!doctype html><link rel="icon" href="data:," /><script>new Worker("worker.js", { type: "module" })</script>',
  )
}

/** Runs the task in a fresh worker, as the site has it, and returns the places of the functions that ran. */
async function profile(browser: Browser, origin: string, task: Task): Promise<number[]> {
  const page = await browser.newPage()
  page.on('console', (message) => console.log(`  browser: ${message.text()}`))
  const [worker] = await Promise.all([page.waitForEvent('worker'), page.goto(`${origin}/`)])
  const ran = await worker.evaluate(async (wanted) => {
    const scope = globalThis as unknown as { profile?: (task: Task) => Promise<number[]> }
    // The worker is there before its script has run.
    while (!scope.profile) await new Promise((resolve) => setTimeout(resolve, 10))
    return scope.profile(wanted)
  }, task)
  await page.close()
  return ran
}

async function main(): Promise<void> {
  const binary = readFileSync(wholeBinaryPath())
  const graph = callGraph(binary)
  const functions = graph.calls.length
  const card = parseModelCard(JSON.parse(readFileSync(join(models, 'model-card.json'), 'utf8')))
  await prepare(binary, functions)
  const host = await startIsolatedHost([
    ['/models/', models],
    ['/', work],
  ])
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--disable-background-networking', ...rootFlags],
  })
  const ran = new Set<number>()
  try {
    for (let threads = 1; threads <= mostThreads; threads++) {
      const task = { models: Object.values(card.models), classCount: card.classes.length, threads, functions }
      const found = await profile(browser, host.origin, task)
      const fresh = found.filter((place) => !ran.has(place))
      for (const place of found) ran.add(place)
      console.log(
        `${threads} threads: ${found.length} functions ran, ${fresh.length} of them for the first time.`,
      )
    }
  } finally {
    await browser.close()
    host.stop()
  }

  // What JavaScript can call is kept, too: some of it serves only threads that crash or memory that runs out.
  const kept = reachable(graph, [...ran, ...graph.exported.values()])
  const list: KeptFunctions = {
    version: runtimeVersion,
    sha256: checksum(binary),
    functions,
    kept: bitsOf(kept, functions),
  }
  writeFileSync(keptFunctionsPath, keptFunctionsText(list))
  console.log(
    `${functions} functions: ${ran.size} ran, ${kept.size} are kept with those that they call directly.`,
  )
  console.log(`Binary: ${sizes(binary)} before, ${sizes(trimmed(binary, list))} after.`)
}

const sizes = (bytes: Uint8Array): string =>
  `${bytes.length.toLocaleString('en')} bytes (${brotliCompressSync(bytes).length.toLocaleString('en')} with brotli)`

await main()
