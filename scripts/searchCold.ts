/**
 * Measures how long a visitor's first search takes in a real browser, from the first key stroke to the first result on the screen, with
 * nothing of the search in the cache: `npm run build && npm run search:cold -- [--queries FILE]`.
 */
import { parseArgs } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { findBrowser, rootFlags } from './browser'
import { startHeaderHost } from './headerHost'
import { percentile } from './search/measure'
import { half, readQueries } from './search/queries'

/** A connection: delay of each request in milliseconds, and megabits per second down. */
interface Connection {
  name: string
  latency: number
  megabits: number
}

const connections: readonly Connection[] = [
  { name: 'this machine', latency: 0, megabits: 0 },
  { name: '40 ms, 20 Mbit/s', latency: 40, megabits: 20 },
  { name: '100 ms, 5 Mbit/s', latency: 100, megabits: 5 },
]

const { values } = parseArgs({
  options: { queries: { type: 'string', default: 'tests/search/queries.tsv' } },
})
const queries = half(readQueries(values.queries), 'tuned')
/** Queries that are typed, spread over all kinds. */
const typed = queries.filter((_, place) => place % 10 === 0)

const host = await startHeaderHost()
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...rootFlags],
})
console.log('| connection | median | largest |\n| --- | --- | --- |')
for (const connection of connections) {
  const times: number[] = []
  for (const { text } of typed) times.push(await firstResult(browser, connection, text))
  console.log(
    `| ${connection.name} | ${percentile(times, 0.5).toFixed(0)} ms | ${Math.max(...times).toFixed(0)} ms |`,
  )
}
await browser.close()
host.stop()

/** Milliseconds from the key stroke that brings a query to the first result, in a browser that has never been here. */
async function firstResult(
  browser: Browser,
  { latency, megabits }: Connection,
  query: string,
): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${host.origin}/guide/market/`, { waitUntil: 'load' })
  if (megabits > 0) {
    const session = await context.newCDPSession(page)
    const downloadThroughput = (megabits * 1e6) / 8
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput,
      uploadThroughput: downloadThroughput,
    })
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('searchbox').waitFor()
  // Two steps: the watch must be up before the query comes.
  const watch = await page.evaluateHandle(() => {
    const time = new Promise<number>((resolve) => {
      let typedAt = 0
      document.addEventListener('input', () => (typedAt ||= performance.now()), { capture: true })
      new MutationObserver(() => {
        if (typedAt > 0 && document.querySelector('dialog [data-search-result]')) {
          requestAnimationFrame(() => resolve(performance.now() - typedAt))
        }
      }).observe(document.body, { childList: true, subtree: true })
    })
    return { time }
  })
  await page.keyboard.insertText(query)
  const milliseconds = await watch.evaluate(({ time }) => time)
  await context.close()
  return milliseconds
}
