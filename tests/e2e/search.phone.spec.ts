import { expect, test } from './visitor'

for (const width of [390, 320]) {
  test(`on a screen of ${width} pixels the dialog fills it, chips scroll, and fingers hit what they mean`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 720 })
    await page.addInitScript(() => {
      localStorage.setItem('recent-searches', JSON.stringify(['融资', '数据隐私']))
    })
    await page.goto('./guide/market/')
    await page.locator('[data-open-search]').tap()
    const dialog = page.getByRole('dialog')
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width, height: 720 })

    const expectRoom = async () => {
      const small = await dialog.locator('button, a, input').evaluateAll((targets) =>
        targets
          .filter((target) => target.getClientRects().length > 0)
          .filter((target) => target.getBoundingClientRect().height < 44)
          .map((target) => target.textContent),
      )
      expect(small).toEqual([])
      expect(await dialog.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(width)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await expectRoom()

    await dialog.locator('[data-again]').first().tap()
    await expect(dialog.locator('[data-answer-card]')).toBeVisible()
    await expectRoom()

    await dialog.getByRole('searchbox').fill('模型训练')
    const chips = dialog.locator('[data-kinds]')
    await expect(chips).toBeVisible()
    const last = chips.getByRole('button').last()
    await last.tap()
    await expect(chips.locator('[aria-pressed="true"]')).toBeInViewport()
    await expect(dialog.locator('[data-group]')).toHaveCount(1)
    await expectRoom()
    // The box stays while the results scroll.
    await dialog.locator('[data-body]').evaluate((body) => {
      body.scrollTop = body.scrollHeight
    })
    await expect(dialog.getByRole('searchbox')).toBeInViewport()

    await dialog.getByRole('button', { name: '关闭' }).tap()
    await expect(dialog).toBeHidden()
  })
}

test('a result is opened with a tap, and the marks are taken away with one', async ({ page }) => {
  await page.goto('./guide/market/')
  await page.locator('[data-open-search]').tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox').fill('数据隐私')
  await dialog.locator('[data-search-result]').first().tap()
  await expect(page).toHaveURL(/\/faq\/privacy\/$/)
  const bar = page.locator('[data-marks]')
  await expect(bar).toBeInViewport()
  await bar.getByRole('button').tap()
  await expect(bar).toBeHidden()
})
