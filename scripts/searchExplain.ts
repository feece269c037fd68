/** Shows what the search makes of a query: `npm run build && npm run search:explain -- "query"`. */
import { openSite } from './search/site'

const query = process.argv.slice(2).join(' ')
if (query === '') throw new Error('Found no query. Expected: npm run search:explain -- "训练需要多少张显卡"')

const engine = await openSite('dist', new Map())
const { plan, results, corrected, approximate } = await engine.search(query)
console.log(`query      ${plan.query}`)
if (corrected !== undefined) console.log(`corrected  ${corrected}`)
console.log(`question   ${plan.question ? 'yes' : 'no'}`)
console.log(`dropped    ${plan.dropped.join(' ') || '–'}`)
for (const { text, variants } of plan.concepts) {
  console.log(
    `concept    ${text}: ${variants.map((variant) => `${variant.text} (${variant.weight})`).join(', ')}`,
  )
}
if (approximate) console.log('Nothing has all of it; these come closest:')
for (const { url, score, title, headings } of results) {
  console.log(`${score.toFixed(3)}  ${url}  ${[title, ...headings].join(' › ')}`)
}
process.exit(0)
