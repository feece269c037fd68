import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { Directory } from '@/search/directory'
import type { SearchEngine } from '@/search/engine'
import { makeExcerpt } from '@/search/excerpt'
import { everydayWords } from '@/search/everydayWords'
import { longestQuery } from '@/search/normalise'
import { planQuery } from '@/search/plan'
import { Vocabulary } from '@/search/vocabulary'
import { makeEngine, record } from './index'

const records = [
  record(
    '/faq/funding/',
    '如何获得资金支持？',
    '先收客户的预付款，再谈股权。<b>不是</b>标签 & 也不是 &lt;实体&gt;。',
    {
      questions: ['怎么融资', 'how to raise money'],
      answer: '先用预付款，再融股权。',
    },
  ),
  record(
    '/algorithms/activation-functions/#relu',
    '激活函数',
    'ReLU 在正半轴的导数恒为 1 <script>x</script>。',
    {
      headings: ['ReLU'],
    },
  ),
]
const terms = [{ id: 'funding', zh: '融资', en: 'fundraising', aliases: ['资金', 'raise money', 'c++'] }]
const vocabulary = new Vocabulary([...terms, ...everydayWords])
const directory = new Directory(records.map((entry) => ({ ...entry, fragment: entry.url, head: 1 })))

let engine: SearchEngine
beforeAll(async () => {
  engine = await makeEngine(records, terms)
}, 60_000)

/** What should not be typed into a search, and is. */
const pieces = fc.constantFrom(
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=1>',
    '&lt;b&gt;',
    'javascript:1',
  ],
  ...[
    '.*(a+)+$',
    '[',
    '(?=',
    '\\',
    '$&',
    '$1',
    '{{7*7}}',
    '%00',
    '%E0%A4%A',
    "' OR 1=1 --",
    '../../etc/passwd',
  ],
  ...['\ud800', '\udc00', '\ufeff', '\u0000', '\u202e融资', '\u2067abc\u2069', 'שלום', 'مرحبا', '\u200b'],
  ...[
    '👩‍👩‍👧',
    '🏳️‍🌈',
    '𠮷',
    'é',
    'ﬁ',
    '"',
    '""',
    '“融资”',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ],
  ...['融资', 'relu', '怎么', 'raise money', '，。？！', ' ', '\n\t'],
)
const hostile = fc.oneof(
  { weight: 4, arbitrary: fc.array(pieces, { minLength: 1, maxLength: 6 }).map((some) => some.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 1,
    arbitrary: pieces.map((piece) => piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000)),
  },
)

/** The whole engine loads and searches for each query, which a slow machine does a few hundred times a minute. */
const engineRuns = 1000
const planRuns = 10_000

function checkPlan({ query }: { query: string }): void {
  expect(query.length).toBeLessThanOrEqual(longestQuery)
  expect(query.isWellFormed()).toBe(true)
  expect(query).not.toMatch(/[<>"'&\\\u0000-\u001f\u202a-\u202e\u2066-\u2069]/)
}

test(`of ${planRuns.toLocaleString('en')} hostile queries none throws, reaches the index longer than the limit, or brings markup there`, () => {
  const marks = ['融资', 'relu']
  fc.assert(
    fc.property(hostile, (query) => {
      const plan = planQuery(query, vocabulary)
      checkPlan(plan)
      const scores = directory.scores(plan)
      expect([...scores.values()].every(Number.isFinite)).toBe(true)
      // The same as the text of a section: an excerpt is pieces of it, and nothing else.
      const text = query.slice(0, 500)
      const excerpt = makeExcerpt(text, [...marks, ...plan.concepts.map(({ text }) => text)])
      const shown = excerpt.map((part) => part.text).filter((part) => part !== '…')
      expect(shown.every((part) => text.includes(part))).toBe(true)
    }),
    { numRuns: planRuns },
  )
}, 120_000)

/** An excerpt puts spaces between Han and Latin text by the site's own rule. */
const withoutSpaces = (text: string) => text.replace(/\s/g, '')

test(`of ${engineRuns.toLocaleString('en')} of them run against a real index, none throws, and results say nothing but what the records say`, async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (query) => {
      const { plan, results } = await engine.search(query)
      checkPlan(plan)
      for (const { url, excerpt, title } of results) {
        const stored = records.find((known) => known.url === url)
        expect(title).toBe(stored?.title)
        for (const part of excerpt) {
          expect(Object.keys(part).sort()).toEqual(['marked', 'text'])
          const said = `${stored?.answer ?? ''} ${stored?.text ?? ''}`
          expect(part.text === '…' || withoutSpaces(said).includes(withoutSpaces(part.text))).toBe(true)
        }
      }
    }),
    { numRuns: engineRuns },
  )
}, 120_000)

test('a query of ten thousand characters costs no more than a short one', () => {
  const begun = performance.now()
  for (let run = 0; run < 50; run++) planQuery('融资怎么办'.repeat(2000), vocabulary)
  expect((performance.now() - begun) / 50).toBeLessThan(100)
})
