import { expect, test } from './visitor'

const results = '[data-search-result]'

test('「数据隐私」 is found and opened with the keyboard alone', async ({ page }) => {
  await page.goto('./guide/')
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('数据隐私')
  await expect(dialog.locator(results).first()).toHaveAttribute('href', /\/faq\/privacy\/$/)
  await page.keyboard.press('ArrowDown')
  await expect(dialog.locator(results).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/faq\/privacy\/$/)
  await expect(page.locator('[data-answer]')).toBeVisible()
})

test('the slash opens the dialog, escape closes it, and typing a slash elsewhere does not', async ({
  page,
}) => {
  await page.goto('./guide/market/')
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.type('AI/')
  await expect(dialog.getByRole('searchbox')).toHaveValue('AI/')
  // The first Escape may only empty the field, as browsers do for search fields.
  await page.keyboard.press('Escape')
  if (await dialog.isVisible()) await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

for (const [query, page_] of [
  ['训练需要多少张显卡', '/faq/compute/'],
  ['how to raise money', '/faq/funding/'],
  ['激活函数', '/algorithms/activation-functions/'],
  ['大厂也做了怎么办', '/faq/competition/'],
  ['模型怎么保存', '/project/saving/'],
] as const) {
  test(`${query} leads to ${page_}`, async ({ page }) => {
    await page.goto(`./search/?q=${encodeURIComponent(query)}`)
    await expect(page.getByRole('main').locator(results).first()).toHaveAttribute(
      'href',
      new RegExp(`${page_}(#|$)`),
    )
  })
}

test('the query is in the address, and survives a reload', async ({ page }) => {
  await page.goto('./search/')
  const main = page.getByRole('main')
  await main.getByRole('searchbox').fill('护城河')
  await expect(main.locator(results).first()).toBeVisible()
  await expect(page).toHaveURL(/q=/)
  await page.reload()
  await expect(main.getByRole('searchbox')).toHaveValue('护城河')
  await expect(main.locator(results).first()).toBeVisible()
})

test('excerpts read as they were written and mark the words', async ({ page }) => {
  await page.goto('./search/?q=' + encodeURIComponent('梯度消失'))
  const marked = page.getByRole('main').locator(`${results} mark`)
  await expect(marked.first()).toHaveText('梯度消失')
})

test('nothing found is said, and the chapters are offered', async ({ page }) => {
  await page.goto('./search/?q=' + encodeURIComponent('火锅蘸碟'))
  const main = page.getByRole('main')
  await expect(main.locator('[data-status]')).toContainText('没有找到')
  await expect(main.locator('[data-contents]').getByRole('link', { name: '市场现状' })).toBeVisible()
})

test('what is typed is text, never markup', async ({ page }) => {
  await page.goto('./search/?q=' + encodeURIComponent('<img src=x onerror=alert(1)>融资'))
  await expect(page.getByRole('main').locator('[data-status]')).not.toBeEmpty()
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
})

test.describe('when the index cannot be loaded', () => {
  test.use({ allowedErrors: [/Failed to load resource|net::/] })

  test('the page says so, and trying again works', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.abort())
    await page.goto('./search/?q=' + encodeURIComponent('融资'))
    const main = page.getByRole('main')
    await expect(main.getByRole('alert')).toBeVisible()
    await page.unroute('**/pagefind/**')
    await main.locator('[data-retry]').click()
    await expect(main.locator(results).first()).toBeVisible()
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the search page lists every page by chapter', async ({ page }) => {
    await page.goto('./search/')
    await page.getByRole('main').getByRole('link', { name: '市场现状' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '市场现状' })).toBeVisible()
  })
})
