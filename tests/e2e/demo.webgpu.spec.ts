import { readFileSync } from 'node:fs'
import { expectPredictions, predictions, upload } from './subjects/demoPage'
import { expect, test } from './visitor'

const picture = readFileSync('tests/fixtures/preprocess/320x213.png')

test('WebGPU and WASM give the same answer', async ({ page }) => {
  const answers: Record<string, number>[] = []
  for (const backend of ['wasm', 'webgpu']) {
    await page.goto(`./demo/?backend=${backend}`)
    await upload(page, 'photo.png', picture)
    await expectPredictions(page)
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
