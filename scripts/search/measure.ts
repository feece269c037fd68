import type { Search } from './baselines'
import type { Query } from './queries'

/** How well one search did on some queries. */
export interface Score {
  queries: number
  /** Share of queries whose first result is right. */
  top1: number
  /** Mean reciprocal rank of the first right result among five. */
  mrr5: number
  /** Share of queries without any result. */
  empty: number
}

/** How one search did: overall, by language and kind, and how long it took. */
export interface Measurement {
  name: string
  groups: Record<string, Score>
  /** Milliseconds of a query, warm. */
  p50: number
  p95: number
  /** Queries whose first result was wrong, with what came first. */
  misses: { query: Query; found: string[] }[]
}

export async function measure(name: string, search: Search, queries: readonly Query[]): Promise<Measurement> {
  const times: number[] = []
  const ranks: { query: Query; rank: number; empty: boolean; found: string[] }[] = []
  for (const query of queries) {
    const begun = performance.now()
    const found = await search(query.text)
    times.push(performance.now() - begun)
    const rank = found
      .slice(0, 5)
      .findIndex((url) => query.accepted.some((beginning) => url.startsWith(beginning)))
    ranks.push({ query, rank, empty: found.length === 0, found })
  }
  const groups: Record<string, Score> = {}
  const names = new Set([
    'all',
    ...queries.flatMap(({ language, kind }) => [language, `${language} ${kind}`]),
  ])
  for (const group of names) {
    const inGroup = ranks.filter(
      ({ query }) =>
        group === 'all' || query.language === group || `${query.language} ${query.kind}` === group,
    )
    const share = (count: number) => count / inGroup.length
    groups[group] = {
      queries: inGroup.length,
      top1: share(inGroup.filter(({ rank }) => rank === 0).length),
      mrr5: share(inGroup.reduce((sum, { rank }) => sum + (rank >= 0 ? 1 / (rank + 1) : 0), 0)),
      empty: share(inGroup.filter(({ empty }) => empty).length),
    }
  }
  return {
    name,
    groups,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    misses: ranks.filter(({ rank }) => rank !== 0).map(({ query, found }) => ({ query, found })),
  }
}

/** The number below which a share of all numbers is. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

/** What the kinds of queries are called in tables. */
const kindNames: Readonly<Record<string, string>> = {
  all: 'all',
  'zh K': 'keywords',
  'zh N': 'natural questions',
  'zh S': 'synonyms',
  'zh P': 'parts of words',
  'zh T': 'typos',
  'zh M': 'mixed languages',
  zh: 'Chinese',
  'en X': 'English on Chinese pages',
}

/** A table in Markdown that fits a README: a row for each kind of query, a column for each search, top-1 and MRR@5 in each cell. */
export function summaryOf(measurements: readonly Measurement[]): string {
  const rows = Object.entries(kindNames).flatMap(([group, name]) => {
    const count = measurements[0]?.groups[group]?.queries
    if (count === undefined) return []
    const cells = measurements.map(({ groups }) => {
      const { top1, mrr5 } = groups[group] ?? { top1: NaN, mrr5: NaN }
      return `${top1.toFixed(2)} / ${mrr5.toFixed(2)}`
    })
    return [`| ${[name, count, ...cells].join(' | ')} |`]
  })
  const empty = measurements.map(({ groups }) => (groups['all']?.empty ?? NaN).toFixed(2))
  return [
    `| ${['queries', 'count', ...measurements.map(({ name }) => name)].join(' | ')} |`,
    `| ${['---', '---', ...measurements.map(() => '---')].join(' | ')} |`,
    ...rows,
    `| ${['share without any result', '', ...empty].join(' | ')} |`,
  ].join('\n')
}

/** A table in Markdown: a row for each search and group. */
export function tableOf(measurements: readonly Measurement[]): string {
  const rows = measurements.flatMap(({ name, groups, p50, p95 }) =>
    Object.entries(groups)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(
        ([group, { queries, top1, mrr5, empty }]) =>
          `| ${name} | ${group} | ${queries} | ${top1.toFixed(3)} | ${mrr5.toFixed(3)} | ${empty.toFixed(3)} | ${group === 'all' ? `${p50.toFixed(1)} / ${p95.toFixed(1)} ms` : ''} |`,
      ),
  )
  return [
    '| search | queries | count | top-1 | MRR@5 | empty | p50 / p95 |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
