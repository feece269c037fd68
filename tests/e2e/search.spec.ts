import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './visitor'

const results = '[data-search-result]'
const group = (kind: string) => `[data-group="${kind}"]`

/** Opens the search page with a query, and more of the address if need be. */
async function search(page: Page, query: string, more = ''): Promise<Locator> {
  await page.goto(`./search/?q=${encodeURIComponent(query)}${more}`)
  const main = page.getByRole('main')
  await expect(main.locator('[data-status]')).not.toBeEmpty()
  return main
}

/** Opens the dialog on a page of the guide. */
async function openDialog(page: Page): Promise<Locator> {
  await page.goto('./guide/market/')
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  return dialog
}

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

test('the slash opens the dialog, escape clears the box and then closes, and a slash in the box is a slash', async ({
  page,
}) => {
  await page.goto('./guide/market/')
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.type('AI/')
  await expect(dialog.getByRole('searchbox')).toHaveValue('AI/')
  await page.keyboard.press('Escape')
  await expect(dialog.getByRole('searchbox')).toHaveValue('')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the arrow keys go through all groups and back to the box, and typing goes on from anywhere', async ({
  page,
}) => {
  const dialog = await openDialog(page)
  await page.keyboard.type('模型训练')
  await expect(dialog.locator('[data-group]').nth(1)).toBeVisible()
  const links = dialog.locator(results)
  const count = await links.count()
  for (let place = 0; place < count; place++) {
    await page.keyboard.press('ArrowDown')
    await expect(links.nth(place)).toBeFocused()
  }
  await page.keyboard.press('ArrowDown')
  await expect(links.last()).toBeFocused()
  await page.keyboard.press('Home')
  await expect(links.first()).toBeFocused()
  await page.keyboard.press('End')
  await expect(links.last()).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowUp')
  const box = dialog.getByRole('searchbox')
  await expect(box).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('A')
  await expect(box).toHaveValue('模型训练A')
})

test('Enter in the dialog opens the best result', async ({ page }) => {
  const dialog = await openDialog(page)
  await dialog.getByRole('searchbox').fill('数据隐私')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/faq\/privacy\/$/)
})

test('nothing of the search is loaded before somebody is about to search', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const loaded = () => asked.filter((url) => /pagefind|vocabulary|listing/.test(url))
  await page.goto('./search/', { waitUntil: 'networkidle' })
  expect(loaded()).toEqual([])
  await page.getByRole('main').getByRole('searchbox').focus()
  await expect.poll(() => loaded().length).toBeGreaterThan(0)
})

