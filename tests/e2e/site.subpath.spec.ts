import { expectPredictions } from './subjects/demoPage'
import { expect, test } from './visitor'

test('under a sub-path, reading, searching and classifying work', async ({ page, baseURL }) => {
  const base = new URL(baseURL ?? '').pathname
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (/^https?:/.test(response.url())) expect(pathname.startsWith(base), pathname).toBe(true)
  })

  await page.goto('./')
  await page.locator('[data-home]').getByRole('link', { name: '市场现状' }).click()
  await page.getByRole('main').getByRole('link', { name: '竞争一页' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '如何应对市场竞争？' })).toBeVisible()

  // Keys that are pressed before the page's script has arrived are lost.
  await page.waitForFunction(() => customElements.get('site-search'))
  await page.keyboard.press('/')
  await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('融资')
  const result = page.getByRole('dialog').locator('[data-search-result]').first()
  await expect(result).toHaveAttribute('href', `${base}faq/funding/`)
  await result.click()
  await expect(page.getByRole('heading', { level: 1, name: '如何获得资金支持？' })).toBeVisible()

  await page.goto('./demo/')
  await page.locator('[data-sample]').first().click()
  await expectPredictions(page)
})
