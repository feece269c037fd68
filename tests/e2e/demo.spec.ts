import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import * as ort from 'onnxruntime-web/wasm'
import sharp from 'sharp'
import { calibrate } from '../../src/classifier/classify'
import { modelsByPreference, parseModelCard, type CardModel } from '../../src/classifier/card'
import { preprocess } from '../../src/classifier/preprocess'
import { runtimeOf } from '../../src/classifier/runtime'
import { expectPredictions, predictions, upload } from './subjects/demoPage'
import { expect, test } from './visitor'

const card = parseModelCard(JSON.parse(readFileSync('public/models/flowers/model-card.json', 'utf8')))
const models = modelsByPreference(card)
const [firstModel] = models
const picture = readFileSync('tests/fixtures/preprocess/320x213.png')

/** What the same model says in Node about the same pixels. */
async function expectedProbabilities(
  image: Buffer,
  model: CardModel = firstModel,
): Promise<Record<string, number>> {
  const session = await runtimeOf(ort, 'wasm').createSession(
    readFileSync(`public/models/flowers/${model.file}`),
    model,
    'wasm',
  )
  const { data, info } = await sharp(image).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const tensor = preprocess({ data, width: info.width, height: info.height }, model.input)
  const probabilities = calibrate(await session.run(tensor), model.temperature)
  return Object.fromEntries(card.classes.map(({ id }, index) => [id, probabilities[index] ?? NaN]))
}

const chooseModel = async (page: Page, choice: string) => {
  await page.locator(`[data-model-choice][value="${choice}"]`).check({ force: true })
}
const chooseSample = (page: Page, index = 0) => page.locator('[data-sample]').nth(index).click()

test.beforeEach(async ({ page }) => {
  await page.goto('./demo/')
})

test('a visitor classifies a drawn flower, and nothing is downloaded before that', async ({ page }) => {
  const heavy: string[] = []
  page.on('request', (request) => {
    if (/\.(onnx|wasm)$/.test(request.url())) heavy.push(request.url())
  })
  await page.reload({ waitUntil: 'networkidle' })
  expect(heavy).toEqual([])
  await expect(page.locator('[data-prediction]')).toHaveCount(0)
  expect(await page.locator('[data-sample][data-kind="drawing"]').count()).toBeGreaterThanOrEqual(15)

  await chooseSample(page)
  await expectPredictions(page)
  await expect(page.locator('[data-backend]')).toHaveAttribute('data-backend', 'wasm')
  await expect(page.locator('[data-time]')).toContainText('ms')
  await expect(page.locator('[data-accuracy]')).toContainText(
    `${(firstModel.metrics.test.accuracy * 100).toFixed(1)}%`,
  )
  await expect(page.locator('flower-demo')).toContainText('图片不离开这台设备')
  // One build of the runtime, once.
  expect(heavy.filter((url) => url.endsWith('.wasm'))).toHaveLength(1)
})

test('an uploaded photo gets the probabilities that each model has in Node', async ({ page }) => {
  await upload(page, 'photo.png', picture)
  for (const model of models) {
    if (models.length > 1) await chooseModel(page, model.id)
    await expectPredictions(page)
    await expect(page.locator('[data-model]')).toHaveAttribute('data-model', model.id)
    const found = await predictions(page)
    for (const [id, probability] of Object.entries(await expectedProbabilities(picture, model))) {
      expect(Math.abs((found[id] ?? NaN) - probability), `${model.id}: ${id}`).toBeLessThan(0.002)
    }
  }
})

test('each answer shows where the model looked, as a picture and in words', async ({ page }) => {
  await chooseSample(page)
  if (models.length > 1) await chooseModel(page, 'compare')
  await expect(page.locator('[data-model]')).toHaveCount(models.length)
  for (const { id } of models) {
    const result = page.locator(`[data-model="${id}"]`)
    await expect(result.locator('[data-prediction]')).toHaveCount(5)
    await expect(result.locator('[data-look-text]')).toContainText(/主要看了|没有/, { timeout: 40_000 })
    await expect(result.locator('[data-confusion]')).toContainText('测试集里')
    const warmPixels = await result.locator('canvas[data-heatmap]').evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return data.filter((value, at) => at % 4 === 3 && value > 100).length
    })
    expect(warmPixels, id).toBeGreaterThan(100)
  }
  const heatMap = page.locator('[data-heatmap]').first()
  await page.locator('[data-heat-opacity]').fill('0')
  await expect(heatMap).toHaveCSS('opacity', '0')
})

