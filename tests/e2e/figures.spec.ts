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

test('the worked examples stand on their pages as computed', async ({ page }) => {
  await page.goto('./algorithms/loss-functions/#worked-example')
  await expect(page.locator('.sl-markdown-content')).toContainText('0.3618')
  await page.goto('./algorithms/optimizers/#adam-example')
  for (const number of ['0.01, 0.02', '0.0316', '0.0100']) {
    await expect(page.locator('.sl-markdown-content')).toContainText(number)
  }
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
