import { beforeAll, expect, test } from 'vitest'
import { flexSearch, miniSearch, pagefindOnPages } from '../../scripts/search/baselines'
import { type Measurement, measure } from '../../scripts/search/measure'
import { half, readQueries } from '../../scripts/search/queries'
import { firstSearchBytes, openSite, pagesOf, recordsOf, serveFolder } from '../../scripts/search/site'

// The half that the search was never tuned on; `npm run search:eval -- --half reported` prints the same figures.
const dist = 'dist'
const file = 'tests/search/queries.tsv'
const queries = half(readQueries(file), 'reported')

let ours: Measurement
let others: Measurement[]
beforeAll(async () => {
  const engine = await openSite(dist, new Map())
  ours = await measure(
    'this site',
    async (query) => {
      serveFolder(dist, new Map())
      return (await engine.search(query)).results.map(({ url }) => url)
    },
    queries,
  )
  const records = recordsOf(dist)
  others = [
    await measure('Pagefind on pages', await pagefindOnPages(pagesOf(dist)), queries),
    await measure('MiniSearch', miniSearch(records), queries),
    await measure('FlexSearch', flexSearch(records), queries),
  ]
})
const figure = (group: string) => {
  const score = ours.groups[group]
  if (!score) throw new Error(`${file} has no queries of the group ${group}.`)
  return score
}

test('the right page comes first for nine of ten queries', () => {
  expect(figure('all').top1).toBeGreaterThanOrEqual(0.9)
  expect(figure('all').mrr5).toBeGreaterThanOrEqual(0.93)
})

test('no Chinese query ends in an empty list', () => {
  expect(figure('zh').empty).toBe(0)
})

test('natural questions find their page', () => {
  expect(figure('zh N').top1).toBeGreaterThanOrEqual(0.85)
})

test('English queries find the Chinese page', () => {
  expect(figure('en X').top1).toBeGreaterThanOrEqual(0.8)
})

test('no other search does better on any kind of query', () => {
  for (const { name, groups } of others) {
    for (const [group, { top1 }] of Object.entries(groups)) {
      expect(figure(group).top1, `${name} on ${group}`).toBeGreaterThanOrEqual(top1)
    }
  }
})

test('the first search of a visit takes 200 kB at most', async () => {
  const weighed = queries.filter((_, place) => place % 8 === 0)
  for (const { text } of weighed) {
    expect(await firstSearchBytes(dist, text), text).toBeLessThanOrEqual(200_000)
  }
})
