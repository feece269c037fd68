import type { Page } from '@playwright/test'
import { expect, test } from './visitor'

test('a neuron’s weights are changed by keyboard, and the figure says what became of the points', async ({
  page,
}) => {
  await page.goto('./algorithms/neural-networks/')
  const figure = page.locator('neuron-figure')
  await expect(figure.locator('output')).toContainText('四个点对了 4 个')
  await figure.getByLabel(/偏置/).focus()
  for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowRight')
  await expect(figure.locator('output')).toContainText('四个点对了 2 个')
  await figure.getByLabel('或（OR）').check()
  await expect(figure.locator('output')).toContainText('四个点对了 4 个')
})

test('the loss follows the prediction', async ({ page }) => {
  await page.goto('./algorithms/loss-functions/')
  const figure = page.locator('loss-figure')
  await figure.getByRole('slider').fill('0.5')
  await expect(figure.locator('output')).toContainText('交叉熵 0.6931')
  await expect(figure.locator('output')).toContainText('平方误差 0.2500')
})

test('the optimisers’ race goes step by step, plays, and shows who flies off', async ({ page }) => {
  await page.goto('./algorithms/optimizers/')
  const figure = page.locator('optimizer-figure')
  const heights = figure.locator('[data-height]')
  await figure.getByRole('slider').fill('0')
  await expect(heights).toHaveText(['36.800', '36.800', '36.800'])
  await figure.getByLabel('偏大').check()
  await figure.getByRole('slider').fill('40')
  await expect(heights.first()).toHaveText('已经发散')
  await figure.getByRole('button', { name: '播放' }).click()
  await expect(figure.getByRole('button', { name: '暂停' })).toBeVisible()
  await expect(figure.getByRole('slider')).not.toHaveValue('0')
  await figure.getByRole('button', { name: '暂停' }).click()
  await expect(figure.getByRole('button', { name: '播放' })).toBeVisible()
})

/** TeX of the formulas of a section, with the spaces between numbers made plain. */
const formulas = async (page: Page): Promise<string> =>
  (await page.locator('.sl-markdown-content annotation').allTextContents())
    .join('\n')
    .replaceAll(',\\ ', ', ')

test('the worked examples stand on their pages as computed', async ({ page }) => {
  await page.goto('./algorithms/activation-functions/#sigmoid-example')
  expect(await formulas(page)).toContain('\\approx 0.8808')
  await page.goto('./algorithms/loss-functions/#worked-example')
  expect(await formulas(page)).toContain('0.2008 + 0.1609 \\approx 0.3618')
  await expect(page.locator('[data-computed]').filter({ hasText: /^0\.3251$/ })).not.toHaveCount(0)
  await page.goto('./algorithms/optimizers/#adam-example')
  const adam = await formulas(page)
  expect(adam).toContain('0.1 \\times [0.1, 0.2] = [0.01, 0.02]')
  expect(adam).toContain('0.001 \\times [0.01, 0.04] = [1 \\times 10^{-5}, 4 \\times 10^{-5}]')
  expect(adam).toContain('\\frac{m_1}{1 - 0.9} = [0.1, 0.2]')
  expect(adam).toContain('\\frac{v_1}{1 - 0.999} = [0.01, 0.04]')
  expect(adam).toContain('= [0.0100, 0.0100]')
  await expect(page.locator('[data-computed]').filter({ hasText: '0.0316, 0.0316' })).toBeVisible()
  await page.goto('./project/model/#shapes')
  for (const number of ['6,272', '3,211,776', '2,565', '3,455,173']) {
    await expect(
      page.locator('.sl-markdown-content table, .sl-markdown-content p').filter({ hasText: number }),
    ).not.toHaveCount(0)
  }
})

test('a pointer on a curve moves its reading, and so do the arrow keys', async ({ page }) => {
  await page.goto('./algorithms/activation-functions/')
  const figure = page.locator('activation-figure')
  const drawing = figure.locator('svg')
  await drawing.scrollIntoViewIfNeeded()
  const box = await drawing.boundingBox()
  await drawing.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } })
  await expect(figure.locator('output')).toContainText('Sigmoid(0) = 0.5000')
  await figure.getByRole('slider').focus()
  await page.keyboard.press('ArrowRight')
  await expect(figure.locator('output')).toContainText('Sigmoid(0.1) = 0.5250')
})

test('the race shows the numbers of each step', async ({ page }) => {
  await page.goto('./algorithms/optimizers/')
  const figure = page.locator('optimizer-figure')
  await figure.getByRole('slider').fill('1')
  await expect(figure.locator('[data-row=adam] [data-memory]')).toContainText('m̂ = (−4.000, 48.000)')
  await expect(figure.locator('[data-row=adam] [data-step]')).toHaveText('(0.300, −0.300)')
  await expect(figure.locator('output')).toContainText('第 1 步的高度')
})

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('the race goes one step at a click', async ({ page }) => {
    await page.goto('./algorithms/optimizers/')
    const figure = page.locator('optimizer-figure')
    await figure.getByRole('slider').fill('3')
    await figure.getByRole('button', { name: '下一步' }).click()
    await expect(figure.getByRole('slider')).toHaveValue('4')
    await page.waitForTimeout(600)
    await expect(figure.getByRole('slider')).toHaveValue('4')
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('each figure shows its start, and its numbers as a table', async ({ page }) => {
    for (const [path, element] of [
      ['neural-networks', 'neuron-figure'],
      ['activation-functions', 'activation-figure'],
      ['loss-functions', 'loss-figure'],
      ['optimizers', 'optimizer-figure'],
      ['training-steps', 'learning-figure'],
    ] as const) {
      await page.goto(`./algorithms/${path}/`)
      await expect(page.locator(`${element} svg path, ${element} svg polygon`).first()).toBeAttached()
      await expect(page.locator(`${element} details td`).first()).not.toBeEmpty()
      await expect(page.locator(`${element} button:visible`)).toHaveCount(0)
    }
  })
})