test('an answer that nobody should rely on says so', async ({ page }) => {
  const grey = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#808080' } })
    .png()
    .toBuffer()
  await upload(page, 'wall.png', grey)
  await expectPredictions(page)
  const top = Math.max(...Object.values(await predictions(page)))
  const rejected = (await page.locator('[data-verdict]').textContent())?.includes('多半不是')
  await expect(page.locator('[data-unsure]')).toHaveCount(top < 0.5 || rejected ? 1 : 0)
  if (top < 0.5 || rejected) await expect(page.locator('[data-unsure]')).toBeVisible()
  // Next to a sure answer there is no doubt left over from the last one.
  await chooseSample(page)
  await expectPredictions(page)
  const second = Math.max(...Object.values(await predictions(page)))
  if (second >= 0.5 && !firstModel.rejection) await expect(page.locator('[data-unsure]')).toHaveCount(0)
})

test('the visitor can choose the backend, and the choice is kept', async ({ page }) => {
  await page.locator('[data-backend-choice]').selectOption('wasm')
  await chooseSample(page)
  await expectPredictions(page)
  await expect(page.locator('[data-backend-reason]')).toContainText('由你指定')
  await page.reload()
  await expect(page.locator('[data-backend-choice]')).toHaveValue('wasm')
})

test('every usual format is opened, and a photo is turned the way its camera was held', async ({ page }) => {
  const source = sharp(picture)
  const files = {
    'a.jpg': await source.clone().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(),
    'b.webp': await source.clone().webp({ lossless: true }).toBuffer(),
    'c.avif': await source.clone().avif({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer(),
    'd.gif': await source.clone().gif().toBuffer(),
    'sideways.jpg': await source
      .clone()
      .rotate(270)
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .withMetadata({ orientation: 6 })
      .toBuffer(),
  }
  const expected = await expectedProbabilities(picture)
  for (const [name, file] of Object.entries(files)) {
    await upload(page, name, file)
    await expectPredictions(page)
    await expect(page.locator('[data-preview]')).toHaveAttribute('alt', new RegExp(name))
    const found = await predictions(page)
    if (name.endsWith('.gif')) continue
    for (const [id, probability] of Object.entries(expected)) {
      expect(Math.abs((found[id] ?? NaN) - probability), `${name}: ${id}`).toBeLessThan(0.06)
    }
  }
})

test('a bad upload is refused by name, and the next good one works', async ({ page }) => {
  const error = page.locator('[data-error]')
  const bad: [string, string | Buffer, RegExp][] = [
    ['notes.jpg', 'this is not a photograph', /notes\.jpg.*文字/],
    ['empty.png', '', /empty\.png.*空/],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', /drawing\.svg.*SVG/],
    ['IMG_1.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /IMG_1\.heic.*HEIC/],
    ['cut.png', picture.subarray(0, 60), /cut\.png.*损坏/],
    ['<img src=x onerror=alert(1)>.jpg', 'text', /<img src=x onerror=alert\(1\)>\.jpg/],
  ]
  for (const [name, content, message] of bad) {
    await upload(page, name, content)
    await expect(error).toBeVisible()
    await expect(error).toContainText(message)
    await expect(page.locator('[data-prediction]')).toHaveCount(0)
  }
  await expect(error.locator('img')).toHaveCount(0)

  await upload(page, 'photo.png', picture)
  await expectPredictions(page)
  await expect(error).toBeHidden()
})

test('a file can be dropped and pasted', async ({ page }) => {
  const transfer = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], 'dropped.png', { type: 'image/png' }))
      return data
    },
    [...picture],
  )
  await page.dispatchEvent('flower-demo', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText('松手，就用这张')).toBeVisible()
  await page.dispatchEvent('flower-demo', 'drop', { dataTransfer: transfer })
  await expectPredictions(page)
  await expect(page.locator('[data-preview]')).toHaveAttribute('alt', /dropped\.png/)

  await page.evaluate((data) => {
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, transfer)
  await expect(page.locator('[data-preview]')).toHaveAttribute('alt', /粘贴的图片/)
  await expectPredictions(page)
})

