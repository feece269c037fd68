import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectPredictions, upload } from './subjects/demoPage'
import { startHeaderHost } from '../../scripts/headerHost'
import { expect, test } from './visitor'

const picture = readFileSync('tests/fixtures/preprocess/320x213.png')
const isolated = (page: Page) => page.evaluate(() => crossOriginIsolated)
const threads = async (page: Page) =>
  Number(await page.locator('[data-backend]').getAttribute('data-threads'))
const firstAnswer = async (page: Page) => {
  await page.locator('[data-sample]').first().click()
  await expectPredictions(page)
}
/** Counts how often the page is loaded. */
const countLoads = (page: Page) => {
  const loads: string[] = []
  page.on('load', () => loads.push(page.url()))
  return loads
}
/** Waits until the service worker has kept what a visit without a network needs. */
const expectKept = (page: Page) =>
  expect
    .poll(async () =>
      page.evaluate(async () => {
        const names = await caches.keys()
        const [pageCache = ''] = names.filter((name) => name.startsWith('flower-demo page'))
        const urls = async (name: string) => (await (await caches.open(name)).keys()).map(({ url }) => url)
        const page = (await urls(pageCache)).map((url) => new URL(url).pathname)
        return {
          files: (await urls('flower-demo files')).length,
          page: page.includes(location.pathname),
          worker: page.some((path) => /runtime\/worker-/.test(path)),
        }
      }),
    )
    .toEqual({ files: 2, page: true, worker: true })

test.describe('on a host that sends the headers of _headers', () => {
  let host: Awaited<ReturnType<typeof startHeaderHost>>
  test.use({
    baseURL: async ({}, use) => {
      host = await startHeaderHost()
      await use(`${host.origin}/`)
      host.stop()
    },
    allowedErrors: [/Content Security Policy|violates/],
  })

  test('the demo has threads at once, other pages are not isolated, and the worker can reach nobody', async ({
    page,
  }) => {
    await page.goto('./demo/')
    expect(await isolated(page)).toBe(true)
    const cores = await page.evaluate(() => navigator.hardwareConcurrency)
    await firstAnswer(page)
    expect(await threads(page)).toBe(Math.min(4, cores))
    await expect(page.locator('[data-more-threads]')).toBeHidden()
    const [worker] = page.workers()
    const sent = await worker?.evaluate(() =>
      fetch('https://example.org/', { method: 'POST', body: 'photo' }).then(
        () => 'sent',
        () => 'refused',
      ),
    )
    expect(sent).toBe('refused')

    await page.goto('./faq/funding/')
    expect(await isolated(page)).toBe(false)
  })
})

test.describe('on a host without headers', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the service worker gives the demo threads at the next visit, and never reloads by itself', async ({
    page,
  }) => {
    const loads = countLoads(page)
    await page.goto('./demo/')
    await firstAnswer(page)
    expect(await threads(page)).toBe(1)
    const cores = await page.evaluate(() => navigator.hardwareConcurrency)
    if (cores > 1) await page.locator('[data-more-threads] button').click()
    else await page.reload()
    await expect.poll(() => isolated(page)).toBe(true)
    await firstAnswer(page)
    expect(await threads(page)).toBe(Math.min(4, cores))
    await expect(page.locator('[data-more-threads]')).toBeHidden()
    expect(loads).toHaveLength(2)
    // Other pages are not the service worker's business.
    await page.goto('./faq/funding/')
    expect(await isolated(page)).toBe(false)
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  })

  test('after the first use the demo can be opened and used without a network', async ({ page, context }) => {
    await page.goto('./demo/')
    await firstAnswer(page)
    await expectKept(page)
    await context.setOffline(true)
    await page.reload()
    await expect(page.locator('flower-demo')).toBeVisible()
    await upload(page, 'photo.png', picture)
    await expectPredictions(page)
    await page.locator('[data-sample][data-kind="drawing"]').nth(3).click()
    await expectPredictions(page)
    await context.setOffline(false)
  })

  test('who only looks at the page keeps nothing', async ({ page }) => {
    await page.goto('./demo/', { waitUntil: 'networkidle' })
    const kept = await page.evaluate(async () => {
      await navigator.serviceWorker.ready
      const names = await caches.keys()
      return Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))
    })
    expect(kept.reduce((sum, count) => sum + count, 0)).toBe(0)
  })

  test('versions of the model that no longer count are deleted', async ({ page }) => {
    await page.goto('./demo/')
    await firstAnswer(page)
    await expectKept(page)
    const models = () =>
      page.evaluate(async () =>
        (await (await caches.open('flower-demo files')).keys())
          .map(({ url }) => url)
          .filter((url) => url.includes('.onnx')),
      )
    const [current = ''] = await models()
    await page.evaluate(async (url) => {
      const cache = await caches.open('flower-demo files')
      await cache.delete(url)
      await cache.put(url.replace(/kept=.*/, 'kept=older'), new Response('an older model'))
    }, current)
    await page.reload()
    await firstAnswer(page)
    await expect.poll(models).toEqual([current])
  })
})

test.describe('a service worker that is not there', () => {
  test.use({ serviceWorkers: 'allow', allowedErrors: [/404|service worker|Failed to load/i] })

  test('is not missed', async ({ page, context }) => {
    await context.route('**/service-worker.js', (route) => route.fulfill({ status: 404 }))
    await page.goto('./demo/')
    await firstAnswer(page)
    await expect(page.locator('[data-more-threads]')).toBeHidden()
  })
})

test('a browser that keeps no files still gets its answer', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    Object.defineProperty(window, 'caches', { get: refuse })
  })
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    const prelude =
      "Object.defineProperty(self, 'caches', { get() { throw new DOMException('denied', 'SecurityError') } });"
    await route.fulfill({ response, body: prelude + (await response.text()) })
  })
  await page.goto('./demo/')
  await firstAnswer(page)
})
