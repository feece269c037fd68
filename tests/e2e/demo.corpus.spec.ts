import { writeFile } from 'node:fs/promises'
import { awkwardFiles } from '../awkward/files'
import { expectPredictions, upload } from './subjects/demoPage'
import { expect, test } from './visitor'

/** Playwright hands over larger files by path only, in bytes. */
const largestBuffer = 50 * 1024 * 1024

test('every awkward file ends in an answer or in a sentence that names it, and the page goes on', async ({
  page,
}, testInfo) => {
  test.setTimeout(240_000)
  const files = await awkwardFiles()
  expect(files.length).toBeGreaterThanOrEqual(60)
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
  await page.goto('./demo/')
  const demo = page.locator('flower-demo')
  const error = page.locator('[data-error]')
  const wrong: string[] = []
  for (const { name, bytes, outcome } of files) {
    if (bytes.length < largestBuffer) await upload(page, name, bytes)
    else {
      const path = testInfo.outputPath(name)
      await writeFile(path, bytes)
      await page.locator('[data-upload]').setInputFiles(path)
    }
    await expect(demo, name).toHaveAttribute('data-state', /done|error/, { timeout: 30_000 })
    const refused = (await demo.getAttribute('data-state')) === 'error'
    const found = refused ? await error.getAttribute('data-error') : 'answer'
    const expected = outcome === 'either' ? ['answer', 'file-undecodable'] : [outcome]
    if (!expected.includes(found ?? '')) wrong.push(`${name}: ${found}, expected ${expected.join(' or ')}`)
    if (refused) {
      await expect(error).toContainText(name)
      await expect(page.locator('[data-prediction]')).toHaveCount(0)
    } else {
      await expectPredictions(page)
      await expect(error).toBeHidden()
    }
  }
  expect(wrong).toEqual([])
  // No name has become markup, and the page is as wide as it was.
  await expect(demo.locator('b, img[src="x"]')).toHaveCount(0)
  await expect(error.locator('img, script')).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
