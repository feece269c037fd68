/**
 * Measures the built site's search and three others on the same queries:
 * `npm run build && npm run search:eval -- [--queries FILE] [--half tuned|reported] [--misses] [--json] [--summary] [--weigh]`,
 * where `--summary` prints the table of the README, and `--weigh` weighs the first search of every query, not only of each eighth.
 */
import { parseArgs } from 'node:util'
import { flexSearch, miniSearch, pagefindOnPages } from './search/baselines'
import { measure, percentile, summaryOf, tableOf } from './search/measure'
import { half, readQueries } from './search/queries'
import { firstSearchBytes, openSite, pagesOf, recordsOf, serveFolder, type Wire } from './search/site'

const { values } = parseArgs({
  options: {
    queries: { type: 'string', default: 'tests/search/queries.tsv' },
    half: { type: 'string' },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    summary: { type: 'boolean', default: false },
    weigh: { type: 'boolean', default: false },
  },
})
const all = readQueries(values.queries)
if (values.half !== undefined && values.half !== 'tuned' && values.half !== 'reported') {
  throw new Error(`--half: found "${values.half}", expected "tuned" or "reported".`)
}
const queries = values.half ? half(all, values.half) : all

const dist = 'dist'
const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
const wire: Wire = new Map()
const engine = await openSite(dist, wire)
/** Queries whose first search is weighed. */
const weighed = queries.filter((_, place) => values.weigh || place % 8 === 0)
const firstSearches: number[] = []
for (const { text } of weighed) firstSearches.push(await firstSearchBytes(dist, text))
const firstSearch = { median: percentile(firstSearches, 0.5), largest: Math.max(...firstSearches) }
serveFolder(dist, wire)
const results = [
  await measure(
    'this site',
    async (query) => {
      serveFolder(dist, wire)
      return (await engine.search(query)).results.map(({ url }) => url)
    },
    queries,
  ),
  await measure('Pagefind on pages', await pagefindOnPages(pagesOf(dist)), queries),
  await measure('MiniSearch', miniSearch(recordsOf(dist)), queries),
  await measure('FlexSearch', flexSearch(recordsOf(dist)), queries),
]

if (values.json) {
  console.log(JSON.stringify({ firstSearch, results }, null, 2))
} else {
  console.log(values.summary ? summaryOf(results) : tableOf(results))
  console.log(
    `\nFirst search of a visit, engine, index and all, as brotli makes it: ${kB(firstSearch.median)} in the median, ${kB(firstSearch.largest)} at most (${weighed.length} queries).`,
  )
  for (const { name, p50, p95 } of results) {
    console.log(`${name}: ${p50.toFixed(1)} ms in the median, ${p95.toFixed(1)} ms at the 95th percentile.`)
  }
  if (values.misses) {
    for (const { query, found } of results[0]?.misses ?? []) {
      console.log(
        `${query.language} ${query.kind} ${query.text} → ${found.slice(0, 3).join(' ') || 'nothing'}`,
      )
    }
  }
}
process.exit(0)
