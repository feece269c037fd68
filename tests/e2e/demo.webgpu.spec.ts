import { readFileSync } from 'node:fs'
import { expectPredictions, predictions, upload } from './subjects/demoPage'
import { expect, test } from './visitor'

const picture = readFileSync('tests/fixtures/preprocess/320x213.png')
/** Milliseconds that an answer of the emulated GPU may take while the other core is busy with another test. */
const emulated = 100_000

test('WebGPU and WASM give the same answer', async ({ page }) => {
  const answers: Record<string, number>[] = []
  for (const backend of ['wasm', 'webgpu']) {
    await page.goto(`./demo/?backend=${backend}`)
    await upload(page, 'photo.png', picture)
    await expectPredictions(page, emulated)
    await expect(page.locator('[data-backend]')).toHaveAttribute('data-backend', backend)
    answers.push(await predictions(page))
  }
  const [wasm = {}, webgpu = {}] = answers
  for (const [id, probability] of Object.entries(wasm)) {
    expect(Math.abs((webgpu[id] ?? NaN) - probability), id).toBeLessThan(0.002)
  }
})

test('a GPU that is only emulated is not used unless asked for', async ({ page }) => {
  const runtimes: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) runtimes.push(request.url())
  })
  await page.goto('./demo/')
  await page.locator('[data-sample]').first().click()
  await expectPredictions(page)
  await expect(page.locator('[data-backend]')).toHaveAttribute('data-backend', 'wasm')
  await expect(page.locator('[data-backend-reason]')).toContainText('模拟')
  expect(runtimes.filter((url) => url.includes('jspi'))).toEqual([])
})

const gpuFaults: [string, string, RegExp][] = [
  [
    'no adapter, although the browser has WebGPU',
    'GPU.prototype.requestAdapter = () => Promise.resolve(null);',
    /没有提供可用的 GPU/,
  ],
  [
    'an adapter that fails when it is asked for',
    "GPU.prototype.requestAdapter = () => Promise.reject(new Error('crashed'));",
    /没有提供可用的 GPU/,
  ],
  [
    'an adapter that gives no device',
    "GPUAdapter.prototype.requestDevice = () => Promise.reject(new DOMException('no', 'OperationError'));",
    /WebGPU 出错/,
  ],
  ['no JSPI', 'delete WebAssembly.Suspending;', /缺 JSPI/],
]
for (const [what, prelude, reason] of gpuFaults) {
  test(`${what}: WASM answers, and the page says why`, async ({ page }) => {
    await page.route(/\/worker-[^/]*\.js$/, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: prelude + (await response.text()) })
    })
    await page.goto('./demo/?backend=webgpu')
    await page.locator('[data-sample]').first().click()
    await expectPredictions(page)
    await expect(page.locator('[data-backend]')).toHaveAttribute('data-backend', 'wasm')
    await expect(page.locator('[data-backend-reason]')).toContainText(reason)
  })
}

test.describe('a WebGPU runtime that does not load', () => {
  test.use({ allowedErrors: [/404/] })

  test('is replaced by WASM, and the page says so', async ({ page }) => {
    await page.route('**/*jspi*.wasm', (route) => route.fulfill({ status: 404 }))
    await page.goto('./demo/?backend=webgpu')
    await page.locator('[data-sample]').first().click()
    await expectPredictions(page)
    await expect(page.locator('[data-backend]')).toHaveAttribute('data-backend', 'wasm')
    await expect(page.locator('[data-backend-reason]')).toContainText('WebGPU 出错')
  })
})

test.describe('a GPU that is lost in the middle', () => {
  test('is replaced by WASM, with the same picture', async ({ page }) => {
    await page.route(/\/worker-[^/]*\.js$/, async (route) => {
      const response = await route.fetch()
      const prelude = `
        const request = GPUAdapter.prototype.requestDevice
        GPUAdapter.prototype.requestDevice = async function (...options) {
          const device = await request.apply(this, options)
          addEventListener('message', ({ data }) => { if (data.subject?.name === 'second.png') device.destroy() })
          return device
        };`
      await route.fulfill({ response, body: prelude + (await response.text()) })
    })
    await page.goto('./demo/?backend=webgpu')
    await upload(page, 'first.png', picture)
    await expectPredictions(page, emulated)
    await expect(page.locator('[data-backend]')).toHaveAttribute('data-backend', 'webgpu')
    const before = await predictions(page)
    await upload(page, 'second.png', picture)
    await expectPredictions(page, emulated)
    await expect(page.locator('[data-backend]')).toHaveAttribute('data-backend', 'wasm')
    for (const [id, probability] of Object.entries(await predictions(page))) {
      expect(Math.abs((before[id] ?? NaN) - probability), id).toBeLessThan(0.002)
    }
  })
})

test('a real GPU is measured once, and the measurement is kept for the next visit', async ({ page }) => {
  // The software adapter under another name, and answers without waiting for it: only the choice is tested here.
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    const prelude = `
      Object.defineProperty(GPUAdapter.prototype, 'info', { get: () => ({ vendor: 'acme', architecture: 'fast', device: '', description: '', isFallbackAdapter: false }) });`
    await route.fulfill({ response, body: prelude + (await response.text()) })
  })
  await page.goto('./demo/')
  await upload(page, 'photo.png', picture)
  await expectPredictions(page, emulated)
  await expect(page.locator('[data-backend-reason]')).toContainText('实测')
  await page.reload()
  await upload(page, 'photo.png', picture)
  await expectPredictions(page, emulated)
  await expect(page.locator('[data-backend-reason]')).toContainText('上次')
})
