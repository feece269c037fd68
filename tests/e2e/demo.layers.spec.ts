import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { modelsByPreference, parseModelCard } from '../../src/classifier/card'
import { expectPredictions, upload } from './subjects/demoPage'
import { expect, test } from './visitor'

const card = parseModelCard(JSON.parse(readFileSync('public/models/flowers/model-card.json', 'utf8')))
const layered = modelsByPreference(card).filter(({ layers }) => layers !== undefined)
const [model] = layered
const layers = model?.layers ?? []
const picture = readFileSync('tests/fixtures/preprocess/320x213.png')

const views = (page: Page) => page.locator('[data-layer-views]').first()
const tiles = (page: Page, layer: number) => page.locator(`[data-layer="${layer}"] [data-position]`)

/** Shows one model's answer to a drawing. */
async function answer(page: Page): Promise<void> {
  const choice = page.locator(`[data-model-choice][value="${model?.id}"]`)
  if ((await choice.count()) > 0) await choice.check({ force: true })
  await page.locator('[data-sample]').first().click()
  await expectPredictions(page)
}

/** Shows what the layers see. */
async function openLayers(page: Page): Promise<void> {
  await page.locator('[data-layers] summary').click()
  await expect(views(page)).toHaveAttribute('data-layer-views', 'done', { timeout: 40_000 })
}

async function open(page: Page): Promise<void> {
  await answer(page)
  await openLayers(page)
}

test.beforeEach(async ({ page }) => {
  await page.goto('./demo/')
})

test('each layer shows its strongest channels, all of them on request, and says what it sees; not before it is asked', async ({
  page,
}) => {
  await expect(views(page)).toBeHidden()
  await page.evaluate(() => {
    const asked: string[] = []
    Object.assign(window, { asked })
    const { postMessage } = Worker.prototype
    Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      asked.push((message[0] as { kind: string }).kind)
      Reflect.apply(postMessage, this, message)
    }
  })
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked)
  await answer(page)
  expect(await asked()).toContain('classify')
  expect(await asked()).not.toContain('layers')
  await openLayers(page)
  expect(await asked()).toContain('layers')
  for (const [index, { channels }] of layers.entries()) {
    await expect(tiles(page, index)).toHaveCount(Math.min(16, channels))
    await expect(page.locator(`[data-layer="${index}"] [data-layer-text]`)).toContainText(
      /的位置有反应.*通道/,
    )
  }
  // The strongest channel is a picture of something, not of nothing.
  const shades = await tiles(page, 0)
    .first()
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      return { width: canvas.width, shades: new Set(data).size }
    })
  expect(shades.width).toBe(layers[0]?.width)
  expect(shades.shades).toBeGreaterThan(30)

  const all = page.locator('[data-layer="1"] [data-layer-all]')
  await all.click()
  await expect(tiles(page, 1)).toHaveCount(layers[1]?.channels ?? 0)
  await expect(all).toHaveAttribute('aria-expanded', 'true')
  await all.click()
  await expect(tiles(page, 1)).toHaveCount(16)
})

test('a channel is enlarged with the keyboard, and the next one is an arrow away', async ({ page }) => {
  await open(page)
  await tiles(page, 2).first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(tiles(page, 2).nth(1)).toBeFocused()
  await page.keyboard.press('End')
  await expect(tiles(page, 2).nth(15)).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  const zoom = page.getByRole('dialog', { name: /第 3 层，通道/ })
  await expect(zoom).toBeVisible()
  await expect(zoom).toContainText('强度排第 1')
  await page.keyboard.press('ArrowRight')
  await expect(zoom).toContainText('强度排第 2')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(zoom).toContainText(`强度排第 ${layers[2]?.channels}`)
  await page.keyboard.press('Escape')
  await expect(zoom).toBeHidden()
  await expect(tiles(page, 2).first()).toBeFocused()
})

test('while it stays open, the next picture is looked into as well', async ({ page }) => {
  await open(page)
  const before = await page.locator('[data-layer="0"] [data-layer-text]').textContent()
  await upload(page, 'photo.png', picture)
  await expectPredictions(page)
  await expect(views(page)).toHaveAttribute('data-layer-views', 'done', { timeout: 40_000 })
  await expect(page.locator('[data-layer="0"] [data-layer-text]')).not.toHaveText(before ?? '')
  // The heat map was not given up for it.
  await expect(page.locator('[data-look-text]').first()).toContainText(/主要看了|没有/, { timeout: 40_000 })
  await upload(page, 'notes.jpg', 'text')
  await expect(page.locator('[data-error]')).toBeVisible()
  await expect(views(page)).toBeHidden()
})

test('layers and their enlargement have no accessibility faults in either theme', async ({ page }) => {
  test.slow()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page)
  const faults = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    const { violations } = await new AxeBuilder({ page })
      .include('layer-views')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }
  for (const theme of ['light', 'dark'] as const) expect(await faults(theme), theme).toEqual([])
  await tiles(page, 1).nth(3).click()
  await expect(page.locator('[data-zoom]').first()).toBeVisible()
  for (const theme of ['light', 'dark'] as const) expect(await faults(theme), theme).toEqual([])
})

test('nothing runs over the edge on 320 pixels, which is also 400 % zoom on a desktop', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await open(page)
  await page.locator('[data-layer="3"] [data-layer-all]').click()
  await expect(tiles(page, 3)).toHaveCount(layers[3]?.channels ?? 0)
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBeLessThanOrEqual(0)
  await tiles(page, 3).first().click()
  const zoom = page.locator('[data-zoom]').first()
  await expect(zoom.getByRole('button', { name: '关闭' })).toBeInViewport()
  expect(await zoom.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
})
