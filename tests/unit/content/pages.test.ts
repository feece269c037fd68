import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { readBibliography } from '@/markdown/bibliography'

const docs = 'src/content/docs'
const files = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((name) => /\.mdx?$/.test(name))
const pages = files.map((name) => {
  const text = readFileSync(join(docs, name), 'utf8')
  const [, frontmatter = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? []
  return { name, data: parse(frontmatter) as Record<string, unknown>, body }
})
const chinese = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0

test('every reference fits its schema, and each is cited or recommended', () => {
  const works = readBibliography('src/content/references')
  const text = pages.map(({ body }) => body).join('\n')
  const recommended = new Set(
    readdirSync('src/content/resources').map((name) => {
      const entry = parse(readFileSync(join('src/content/resources', name), 'utf8')) as { reference?: string }
      return entry.reference
    }),
  )
  const unused = [...works.keys()].filter((key) => !text.includes(`@${key}`) && !recommended.has(key))
  expect(unused).toEqual([])
})

test('each section of the source document has its page', () => {
  const sections = [
    ...['1', '1.1', '1.2', '1.3', '1.4', '1.5'],
    ...[
      '2',
      '2.1',
      '2.2',
      '2.3',
      '2.4',
      '2.5',
      '2.5.1',
      '2.5.2',
      '2.5.3',
      '2.5.4',
      '2.6',
      '2.6.1',
      '2.6.2',
      '2.6.3',
    ],
    ...['5', '5.1', '5.2', '5.2.1', '5.2.2', '5.2.3', '5.2.4', '5.2.5'],
    ...['5.3', '5.3.1', '5.3.2', '5.3.3', '5.3.4', '5.3.5', '5.4'],
    ...['6', '6.1', '6.2', '6.3', '6.4', '6.5', '6.6', '7', '7.1', '7.2', '7.3'],
    ...['8', '8.1', '8.2', '9', '9.1', '9.2', '9.3', '9.4', '9.5', '10'],
  ]
  const covered = new Set(pages.flatMap(({ data }) => data['source'] ?? []))
  expect(sections.filter((section) => !covered.has(section))).toEqual([])
})

describe.each(pages.filter(({ data }) => data['kind'] === 'page' || data['kind'] === 'faq'))(
  '$name',
  ({ name, body }) => {
    test('says enough', () => {
      const long = /^(guide|concepts|algorithms|applications)\//.test(name)
      expect(chinese(body)).toBeGreaterThanOrEqual(long ? 1200 : 700)
    })

    test('cites its sources', () => {
      expect(body).toMatch(/\[@[a-z]/)
    })

    test('says what it means for a founder, and sums up', () => {
      expect(body).toContain('[#for-founders]')
      expect(body).toContain('[#key-points]')
    })
  },
)
