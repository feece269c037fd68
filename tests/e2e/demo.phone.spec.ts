import { readFileSync } from 'node:fs'
import { expectPredictions } from './subjects/demoPage'
import { expect, test } from './visitor'

for (const width of [390, 320]) {
  test(`on a screen of ${width} pixels everything fits and the answer comes into view`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 })
    await page.goto('./demo/')
    await page.locator('[data-sample]').last().tap()
    await expectPredictions(page)
    await expect(page.locator('[data-verdict]')).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)

    // Many pictures in nested grids: laying them out once took more than ten seconds, during which nothing else went on.
    const layers = page.locator('layer-views').first()
    await layers.locator('summary').tap()
    await expect(layers).toHaveAttribute('data-layer-views', 'done', { timeout: 40_000 })
    const layout = await layers.evaluate((element) => {
      const begun = performance.now()
      for (const tile of element.querySelectorAll('button')) tile.style.paddingBlockStart = '1px'
      // Asking for a height has the page laid out at once.
      element.getBoundingClientRect()
      return performance.now() - begun
    })
    expect(layout).toBeLessThan(1000)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await layers.locator('summary').tap()

    await page.locator('[data-redraw] summary').tap()
    await page.locator('[data-new-seed]').scrollIntoViewIfNeeded()
    await page.locator('[data-new-seed]').tap()
    await expect(page.locator('[data-verdict]')).toBeInViewport()
    await expect(page.locator('[data-preview]')).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)

    const picture = readFileSync('tests/fixtures/preprocess/320x213.png')
    await page.locator('[data-upload]').setInputFiles([
      { name: 'a-photograph-with-a-rather-long-name-2026-11-25.png', mimeType: 'image/png', buffer: picture },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no photo') },
    ])
    await expectPredictions(page)
    const batch = page.locator('photo-batch')
    await expect(batch).toHaveAttribute('data-batch', 'done')
    const table = batch.getByRole('region')
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  })
}
