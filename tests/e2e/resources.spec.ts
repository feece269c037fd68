import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './visitor'

const shown = '[data-entry]:not([hidden])'

test('filters narrow the list, count it, and stand in the address', async ({ page }) => {
  await page.goto('./resources/')
  const entries = page.locator(shown)
  const total = await entries.count()
  expect(total).toBeGreaterThanOrEqual(60)

  await page.getByRole('combobox', { name: '类型' }).selectOption('book')
  await page.getByRole('combobox', { name: '语言' }).selectOption('zh-CN')
  const books = await entries.count()
  expect(books).toBeGreaterThan(0)
  expect(books).toBeLessThan(total)
  await expect(page.locator('[data-count]')).toContainText(`显示 ${books} 条`)
  await expect(page).toHaveURL(/type=book&language=zh-CN/)

  await page.reload()
  await expect(page.getByRole('combobox', { name: '类型' })).toHaveValue('book')
  await expect(entries).toHaveCount(books)

  await page.getByRole('button', { name: '清除筛选' }).first().click()
  await expect(entries).toHaveCount(total)
  await expect(page).toHaveURL(/\/resources\/$/)
})

test('words find entries; when there are none, one button brings all back', async ({ page }) => {
  await page.goto('./resources/')
  const total = await page.locator(shown).count()
  const query = page.getByRole('searchbox', { name: '在列表里找' })
  await query.fill('李宏毅')
  await expect(page.locator(shown)).toHaveCount(2)
  await query.fill('没有这样的资源')
  await expect(page.locator(shown)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /BibTeX/ })).toBeDisabled()
  await page.locator('[data-none]').getByRole('button').click()
  await expect(page.locator(shown)).toHaveCount(total)
  await expect(query).toBeFocused()
})

test('the list can be sorted by year', async ({ page }) => {
  await page.goto('./resources/?sort=oldest')
  const years = await page
    .locator(shown)
    .evaluateAll((entries) => entries.map((entry) => Number((entry as HTMLElement).dataset['year'])))
  expect(years).toEqual([...years].sort((a, b) => a - b))
})

test('a link to one entry shows it in spite of the filters', async ({ page }) => {
  await page.goto('./resources/?type=book#bert')
  await expect(page.locator('#bert')).toBeVisible()
  await expect(page.locator('#bert')).toBeInViewport()
})

test('BibTeX of what is shown is downloaded, that of one entry copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./resources/?type=book')
  const books = await page.locator(shown).count()
  const downloading = page.waitForEvent('download')
  await page.locator('[data-export]').click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe('resources.bib')
  const text = await readFile(await file.path(), 'utf8')
  expect(text.match(/^@/gm)).toHaveLength(books)

  const entry = page.locator('#deep-learning')
  await entry.locator('summary').click()
  await entry.getByRole('button', { name: '复制' }).click()
  await expect(entry.getByRole('button')).toHaveText('已复制')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('@book{goodfellow2016deep,')
})

test('the page has no accessibility faults, open or filtered to nothing', async ({ page }) => {
  for (const address of ['./resources/', './resources/?q=zzzz']) {
    await page.goto(address)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }
})

test('nothing is wider than a small phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('./resources/')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(320)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('every entry is there with its BibTeX, and no dead controls', async ({ page }) => {
    await page.goto('./resources/')
    expect(await page.locator(shown).count()).toBeGreaterThanOrEqual(60)
    await expect(page.locator('[data-controls]')).toBeHidden()
    await page.locator('#lstm summary').click()
    await expect(page.locator('#lstm [data-bibtex]')).toContainText('@article{hochreiter1997lstm,')
    await expect(page.locator('#lstm').getByRole('button')).toHaveCount(0)
  })
})