test('moving a slider draws the flower anew and asks the model again', async ({ page }) => {
  await page.locator('[data-sample="daisy-1"]').click()
  await expectPredictions(page)
  const before = await predictions(page)
  await page.locator('[data-redraw] summary').click()
  const background = page.locator('[data-slider="background"]')
  await expect(background).toBeEnabled()
  const drawn = await page.locator('[data-preview]').getAttribute('src')

  await background.fill('1')
  await expect(page.locator('[data-preview]')).not.toHaveAttribute('src', drawn ?? '')
  await expect(background).toHaveAttribute('aria-valuetext', '天空')
  await expect.poll(async () => JSON.stringify(await predictions(page))).not.toBe(JSON.stringify(before))

  await page.getByRole('radio', { name: '郁金香' }).check({ force: true })
  await expect(page.locator('[data-preview]')).toHaveAttribute('alt', /郁金香/)
  const tulip = await page.locator('[data-preview]').getAttribute('src')
  await page.locator('[data-new-seed]').click()
  await expect(page.locator('[data-preview]')).not.toHaveAttribute('src', tulip ?? '')
  await expectPredictions(page)
})

test('the keyboard is enough, and the result is announced', async ({ page }) => {
  await page.locator('[data-sample]').nth(2).focus()
  await page.keyboard.press('Enter')
  await expectPredictions(page)
  await expect(page.locator('.announcement')).toContainText(/绘图.*概率/)
  await expect(page.locator('[data-sample]').nth(2)).toHaveAttribute('aria-pressed', 'true')
})

test('after the first answer the demo works without a network', async ({ page, context }) => {
  await chooseSample(page)
  await expectPredictions(page)
  await context.setOffline(true)
  await upload(page, 'photo.png', picture)
  await expectPredictions(page)
})

test('the address can ask for a backend; an unknown one is refused with a sentence', async ({ page }) => {
  await page.goto('./demo/?backend=wasm')
  await chooseSample(page)
  await expectPredictions(page)
  await expect(page.locator('[data-backend-reason]')).toContainText('?backend=')

  await page.goto('./demo/?backend=webgl')
  await expect(page.locator('[data-error]')).toContainText('webgl')
  await chooseSample(page)
  await expectPredictions(page)
})

test.describe('a site with a damaged model', () => {
  test.use({ allowedErrors: [/404/] })

  test('says so, and works as soon as the file is whole', async ({ page }) => {
    await page.route('**/*.onnx', (route) => route.fulfill({ status: 404 }))
    await chooseSample(page)
    await expect(page.locator('[data-error]')).toContainText(firstModel.file)
    await expect(page.locator('[data-error]')).toContainText('404')

    await page.unroute('**/*.onnx')
    await page.route('**/*.onnx', (route) => route.fulfill({ body: Buffer.alloc(1000) }))
    await page.getByRole('button', { name: '重试' }).click()
    await expect(page.locator('[data-error]')).toContainText('模型卡')

    await page.unroute('**/*.onnx')
    await page.getByRole('button', { name: '重试' }).click()
    await expectPredictions(page)
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page has no accessibility faults in its ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const faults = async () => {
      const { violations } = await new AxeBuilder({ page })
        .include('flower-demo')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    }
    await page.reload()
    expect(await faults()).toEqual([])
    await chooseSample(page)
    await expectPredictions(page)
    await page.locator('[data-redraw] summary').click()
    await expect(page.locator('[data-slider]').first()).toBeEnabled()
    expect(await faults()).toEqual([])
    await upload(page, 'notes.jpg', 'text')
    await expect(page.locator('[data-error]')).toBeVisible()
    expect(await faults()).toEqual([])
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page still says how good the model is', async ({ page }) => {
    const summary = page.locator('flower-demo noscript p')
    await expect(summary).toBeVisible()
    await expect(summary).toContainText(firstModel.parameters.toLocaleString('en'))
    for (const { id } of models) {
      await expect(page.locator(`[data-class-table="${id}"] tbody tr`)).toHaveCount(5)
      await expect(page.locator(`[data-confusion-table="${id}"] tbody tr`)).toHaveCount(5)
    }
  })
})
