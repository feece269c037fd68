import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './visitor'

const shown = '[data-entry]:not([hidden])'
/** A page whose prose has terms that other pages teach. */
const guidePage = './guide/opportunities/'

test('every term is listed under its letter, and a letter leads to it', async ({ page }) => {
  await page.goto('./glossary/')
  expect(await page.locator(shown).count()).toBeGreaterThanOrEqual(120)
  const letters = page.getByRole('navigation', { name: '按拼音首字母跳转' })
  await letters.getByRole('link', { name: 'Z', exact: true }).click()
  await expect(page.locator('#letter-z')).toBeInViewport()
  await expect(page).toHaveURL(/#letter-z$/)
})

test('the filter finds names in both languages, counts, and stands in the address', async ({ page }) => {
  await page.goto('./glossary/')
  const total = await page.locator(shown).count()
  const query = page.getByRole('searchbox', { name: '在术语里找' })
  await query.fill('kv cache')
  await expect(page.locator(shown)).toHaveCount(1)
  await expect(page.locator('#kv-cache')).toBeVisible()
  await expect(page.locator('[data-count]')).toContainText('显示 1 个')
  await expect(page.locator('nav [data-letter]:not([hidden])')).toHaveCount(1)
  await expect(page).toHaveURL(/\?q=kv(\+|%20)cache$/)

  await page.reload()
  await expect(page.locator(shown)).toHaveCount(1)
  await query.fill('没有这样的术语')
  await expect(page.locator(shown)).toHaveCount(0)
  await page.locator('[data-none]').getByRole('button').click()
  await expect(page.locator(shown)).toHaveCount(total)
  await expect(query).toBeFocused()

  await page.locator('glossary-list').getByRole('combobox', { name: '主题' }).selectOption('compliance')
  expect(await page.locator(shown).count()).toBeLessThan(total / 2)
  await expect(page.locator('#algorithm-filing')).toBeVisible()
})

test('a link to one term shows it in spite of the filter', async ({ page }) => {
  await page.goto('./glossary/?topic=business#kv-cache')
  await expect(page.locator('#kv-cache')).toBeVisible()
  await expect(page.locator('#kv-cache')).toBeInViewport()
})

test('a term leads to the page that teaches it', async ({ page }) => {
  await page.goto('./glossary/#kv-cache')
  await page.locator('#kv-cache .taught a').click()
  await expect(page).toHaveURL(/\/concepts\/architecture\/#kv-cache$/)
  await expect(page.locator('h2#kv-cache')).toBeInViewport()
})

/** The first explained word of the page and its note. */
function firstTerm(page: Page) {
  const link = page.locator('a.term').first()
  return { link, note: page.getByRole('tooltip') }
}

test('a note opens on keyboard focus, says what the word means, closes on Escape, and Enter leads to the glossary', async ({
  page,
}) => {
  await page.goto(guidePage)
  const { link, note } = firstTerm(page)
  await expect(note).toHaveCount(0)
  await page.keyboard.press('Tab')
  await link.focus()
  await expect(note).toBeVisible()
  await expect(link).toHaveAccessibleDescription(/.{12,}/)
  await page.keyboard.press('Escape')
  await expect(note).toHaveCount(0)
  await expect(link).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(note).toBeVisible()
  const id = (await link.getAttribute('href'))?.split('#')[1] ?? ''
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/glossary/#${id}$`))
  await expect(page.locator(`#${id}`)).toBeInViewport()
})

test('a hovered note can be entered, stays, and goes when the pointer leaves or Escape is pressed', async ({
  page,
}) => {
  await page.goto(guidePage)
  const { link, note } = firstTerm(page)
  await link.hover()
  await expect(note).toBeVisible()
  await note.hover()
  await page.waitForTimeout(600)
  await expect(note).toBeVisible()
  await page.mouse.move(0, 0)
  await expect(note).toHaveCount(0)
  await link.hover()
  await expect(note).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(note).toHaveCount(0)
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } })

  test('the first tap explains, the second leads on, a tap elsewhere closes; the note fits the screen', async ({
    page,
  }) => {
    await page.goto(guidePage)
    const { link, note } = firstTerm(page)
    await link.tap()
    await expect(note).toBeVisible()
    await expect(note).toContainText('再点一次')
    const box = await note.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320)
    await page.locator('h1').tap()
    await expect(note).toHaveCount(0)
    await link.tap()
    await expect(note).toBeVisible()
    await link.tap()
    await expect(page).toHaveURL(/\/glossary\/#/)
  })

  test('the glossary is not wider than a small phone', async ({ page }) => {
    await page.goto('./glossary/')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})

for (const theme of ['light', 'dark']) {
  test.describe(`in the ${theme} theme`, () => {
    // Looking at every one of a few thousand elements takes a slow machine a while.
    test.slow()
    test.beforeEach(async ({ page }) => {
      await page.addInitScript((name) => {
        localStorage.setItem('starlight-theme', name)
      }, theme)
    })

    for (const filter of ['?topic=application', '?q=zzzz']) {
      test(`the glossary has no accessibility faults at ${filter}`, async ({ page }) => {
        await page.goto(`./glossary/${filter}`)
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
        expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([])
      })
    }

    test('an open note has no accessibility faults', async ({ page }) => {
      await page.goto(guidePage)
      await page.keyboard.press('Tab')
      await firstTerm(page).link.focus()
      await expect(firstTerm(page).note).toBeVisible()
      expect((await new AxeBuilder({ page }).include('.sl-markdown-content').analyze()).violations).toEqual(
        [],
      )
    })
  })
}

test('in print there is neither note nor underline', async ({ page }) => {
  await page.goto(guidePage)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('term-notes')).toBeHidden()
  const line = await firstTerm(page).link.evaluate((word) => getComputedStyle(word).textDecorationLine)
  expect(line).toBe('none')
})

test('the search finds a term, and what it shows of a page holds no note', async ({ page }) => {
  await page.goto('./search/?q=可转债')
  const result = page.locator('[data-search-result]').first()
  await expect(result).toHaveAttribute('href', /\/glossary\/#convertible-note$/)
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('all terms are there without dead controls, and a word in a page leads to its entry', async ({
    page,
  }) => {
    await page.goto('./glossary/')
    expect(await page.locator(shown).count()).toBeGreaterThanOrEqual(120)
    await expect(page.locator('[data-controls]')).toBeHidden()
    await page.goto(guidePage)
    await expect(page.locator('term-notes [popover]').first()).toBeHidden()
    await firstTerm(page).link.click()
    await expect(page).toHaveURL(/\/glossary\/#[a-z-]+$/)
  })
})
