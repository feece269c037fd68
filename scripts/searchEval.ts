/**
 * Measures the built site's search and three others on the same queries:
 * `npm run build && npm run search:eval -- [--queries FILE] [--half tuned|reported] [--misses] [--json]`.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { flexSearch, miniSearch, pagefindOnPages } from './search/baselines'
import { measure, tableOf } from './search/measure'
import { half, parseQueries } from './search/queries'
import { openSite, pagesOf, recordsOf, serveFolder, type Wire } from './search/site'

const { values } = parseArgs({
  options: {
    queries: { type: 'string', default: 'tests/search/queries.tsv' },
    half: { type: 'string' },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const all = parseQueries(readFileSync(values.queries, 'utf8'), values.queries)
if (values.half !== undefined && values.half !== 'tuned' && values.half !== 'reported') {
  throw new Error(`--half: found "${values.half}", expected "tuned" or "reported".`)
}
const queries = values.half ? half(all, values.half) : all

const dist = 'dist'
const wire: Wire = new Map()
const engine = await openSite(dist, wire)
await engine.search(queries[0]?.text ?? '融资')
const firstSearch = [...wire.values()].reduce((sum, bytes) => sum + bytes, 0)
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
  console.log(tableOf(results))
  console.log(`\nFirst search: ${(firstSearch / 1000).toFixed(0)} kB over the wire.`)
  if (values.misses) {
    for (const { query, found } of results[0]?.misses ?? []) {
      console.log(
        `${query.language} ${query.kind} ${query.text} → ${found.slice(0, 3).join(' ') || 'nothing'}`,
      )
    }
  }
}
process.exit(0)
