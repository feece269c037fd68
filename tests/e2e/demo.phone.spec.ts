import { readFileSync } from 'node:fs'
import { expectPredictions, upload } from './subjects/demoPage'
import { expect, test } from './visitor'

for (const width of [390, 320]) {
  test(`on a screen of ${width} pixels everything fits and the answer comes into view`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 })
    await page.goto('./demo/')
    await page.locator('[data-sample]').last().tap()
    await expectPredictions(page)
    await expect(page.locator('[data-verdict]')).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)

    await page.locator('[data-redraw] summary').tap()
    await page.locator('[data-new-seed]').scrollIntoViewIfNeeded()
    await page.locator('[data-new-seed]').tap()
    await expect(page.locator('[data-verdict]')).toBeInViewport()
    await expect(page.locator('[data-preview]')).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)

    await upload(page, 'photo.png', readFileSync('tests/fixtures/preprocess/320x213.png'))
    await expectPredictions(page)
  })
}
