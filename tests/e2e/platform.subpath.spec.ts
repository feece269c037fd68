import { expectPredictions } from './subjects/demoPage'
import { expect, test } from './visitor'

test.use({ serviceWorkers: 'allow' })

test('under a sub-path the service worker keeps to the demo, which works isolated and without a network', async ({
  page,
  context,
  baseURL,
}) => {
  const base = new URL(baseURL ?? '').pathname
  await page.goto('./demo/')
  await page.locator('[data-sample]').first().click()
  await expectPredictions(page)
  const scopes = await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  )
  expect(scopes).toEqual([`${base}demo/`])
  await page.reload()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await page.locator('[data-sample]').first().click()
  await expectPredictions(page)
  await expect
    .poll(() => page.evaluate(async (url) => Boolean(await caches.match(url)), `${base}demo/`))
    .toBe(true)

  await context.setOffline(true)
  await page.reload()
  await page.locator('[data-sample]').nth(1).click()
  await expectPredictions(page)
})

test('under a sub-path every kind of page keeps to its content security policy', async ({ page }) => {
  for (const path of [
    './',
    './concepts/training-flow/',
    './algorithms/loss-functions/',
    './search/?q=融资',
  ]) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await expect(page.getByRole('main').locator('[data-search-result]').first()).toBeVisible()
})