test('results are grouped by kind, each group under its heading, the best one first', async ({ page }) => {
  const main = await search(page, '训练需要多少张显卡')
  await expect(main.locator('[data-group]').first()).toHaveAttribute('data-group', 'faq')
  for (const [kind, name] of [
    ['faq', '问答'],
    ['guide', '指南'],
  ] as const) {
    await expect(main.locator(group(kind)).getByRole('heading', { name, exact: true })).toBeVisible()
    await expect(main.locator(group(kind)).locator(results).first()).toBeVisible()
  }
  const section = main.locator(group('guide')).locator(results).first()
  await expect(section).toHaveAttribute('href', /^\/.+\/(#[a-z0-9-]+)?$/)
})

test('a question is answered on the spot, and the answer leads to its page', async ({ page }) => {
  const main = await search(page, '怎么融资')
  const card = main.locator('[data-answer-card]')
  await expect(card).toHaveCount(1)
  await expect(card).toContainText('预付款')
  await expect(card).toHaveAttribute('href', /\/faq\/funding\/$/)
  await expect(main.locator(results).first()).toHaveAttribute('data-answer-card', '')
  await card.click()
  await expect(page.locator('[data-answer]')).toBeVisible()
})

test('filters narrow the results, stand in the address, and survive reload, back and forward', async ({
  page,
}) => {
  const main = await search(page, '模型训练')
  const kinds = main.getByRole('group', { name: '按类型筛选' })
  const chapters = main.getByRole('group', { name: '按章节筛选' })
  const chosen = (locator: Locator) => locator.locator('[aria-pressed="true"]')
  await expect(chosen(kinds)).toContainText('全部')
  await expect(chapters).toBeHidden()

  await kinds.getByRole('button', { name: '指南' }).click()
  await expect(page).toHaveURL(/kind=guide/)
  await expect(main.locator('[data-group]')).toHaveCount(1)
  await chapters.getByRole('button', { name: '动手项目' }).click()
  await expect(page).toHaveURL(/kind=guide&chapter=project/)
  await expect
    .poll(() => main.locator(results).evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
    .toEqual(expect.arrayContaining([expect.stringContaining('/project/')]))
  for (const link of await main.locator(results).all()) {
    await expect(link).toHaveAttribute('href', /\/project\//)
  }

  await page.reload()
  await expect(chosen(chapters)).toContainText('动手项目')
  await expect(main.locator(results).first()).toHaveAttribute('href', /\/project\//)

  await page.goBack()
  await expect(chosen(chapters)).toContainText('各章')
  await expect(page).not.toHaveURL(/chapter=/)
  await page.goBack()
  await expect(chosen(kinds)).toContainText('全部')
  await expect(main.locator('[data-group]').nth(1)).toBeVisible()
  await page.goForward()
  await expect(chosen(kinds)).toContainText('指南')
  await expect(main.locator('[data-group]')).toHaveCount(1)
})

test('a search made after another is a step of its own, key strokes are not', async ({ page }) => {
  const main = await search(page, '融资')
  const box = main.getByRole('searchbox')
  await box.fill('数据')
  await expect(page).toHaveURL(new RegExp(encodeURIComponent('数据') + '$'))
  await box.fill('数据隐私')
  await expect(page).toHaveURL(new RegExp(encodeURIComponent('数据隐私') + '$'))
  await page.goBack()
  await expect(box).toHaveValue('融资')
  await page.goForward()
  await expect(box).toHaveValue('数据隐私')
  await expect(main.locator(results).first()).toHaveAttribute('href', /\/faq\/privacy\/$/)
})

test('the heading of a group leads to all of its results, and more can be shown', async ({ page }) => {
  const main = await search(page, '模型训练')
  await main
    .locator(group('guide'))
    .getByRole('button', { name: /^全部 \d+ 条$/ })
    .click()
  await expect(page).toHaveURL(/kind=guide/)
  await expect(main.locator(results)).toHaveCount(12)
  await main.getByRole('button', { name: '显示更多结果' }).click()
  await expect(main.locator(results).nth(12)).toBeFocused()
  expect(await main.locator(results).count()).toBeGreaterThan(12)
})

test('the dialog takes its filters along to the search page', async ({ page }) => {
  const dialog = await openDialog(page)
  await dialog.getByRole('searchbox').fill('融资')
  await dialog.getByRole('button', { name: '问答' }).click()
  await expect(dialog.locator('[data-group]')).toHaveCount(1)
  await dialog.getByRole('link', { name: '在搜索页查看' }).click()
  await expect(page).toHaveURL(/search\/\?q=.+&kind=faq$/)
  await expect(page.getByRole('main').locator('[data-group]')).toHaveCount(1)
})

test('searches that led somewhere are remembered on the device, and can be forgotten', async ({ page }) => {
  for (const query of ['数据隐私', '护城河']) {
    const main = await search(page, query)
    await main.locator(results).first().click()
    await expect(page).not.toHaveURL(/search/)
  }
  const dialog = await openDialog(page)
  const recent = dialog.locator('[data-again]')
  await expect(recent).toHaveText(['护城河', '数据隐私'])
  await expect(dialog.locator('[data-popular]')).toBeVisible()

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('searchbox')).toHaveValue('护城河')
  await expect(dialog.locator(results).first()).toBeVisible()
  await page.keyboard.press('Escape')

  await dialog.getByRole('button', { name: '删去“护城河”' }).click()
  await expect(recent).toHaveText(['数据隐私'])
  await dialog.getByRole('button', { name: '全部清除' }).click()
  await expect(recent).toHaveCount(0)
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.reload()
  await expect(page.locator('[data-again]')).toHaveCount(0)
})

test('a browser that keeps nothing for the search still searches', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
      const allowed = Storage.prototype[name] as (...values: unknown[]) => string | null
      // What others keep, such as the theme, stands outside this promise.
      Storage.prototype[name] = function (this: Storage, key: string, ...values: unknown[]) {
        if (/search/.test(key)) throw new DOMException('denied', 'SecurityError')
        return allowed.call(this, key, ...values)
      } as never
    }
  })
  const main = await search(page, '数据隐私')
  await main.locator(results).first().click()
  await expect(page).toHaveURL(/\/faq\/privacy\/$/)
})

