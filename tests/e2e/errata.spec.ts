import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './visitor'

const shown = '[data-erratum]:not([hidden])'

test('severity and words narrow the list, count it, and stand in the address', async ({ page }) => {
  await page.goto('./errata/')
  const errata = page.locator(shown)
  const total = await errata.count()
  expect(total).toBeGreaterThanOrEqual(100)

  await page.getByRole('combobox', { name: '严重程度' }).selectOption('outdated')
  const outdated = await errata.count()
  expect(outdated).toBeGreaterThan(0)
  expect(outdated).toBeLessThan(total)
  await expect(page.locator('[data-count]')).toContainText(`显示 ${outdated} 条`)
  // A group of which nothing is left takes its heading with it.
  await expect(page.getByRole('heading', { name: '2.6：公式与算例' })).toBeHidden()

  await page.getByRole('searchbox', { name: '在勘误里找' }).fill('keras THEANO')
  await expect(errata).toHaveCount(1)
  await expect(page).toHaveURL(/\?severity=outdated&q=keras\+THEANO$/)

  await page.reload()
  await expect(page.getByRole('combobox', { name: '严重程度' })).toHaveValue('outdated')
  await expect(errata).toHaveCount(1)

  await page.getByRole('button', { name: '清除筛选' }).first().click()
  await expect(errata).toHaveCount(total)
  await expect(page).toHaveURL(/\/errata\/$/)
})

test('when nothing fits, one button brings all back', async ({ page }) => {
  await page.goto('./errata/?q=没有这样的错误')
  await expect(page.locator(shown)).toHaveCount(0)
  await page.locator('[data-none]').getByRole('button').click()
  await expect(page.locator(shown)).not.toHaveCount(0)
  await expect(page.getByRole('searchbox', { name: '在勘误里找' })).toBeFocused()
})

test('a link to one entry shows it in spite of the filter', async ({ page }) => {
  await page.goto('./errata/?severity=outdated#sigmoid-of-2')
  const entry = page.locator('#sigmoid-of-2')
  await expect(entry).toBeInViewport()
  await expect(entry).toContainText('σ(2) = 0.880797')
  await expect(entry).toContainText('错误')
})

test('an entry leads to the page that teaches it, and to its source', async ({ page }) => {
  await page.goto('./errata/#momentum-sign')
  const entry = page.locator('#momentum-sign')
  await entry.locator('.citation').first().click()
  await expect(page.locator('.references :target')).toBeInViewport()
  await entry.getByRole('link', { name: '优化算法' }).click()
  await expect(page).toHaveURL(/\/algorithms\/optimizers\/#momentum$/)
})

test('every link of an entry, and of the map of sections, leads somewhere', async ({ page, request }) => {
  await page.goto('./errata/')
  const links = await page
    .locator('[data-erratum] .page a, [data-section] a')
    .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href))
  const targets = new Map<string, Set<string>>()
  for (const link of links) {
    const { origin, pathname, hash } = new URL(link)
    const anchors = targets.get(origin + pathname) ?? new Set()
    if (hash) anchors.add(hash.slice(1))
    targets.set(origin + pathname, anchors)
  }
  for (const [address, anchors] of targets) {
    const response = await request.get(address)
    expect(response.status(), address).toBe(200)
    const html = await response.text()
    expect(
      [...anchors].filter((id) => !html.includes(`id="${id}"`)),
      address,
    ).toEqual([])
  }
  // Chapters 3 and 4 are missing in the source; every section that it has stands in the map with a page.
  const rows = page.locator('[data-section]')
  expect(await rows.count()).toBeGreaterThan(50)
  expect(await rows.evaluateAll((all) => all.filter((row) => !row.querySelector('td a')).length)).toBe(0)
})

for (const theme of ['light', 'dark'] as const) {
  test(`the page has no accessibility faults in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme })
    for (const address of ['./errata/', './errata/?q=zzzz']) {
      await page.goto(address)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    }
  })
}

test('nothing is wider than a small phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('./errata/')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('every entry is there, and no dead controls', async ({ page }) => {
    await page.goto('./errata/')
    expect(await page.locator(shown).count()).toBeGreaterThanOrEqual(100)
    await expect(page.locator('errata-list [data-controls]')).toBeHidden()
    await expect(page.locator('#cross-entropy-value')).toContainText('0.361773')
  })
})
