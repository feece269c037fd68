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
