import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import sharp from 'sharp'
import { expectPredictions } from './subjects/demoPage'
import { expect, test } from './visitor'

const picture = readFileSync('tests/fixtures/preprocess/320x213.png')
const png = (name: string, buffer: Buffer = picture) => ({ name, mimeType: 'image/png', buffer })

test.beforeEach(async ({ page }) => {
  await page.goto('./demo/')
})

test('several photos at once fill a table that can be saved', async ({ page }) => {
  await page
    .locator('[data-upload]')
    .setInputFiles([
      png('one.png'),
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no photo') },
      png('=two,<b>.png'),
      png('three.png', await sharp(picture).rotate(90).png().toBuffer()),
    ])
  await expectPredictions(page)
  const batch = page.locator('photo-batch')
  await expect(batch).toHaveAttribute('data-batch', 'done')
  await expect(batch.locator('tbody tr')).toHaveCount(4)
  await expect(batch.locator('tr[data-class]')).toHaveCount(3)
  await expect(batch.locator('tr[data-refused]')).toContainText('notes.txt')
  await expect(batch.locator('[data-batch-summary]')).toContainText('4 / 4')

  const saved = page.waitForEvent('download')
  await batch.locator('[data-batch-csv]').click()
  const lines = readFileSync(await (await saved).path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[2]).toContain('file-not-image')
  expect(lines[3]).toMatch(/^"'=two,<b>\.png",/)

  await batch.getByRole('button', { name: 'three.png' }).click()
  await expect(page.locator('[data-preview]')).toHaveAttribute('alt', /three\.png/)
  const { violations } = await new AxeBuilder({ page }).include('photo-batch').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('a folder of labelled photos becomes a test that anyone can watch', async ({ page }, testInfo) => {
  const folder = testInfo.outputPath('flower_photos')
  for (const [species, count] of Object.entries({ daisy: 3, tulips: 2, weeds: 1 })) {
    mkdirSync(`${folder}/${species}`, { recursive: true })
    for (let index = 0; index < count; index++) writeFileSync(`${folder}/${species}/${index}.png`, picture)
  }
  writeFileSync(`${folder}/tulips/broken.jpg`, 'no photo')
  await page.locator('model-exam summary').click()
  await page.locator('[data-exam-folder]').setInputFiles(folder)
  const exam = page.locator('model-exam')
  await expect(exam).toHaveAttribute('data-exam', 'done', { timeout: 30_000 })
  const counts = await exam.locator('[data-exam-matrix] td').allTextContents()
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(5)
  await expect(exam.locator('[data-exam-status]')).toContainText('6 / 6')
  await expect(exam.locator('[data-exam-status]')).toContainText('1 个文件打不开')
  const { violations } = await new AxeBuilder({ page }).include('model-exam').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('a photo is taken with the camera, which stops when it is not needed', async ({ page }) => {
  // A camera of our own: a canvas in which something moves.
  await page.addInitScript(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 })
    const context = canvas.getContext('2d')
    setInterval(() => {
      if (context) context.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`
      context?.fillRect(0, 0, 320, 240)
    }, 30)
    const streams: MediaStream[] = []
    Object.assign(window, { streams })
    navigator.mediaDevices.getUserMedia = () => {
      const stream = canvas.captureStream(30)
      streams.push(stream)
      return Promise.resolve(stream)
    }
  })
  await page.reload()
  const running = () =>
    page.evaluate(
      () =>
        (window as unknown as { streams: MediaStream[] }).streams
          .flatMap((stream) => stream.getTracks())
          .filter(({ readyState }) => readyState === 'live').length,
    )
  await page.locator('[data-camera-open]').click()
  await expect(page.locator('[data-camera-take]')).toBeEnabled()
  expect(await running()).toBe(1)
  await page.locator('[data-camera-take]').click()
  await expectPredictions(page)
  await expect(page.locator('[data-preview]')).toHaveAttribute('alt', /刚拍的照片/)
  expect(await running()).toBe(0)

  await page.locator('[data-camera-open]').click()
  await expect(page.locator('[data-camera-take]')).toBeEnabled()
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(page.locator('flower-camera dialog')).toBeHidden()
  expect(await running()).toBe(0)
})

test('a camera that is refused says what to do', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await page.reload()
  await page.locator('[data-camera-open]').click()
  await expect(page.locator('[data-camera-fault]')).toContainText('NotAllowedError')
  await page.keyboard.press('Escape')
  await expect(page.locator('flower-camera dialog')).toBeHidden()
})
