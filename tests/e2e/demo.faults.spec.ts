import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { keptFunctions, wholeBinaryPath } from '../../src/runtime/installed'
import { trimmed } from '../../src/runtime/trim'
import { startHeaderHost } from '../../scripts/headerHost'
import { callGraph } from '../../scripts/runtime/calls'
import { expectPredictions, predictions, upload } from './subjects/demoPage'
import { expect, test } from './visitor'

const picture = readFileSync('tests/fixtures/preprocess/320x213.png')

/** Runs code in the classifier's worker before its own. */
const inWorker = (page: Page, code: string) =>
  page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${code};\n${await response.text()}` })
  })
const chooseSample = (page: Page) => page.locator('[data-sample]').first().click()
const retry = (page: Page) => page.getByRole('button', { name: '重试' }).click()
const failsWith = (page: Page, code: string) =>
  expect(page.locator('[data-error]')).toHaveAttribute('data-error', code, { timeout: 30_000 })

/** Both models' answers to a drawing with their heat maps, what the layers make of it, and a table of two photos. */
async function lookAtEverything(page: Page): Promise<void> {
  await page.locator('[data-model-choice][value="compare"]').check({ force: true })
  await chooseSample(page)
  const results = page.locator('[data-model]')
  await expect(results).toHaveCount(2)
  for (const result of await results.all()) {
    await expect(result.locator('[data-prediction]')).toHaveCount(5)
    await expect(result.locator('[data-look-text]')).toContainText(/主要看了|没有/, { timeout: 40_000 })
    await result.locator('[data-layers] summary').click()
    const layers = result.locator('[data-layer-views]')
    await expect(layers).toHaveAttribute('data-layer-views', 'done', { timeout: 40_000 })
  }
  const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: picture })
  await page.locator('[data-upload]').setInputFiles([photo('one.png'), photo('two.png')])
  await expect(page.locator('photo-batch')).toHaveAttribute('data-batch', 'done')
  await expect(page.locator('photo-batch tr[data-class]')).toHaveCount(2)
}

test.use({ allowedErrors: [/404|Failed to load resource|ERR_FAILED|Content Security Policy|wasm/i] })

const network: [string, string, Parameters<Page['route']>[1], string][] = [
  [
    'a model that is cut short',
    '**/*.onnx',
    async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.body()).subarray(0, 50_000) })
    },
    'model-altered',
  ],
  ['a model that the network swallows', '**/*.onnx', (route) => route.abort(), 'model-unavailable'],
  [
    'a runtime that is missing',
    '**/*.wasm',
    (route) => route.fulfill({ status: 404 }),
    'runtime-unavailable',
  ],
  [
    'a runtime that is a web page',
    '**/*.wasm',
    (route) => route.fulfill({ body: '<!doctype html>' }),
    'runtime-unavailable',
  ],
  [
    'a loader that is missing',
    '**/ort-wasm*.mjs',
    (route) => route.fulfill({ status: 404 }),
    'runtime-unavailable',
  ],
]
for (const [what, url, fault, code] of network) {
  test(`${what} ends in a sentence, and the next try works`, async ({ page }) => {
    await page.goto('./demo/')
    await page.route(url, fault)
    await chooseSample(page)
    await failsWith(page, code)
    await expect(page.locator('[data-prediction]')).toHaveCount(0)
    await page.unroute(url)
    await retry(page)
    await expectPredictions(page)
  })
}

test('a browser that forbids WebAssembly is told apart from a broken page', async ({ page }) => {
  await page.goto('./demo/')
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" }
    await route.fulfill({ response, headers })
  })
  await chooseSample(page)
  await failsWith(page, 'runtime-unavailable')
  await expect(page.locator('[data-error]')).toContainText('WebAssembly')
})

test('a worker that crashes is replaced', async ({ page }) => {
  await page.goto('./demo/')
  await inWorker(
    page,
    "addEventListener('message', ({ data }) => { if (data.kind === 'classify') setTimeout(() => { throw new Error('crash') }) })",
  )
  await chooseSample(page)
  await failsWith(page, 'worker-crashed')
  await page.unroute(/\/worker-[^/]*\.js$/)
  await retry(page)
  await expectPredictions(page)
})

test('too little memory is called by its name', async ({ page }) => {
  await page.goto('./demo/')
  await inWorker(
    page,
    "OffscreenCanvasRenderingContext2D.prototype.getImageData = () => { throw new RangeError('Array buffer allocation failed') }",
  )
  await upload(page, 'photo.png', picture)
  await failsWith(page, 'out-of-memory')
  await expect(page.locator('[data-error]')).toContainText('photo.png')
  await page.unroute(/\/worker-[^/]*\.js$/)
  await retry(page)
  await expectPredictions(page)
})

test('a runtime that gets no memory says so, and the next try works', async ({ page }) => {
  await page.goto('./demo/')
  await inWorker(
    page,
    "WebAssembly.Memory = function () { throw new RangeError('WebAssembly.Memory(): could not allocate memory') }",
  )
  await chooseSample(page)
  await failsWith(page, 'out-of-memory')
  await page.unroute(/\/worker-[^/]*\.js$/)
  await retry(page)
  await expectPredictions(page)
})

test('a model of the right length and other content is not run', async ({ page }) => {
  await page.goto('./demo/')
  await page.route('**/*.onnx', async (route) => {
    const response = await route.fetch()
    const body = await response.body()
    const middle = Math.floor(body.length / 2)
    body[middle] = (body[middle] ?? 0) ^ 1
    await route.fulfill({ response, body })
  })
  await chooseSample(page)
  await failsWith(page, 'model-altered')
  await page.unroute('**/*.onnx')
  await retry(page)
  await expectPredictions(page)
})

test('numbers that are no probabilities are thrown away', async ({ page }) => {
  await page.goto('./demo/')
  // The softmax’s result, spoilt on its way out of the runtime.
  await inWorker(
    page,
    'const slice = Float32Array.prototype.subarray; Float32Array.prototype.subarray = function (...a) { const part = slice.apply(this, a); if (part.length === 5) return new Float32Array(5).fill(NaN); return part }',
  )
  await chooseSample(page)
  await failsWith(page, 'output-invalid')
})

test('a slow download can be stopped and taken up again', async ({ page }) => {
  await page.goto('./demo/')
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/*.wasm', async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  await chooseSample(page)
  await page.locator('[data-cancel]').click()
  await failsWith(page, 'cancelled')
  release()
  await page.unroute('**/*.wasm')
  await retry(page)
  await expectPredictions(page)
})

test('a tab in the background still gets its answer', async ({ page }) => {
  await page.goto('./demo/')
  await chooseSample(page)
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true })
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expectPredictions(page)
})

test.describe('of the runtime', () => {
  const names = /ort-wasm-simd-threaded(?:\.[a-z]+)?/
  /** The builds that a page loads, in order. */
  const builds = (page: Page) => {
    const loaded: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('.wasm')) loaded.push(names.exec(request.url())?.[0] ?? request.url())
    })
    return loaded
  }
  const trimmedName = 'ort-wasm-simd-threaded.trimmed'
  const wholeName = 'ort-wasm-simd-threaded'

  test('the trimmed build is all that a visitor loads who looks at everything', async ({ page }) => {
    const loaded = builds(page)
    await page.goto('./demo/')
    await lookAtEverything(page)
    expect(loaded).toEqual([trimmedName])
  })

  test.describe('too much was cut off:', () => {
    test.use({
      baseURL: async ({}, use) => {
        const host = await startHeaderHost()
        await use(`${host.origin}/`)
        host.stop()
      },
      allowedErrors: [/unreachable/],
    })
    const whole = readFileSync(wholeBinaryPath())
    const list = keptFunctions()
    const loader = readFileSync(wholeBinaryPath().replace(/\.wasm$/, '.mjs'), 'utf8')
    const run = callGraph(whole).exported.get(/_OrtRun=\w+\.(\w+)/.exec(loader)?.[1] ?? '') ?? NaN
    const withoutRun = list.kept.slice()
    withoutRun[run >> 3] = (withoutRun[run >> 3] ?? 0) & ~(1 << (run & 7))

    const cuts = [
      ['everything, so that it does not even start', new Uint8Array(list.kept.length)],
      ['what computes, so that it stops in the middle', withoutRun],
    ] as const
    const each = cuts.flatMap(([what, kept]) => [1, 2].map((threads) => ({ what, kept, threads })))
    for (const { what, kept, threads } of each) {
      test(`${what}, threads: ${threads}; the whole build gives the same answer`, async ({ page }) => {
        await page.goto(`./demo/?threads=${threads}`)
        await chooseSample(page)
        await expectPredictions(page)
        const expected = await predictions(page)

        await page.evaluate(() => caches.delete('flower-demo files'))
        const loaded = builds(page)
        const warnings: string[] = []
        page.on('console', (message) => {
          if (message.type() === 'warning') warnings.push(message.text())
        })
        await page.route(`**/${trimmedName}-*.wasm`, (route) =>
          route.fulfill({
            contentType: 'application/wasm',
            body: Buffer.from(trimmed(whole, { ...list, kept })),
          }),
        )
        await page.reload()
        await chooseSample(page)
        await expectPredictions(page)
        expect(await predictions(page)).toEqual(expected)
        await expect(page.locator('[data-backend]')).toHaveAttribute('data-threads', String(threads))
        await lookAtEverything(page)
        expect(loaded).toEqual([trimmedName, wholeName])
        expect(warnings).toContainEqual(
          expect.stringMatching(/^The trimmed build lacks a function.*unreachable/),
        )
      })
    }
  })
})
