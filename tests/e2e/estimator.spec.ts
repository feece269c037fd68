import { expect, test } from './visitor'

test('a published run is reproduced, and the address carries the plan', async ({ page }) => {
  await page.goto('./faq/compute/')
  const estimator = page.locator('compute-estimator')
  await estimator.getByRole('button', { name: /1,024 块 A100/ }).click()
  await expect(estimator.locator('[data-figure=days]')).toHaveText('33.9 天')
  await expect(estimator.locator('[data-claim]')).toContainText('34')
  await expect(page).toHaveURL(/n=175.*gpu=a100.*r=1#estimator/)
  await page.reload()
  await expect(estimator.getByLabel('块数')).toHaveValue('1024')
  await expect(estimator.locator('[data-figure=days]')).toHaveText('33.9 天')
})

test('a value out of range is named, and nothing else is lost', async ({ page }) => {
  await page.goto('./faq/compute/?n=70&u=45')
  const estimator = page.locator('compute-estimator')
  await expect(estimator.getByLabel('参数（十亿）')).toHaveValue('70')
  await estimator.getByLabel('块数').fill('0')
  await expect(estimator.getByText('块数应是 1–1,000,000 之间的整数')).toBeVisible()
  await expect(estimator.locator('[data-figure=days]')).toHaveText('—')
  await estimator.getByLabel('块数').fill('8')
  await expect(estimator.locator('[data-figure=days]')).toContainText('天')
  await expect(estimator.getByLabel('参数（十亿）')).toHaveValue('70')
})

test('an address with nonsense falls back to the example', async ({ page }) => {
  await page.goto('./faq/compute/?n=abc&gpu=constructor&g=-3&u=1e9')
  await expect(page.locator('compute-estimator [name=parameters]')).toHaveValue('7')
  await expect(page.locator('compute-estimator [name=accelerator]')).toHaveValue('a100')
})
