import type { Page } from '@playwright/test'
import { expectPredictions } from './subjects/demoPage'
import { expect, test } from './visitor'

/** What the page's content security policy has refused, as the page itself is told. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = []
    Object.assign(window, { refused })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      refused.push(`${effectiveDirective}: ${blockedURI} ${sample}`)
    })
  })
  return () => page.evaluate(() => (window as unknown as { refused: string[] }).refused)
}

const pages: [string, string, (page: Page) => Promise<void>][] = [
  [
    'the home page, in both themes',
    './',
    async (page) => {
      await page.locator('starlight-theme-select select').first().selectOption('dark')
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      // Links are fetched ahead when somebody points at them.
      await page.locator('[data-home]').getByRole('link').first().hover()
      await page.waitForTimeout(300)
    },
  ],
  [
    'a page with a diagram',
    './concepts/training-flow/',
    async (page) => {
      await page.locator('pre.mermaid').first().scrollIntoViewIfNeeded()
      await expect(page.locator('pre.mermaid svg').first()).toBeVisible()
    },
  ],
  [
    'a page with formulas',
    './algorithms/loss-functions/',
    async (page) => {
      // Without its style attributes a formula is flat: an exponent would stand on the line.
      await expect(page.locator('.katex [style]').first()).toBeAttached()
      const flat = await page
        .locator('.katex .vlist > span[style*="top"]')
        .evaluateAll((parts: HTMLElement[]) =>
          parts.filter((part) => part.style.top !== '' && getComputedStyle(part).top === 'auto'),
        )
      expect(flat).toEqual([])
    },
  ],
  [
    'a page with code',
    './project/model/',
    (page) => expect(page.locator('.expressive-code').first()).toBeVisible(),
  ],
  [
    'the estimator',
    './faq/compute/',
    async (page) => {
      await page.locator('compute-estimator').scrollIntoViewIfNeeded()
      await expect(page.locator('compute-estimator')).toBeVisible()
    },
  ],
  [
    'a page with figures that move',
    './algorithms/optimizers/',
    (page) => expect(page.locator('optimizer-figure').first()).toBeVisible(),
  ],
  [
    'the search',
    './search/?q=融资',
    async (page) => {
      await expect(page.getByRole('main').locator('[data-search-result]').first()).toBeVisible()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('过拟合')
      await expect(page.getByRole('dialog').locator('[data-search-result]').first()).toBeVisible()
    },
  ],
  [
    'the demo',
    './demo/',
    async (page) => {
      await page.locator('[data-sample]').first().click()
      await expectPredictions(page)
      await page.locator('[data-redraw] summary').click()
      await page.locator('[data-slider="background"]').fill('1')
      await expectPredictions(page)
    },
  ],
]
for (const [what, address, look] of pages) {
  test(`${what} works under its content security policy`, async ({ page }) => {
    const refused = await watchPolicy(page)
    await page.goto(address)
    await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveCount(1)
    await look(page)
    expect(await refused()).toEqual([])
  })
}

test.describe('what the policy forbids', () => {
  test.use({ allowedErrors: [/Content Security Policy|violates|example\.org/] })

  test('no page can send anything to another origin, or run a stranger’s script', async ({ page }) => {
    const refused = await watchPolicy(page)
    await page.goto('./demo/')
    const outcomes = await page.evaluate(async () => {
      const sent = await fetch('https://example.org/photo', { method: 'POST', body: 'photo' }).then(
        () => 'sent',
        () => 'refused',
      )
      const beacon = new Image()
      beacon.src = 'https://example.org/photo.png'
      const script = document.createElement('script')
      script.textContent = 'window.strange = true'
      document.body.append(script)
      return { sent, strange: 'strange' in window }
    })
    expect(outcomes).toEqual({ sent: 'refused', strange: false })
    const directives = (await refused()).map((entry) => entry.split(':')[0])
    expect(directives).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'script-src-elem']))
  })
})
