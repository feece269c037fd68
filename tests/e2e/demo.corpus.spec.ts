import { writeFile } from 'node:fs/promises'
import { awkwardFiles } from './subjects/awkwardFiles'
import { expectPredictions, upload } from './subjects/demoPage'
import { expect, test } from './visitor'

/** Playwright hands over larger files by path only, in bytes. */
const largestBuffer = 50 * 1024 * 1024

test('more than sixty awkward files: each gets an answer or a reason, and the page goes on', async ({
  page,
}, testInfo) => {
  test.setTimeout(240_000)
  const files = await awkwardFiles()
  expect(files.length).toBeGreaterThanOrEqual(60)
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
  await page.goto('./demo/')
  const error = page.locator('[data-error]')
  const failures: string[] = []
  for (const { name, content, expectation } of files) {
    if (content.length < largestBuffer) {
      await upload(page, name, content)
    } else {
      const path = testInfo.outputPath(name)
      await writeFile(path, content)
      await page.locator('input[type=file][data-upload]').setInputFiles(path)
    }
    try {
      if (expectation === 'answer') {
        await expectPredictions(page)
        await expect(error).toBeHidden()
      } else {
        await expect(error).toBeVisible()
        await expect(error).toContainText(expectation)
        await expect(error).toContainText(name)
        await expect(page.locator('[data-prediction]')).toHaveCount(0)
      }
    } catch (fault) {
      failures.push(`${name}: ${(fault as Error).message.split('\n').slice(0, 6).join(' ')}`)
    }
  }
  expect(failures).toEqual([])
  await expect(error.locator('img, script')).toHaveCount(0)
})
