import { expect, test } from './visitor'

test('a visitor reads a page of the guide and follows the sidebar', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.locator('[data-home]').getByRole('link', { name: '市场现状' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '市场现状' })).toBeVisible()
  await expect(page.locator('[data-summary] li')).toHaveCount(3)

  const sidebar = page.getByRole('navigation', { name: /主/ })
  await sidebar.getByRole('link', { name: '关键成功因素' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '关键成功因素' })).toBeVisible()
  await expect(sidebar.getByRole('link', { name: '关键成功因素' })).toHaveAttribute('aria-current', 'page')
})

test('a citation leads to its reference', async ({ page }) => {
  await page.goto('./guide/history/')
  const citation = page.locator('a.citation').first()
  await citation.click()
  const target = page.locator('ol.references li:target')
  await expect(target).toBeVisible()
  await expect(target.getByRole('link')).toHaveAttribute('href', /^https?:\/\//)
})

test('formulas are typeset: an exponent is smaller than its base', async ({ page }) => {
  await page.goto('./algorithms/activation-functions/')
  const sizes = await page
    .locator('.katex-display .msupsub')
    .first()
    .evaluate((exponent) => {
      const glyph = exponent.querySelector('.mtight') ?? exponent
      const base = exponent.closest('.katex') ?? exponent
      return {
        exponent: parseFloat(getComputedStyle(glyph).fontSize),
        base: parseFloat(getComputedStyle(base).fontSize),
      }
    })
  const rendered = await page
    .locator('.katex-display .msupsub .mtight')
    .first()
    .evaluate((glyph) => glyph.getBoundingClientRect().height)
  const line = await page
    .locator('.katex-display .katex-html .mord')
    .first()
    .evaluate((glyph) => parseFloat(getComputedStyle(glyph).fontSize))
  expect(sizes.exponent).toBeLessThan(sizes.base)
  expect(rendered).toBeLessThan(line * 1.2)
})

test('a diagram is drawn, and has a text alternative', async ({ page }) => {
  await page.goto('./concepts/training-flow/')
  const diagram = page.locator('pre.mermaid svg').first()
  await expect(diagram).toBeVisible()
  await expect(diagram.locator('title').first()).not.toBeEmpty()
  await expect(page.locator('.sl-markdown-content ol').first()).toBeVisible()
})

test('pages without a diagram load no Mermaid', async ({ page }) => {
  const scripts: string[] = []
  page.on('response', async (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(await response.text().catch(() => ''))
  })
  await page.goto('./guide/market/', { waitUntil: 'networkidle' })
  const bytes = scripts.reduce((sum, text) => sum + text.length, 0)
  expect(bytes).toBeLessThan(200_000)
})

test('dark mode can be chosen and is kept', async ({ page }) => {
  await page.goto('./guide/')
  const theme = page.locator('starlight-theme-select select').first()
  await theme.selectOption('dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test.describe('a missing page', () => {
  test.use({ allowedErrors: [/404/] })

  test('offers a search that starts from the address', async ({ page }) => {
    await page.goto('./guide/funding/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main').getByRole('searchbox')).toBeVisible()
  })
})