test('pinyin is understood, and what was typed can still be searched for', async ({ page }) => {
  const main = await search(page, 'rongzi')
  const correction = main.locator('[data-correction]')
  await expect(correction).toContainText('融资')
  await expect(main.locator(results).first()).toHaveAttribute('href', /\/faq\/funding\//)
  await correction.getByRole('button', { name: '只搜“rongzi”' }).click()
  await expect(correction).toBeHidden()
  await expect(page).toHaveURL(/q=rongzi&typed=1$/)
  await page.goBack()
  await correction.getByRole('button', { name: '融资', exact: true }).click()
  await expect(main.getByRole('searchbox')).toHaveValue('融资')
  await expect(correction).toBeHidden()
  await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent('融资')}$`))
})

test('the opened page marks the searched words without moving anything, until they are dismissed', async ({
  page,
}) => {
  const marks = () => page.evaluate(() => CSS.highlights.get('searched-words')?.size ?? 0)
  await page.goto('./faq/privacy/')
  const heights = () => page.evaluate(() => document.documentElement.scrollHeight)
  const plain = await heights()
  expect(await marks()).toBe(0)

  const main = await search(page, '数据隐私')
  await main.locator(results).first().click()
  await expect(page).toHaveURL(/\/faq\/privacy\/$/)
  const bar = page.locator('[data-marks]')
  await expect(bar).toContainText('标出')
  expect(await marks()).toBeGreaterThan(0)
  expect(await heights()).toBe(plain)
  await bar.getByRole('button').click()
  await expect(bar).toBeHidden()
  expect(await marks()).toBe(0)

  await page.reload()
  await expect(page.locator('[data-answer]')).toBeVisible()
  expect(await marks()).toBe(0)
})

test('a result on the page that is open already is marked too', async ({ page }) => {
  await page.goto('./algorithms/activation-functions/')
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox').fill('sigmoid')
  await dialog.locator(`${results}[href*="/algorithms/activation-functions/#"]`).first().click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(/\/algorithms\/activation-functions\/#/)
  await expect(page.locator('[data-marks]')).toContainText('标出')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-marks]')).toBeHidden()
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
  await expect(main.locator(results)).toHaveCount(0)
  const terms = main.locator('[data-nearest]').getByRole('link')
  await expect(terms).toHaveCount(6)
  await terms.first().click()
  await expect(page).not.toHaveURL(/search/)
})

test('nothing found in the dialog leads on to chapters and terms by keyboard', async ({ page }) => {
  const dialog = await openDialog(page)
  await dialog.getByRole('searchbox').fill('asdfghjkl')
  await expect(dialog.locator('[data-status]')).toContainText('没有找到')
  await page.keyboard.press('ArrowDown')
  await expect(dialog.locator('[data-nearest] a').first()).toBeFocused()
  await dialog.locator('[data-beginnings]').getByRole('link', { name: '算法与数学' }).click()
  await expect(page).toHaveURL(/\/algorithms\//)
})

test('screen readers hear of an answer when typing has stopped, not of every key stroke', async ({
  page,
}) => {
  const dialog = await openDialog(page)
  const said = dialog.locator('[data-announcement]')
  await said.evaluate((region) => {
    const heard: string[] = []
    Object.assign(window, { heard })
    new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true })
  })
  await page.keyboard.type('数据隐私怎么保护', { delay: 150 })
  await expect(said).toContainText('条结果')
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  expect(heard.filter(Boolean)).toHaveLength(1)
})

test('on a slow network an old answer never replaces a newer one', async ({ page }) => {
  const main = await search(page, '数据隐私')
  const box = main.getByRole('searchbox')
  const first = main.locator(results).first()
  await expect(first).toHaveAttribute('href', /\/faq\/privacy\/$/)
  /** Lets the requests of the next query go on; they are held back until the one after it is answered. */
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  let held = 0
  await page.route('**/pagefind/**', async (route) => {
    held += 1
    await released
    await route.continue()
  })
  await box.fill('激活函数')
  await expect.poll(() => held).toBeGreaterThan(0)
  await expect(main.locator('[data-status]')).toContainText('正在')
  // Nothing of this one has to be loaded again: it is answered first.
  await box.fill('数据隐私')
  await expect(main.locator('[data-status]')).toContainText('条结果')
  const answered = await main.locator('[data-results]').innerText()
  const late = page.waitForResponse('**/pagefind/**')
  release()
  await late
  // Time enough for the old answer to be made of what has come.
  await page.waitForTimeout(1_000)
  expect(await main.locator('[data-results]').innerText()).toBe(answered)
  await expect(first).toHaveAttribute('href', /\/faq\/privacy\/$/)
  await expect(main.locator('[data-results]')).not.toHaveAttribute('aria-busy', 'true')
  // And the old one's own answer is right when it is asked for again.
  await box.fill('激活函数')
  await expect(first).toHaveAttribute('href', /\/algorithms\/activation-functions\//)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('dialog and page are accessible, empty, with results and with none', async ({ page }) => {
      await page.addInitScript(() => {
        localStorage.setItem('recent-searches', JSON.stringify(['融资', '数据隐私']))
      })
      const expectNoViolations = async (selector: string) => {
        const { violations } = await new AxeBuilder({ page }).include(selector).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      }
      const dialog = await openDialog(page)
      await expect(dialog.locator('[data-recent]')).toBeVisible()
      await expectNoViolations('dialog')
      for (const query of ['怎么融资', 'rongzi', '火锅蘸碟']) {
        await dialog.getByRole('searchbox').fill(query)
        await expect(
          dialog.locator(query === '火锅蘸碟' ? '[data-nothing]' : '[data-answer-card]'),
        ).toBeVisible()
        await expectNoViolations('dialog')
      }
      await search(page, '模型训练', '&kind=guide')
      await expect(page.getByRole('main').locator(results).first()).toBeVisible()
      await expectNoViolations('main')
      await page.getByRole('main').locator(results).first().click()
      await expect(page.locator('[data-marks]')).toBeVisible()
      await expectNoViolations('[data-marks]')
    })
  })
}

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
