import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import sharp from 'sharp'
import { sharedSize } from '../../src/components/demo/shareDrawing'
import { modelsByPreference, parseModelCard } from '../../src/classifier/card'
import { expectPredictions, upload } from './subjects/demoPage'
import { expect, test } from './visitor'

const card = parseModelCard(JSON.parse(readFileSync('public/models/flowers/model-card.json', 'utf8')))
const models = modelsByPreference(card)
const picture = readFileSync('tests/fixtures/preprocess/320x213.png')
const save = (page: Page) => page.getByRole('button', { name: '把结果存成图片' })

/** Saves the answer and returns the file. */
async function saved(page: Page): Promise<{ download: Download; png: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 40_000 }),
    save(page).click(),
  ])
  return { download, png: readFileSync(await download.path()) }
}

test.beforeEach(async ({ page }) => {
  await page.goto('./demo/')
})

test('the answer becomes a picture on the device: a PNG of the expected size, with something on it', async ({
  page,
}) => {
  await expect(save(page)).toBeHidden()
  await page.locator('[data-sample]').first().click()
  await expectPredictions(page)
  const requests: string[] = []
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
  const { download, png } = await saved(page)
  const top = await page.locator('[data-prediction]').first().getAttribute('data-class')
  expect(download.suggestedFilename()).toMatch(new RegExp(`^flowers-${top}-[0-9-]+\\.png$`))
  const { width, height, format } = await sharp(png).metadata()
  expect({ width, height, format }).toEqual({ ...sharedSize(1), format: 'png' })
  const { channels } = await sharp(png).stats()
  for (const { stdev } of channels.slice(0, 3)) expect(stdev).toBeGreaterThan(15)
  await expect(page.locator('[data-share-status]')).toContainText(download.suggestedFilename())
  // The script that draws is fetched when it is first needed; nothing is sent.
  const drawing = /^GET \S+\/demo\/runtime\/shareWorker-[^/]+\.js$/
  expect(requests.filter((request) => / https?:/.test(request) && !drawing.test(request))).toEqual([])

  // Neither the name of the visitor's file nor markup in it gets into the picture's name.
  await upload(page, '<img src=x onerror=alert(1)>..秘密.png', picture)
  await expectPredictions(page)
  expect((await saved(page)).download.suggestedFilename()).toMatch(/^flowers-[a-z]+-[0-9-]+\.png$/)
})

test('two models side by side share one picture', async ({ page }) => {
  test.skip(models.length < 2, 'The card has one model.')
  await page.locator('[data-model-choice][value="compare"]').check({ force: true })
  await page.locator('[data-sample]').first().click()
  await expectPredictionsOfAll(page)
  const { width, height } = await sharp((await saved(page)).png).metadata()
  expect({ width, height }).toEqual(sharedSize(models.length))
})

test('where the browser can share files, it gets the picture; where it will not, the picture is saved', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const shared: string[] = []
    Object.assign(window, { shared })
    Object.assign(Navigator.prototype, {
      canShare: ({ files }: ShareData) => files?.length === 1,
      share: ({ files }: ShareData) => {
        const [file] = files ?? []
        shared.push(`${file?.name} ${file?.type} ${file && file.size > 10_000 ? 'large' : 'small'}`)
        return shared.length > 1
          ? Promise.reject(new DOMException('no', 'NotAllowedError'))
          : Promise.resolve()
      },
    })
  })
  await page.reload()
  await page.locator('[data-sample]').first().click()
  await expectPredictions(page)
  const share = page.getByRole('button', { name: '分享结果' })
  await share.click()
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { shared: string[] }).shared[0]), {
      timeout: 40_000,
    })
    .toMatch(/^flowers-[a-z]+-[0-9-]+\.png image\/png large$/)
  const [download] = await Promise.all([page.waitForEvent('download'), share.click()])
  expect(download.suggestedFilename()).toMatch(/\.png$/)
})

test('where the browser cannot share files, nothing offers it', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(Navigator.prototype, { canShare: undefined })
  })
  await page.reload()
  await page.locator('[data-sample]').first().click()
  await expectPredictions(page)
  await expect(page.getByRole('button', { name: '分享结果' })).toBeHidden()
  await expect(save(page)).toBeVisible()
})

async function expectPredictionsOfAll(page: Page): Promise<void> {
  await expect(page.locator('flower-demo')).toHaveAttribute('data-state', 'done', { timeout: 40_000 })
  await expect(page.locator('[data-prediction]')).toHaveCount(5 * models.length)
}
