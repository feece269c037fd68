import { expect, type Page } from '@playwright/test'

/** Hands a file to the demo's file input, as the picker would. */
export async function upload(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.locator('input[type=file][data-upload]').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  })
}

/** Probabilities as the page shows them, by class id. */
export function predictions(page: Page): Promise<Record<string, number>> {
  return page
    .locator('[data-prediction]')
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [row.getAttribute('data-class'), Number(row.getAttribute('data-probability'))]),
      ),
    )
}

/**
 * Waits for an answer: five rows, largest first, that sum to 1.
 *
 * @param within Milliseconds; an emulated GPU needs more than any device that visitors have.
 */
export async function expectPredictions(page: Page, within = 30_000): Promise<void> {
  await expect(page.locator('flower-demo')).toHaveAttribute('data-state', 'done', { timeout: within })
  await expect(page.locator('[data-prediction]')).toHaveCount(5)
  const values = Object.values(await predictions(page))
  expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 3)
  expect(values).toEqual(values.toSorted((a, b) => b - a))
}
