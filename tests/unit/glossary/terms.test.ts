import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { glossaryTopics } from '@/content/schemas/glossary'
import { readGlossary } from '@/markdown/glossary'
import { normalise } from '@/search/normalise'

const glossary = readGlossary('src/content/glossary/terms.yaml')
const terms = [...glossary]
const page = (slug: string) =>
  ['.mdx', '/index.mdx'].map((end) => `src/content/docs/${slug}${end}`).find((file) => existsSync(file))

test('the glossary covers the field: at least 120 terms, several of each topic', () => {
  expect(glossary.size).toBeGreaterThanOrEqual(120)
  for (const topic of glossaryTopics) {
    expect(terms.filter(([, term]) => term.topic === topic).length, topic).toBeGreaterThanOrEqual(8)
  }
})

test('a key is an anchor that works in any address, and is no heading of the glossary page', () => {
  const headings = [...readFileSync('src/content/docs/glossary.mdx', 'utf8').matchAll(/\[#([a-z0-9-]+)\]/g)]
  for (const [key] of terms) {
    expect(key).toMatch(/^[a-z][a-z0-9-]*$/)
    expect(key).not.toMatch(/^letter-/)
    expect(headings.map(([, id]) => id)).not.toContain(key)
  }
})

test('no name stands for two terms, whatever its case and width', () => {
  const owners = new Map<string, string[]>()
  for (const [key, { zh, en, aliases }] of terms) {
    const names = [zh, ...(normalise(zh) === normalise(en) ? [] : [en]), ...aliases]
    for (const name of names) {
      owners.set(normalise(name), [...(owners.get(normalise(name)) ?? []), `${key} (${name})`])
    }
  }
  expect([...owners.values()].filter((sharing) => sharing.length > 1)).toEqual([])
})

test('a definition is one sentence in each language', () => {
  for (const [key, { definition }] of terms) {
    expect(definition['zh-CN'], key).toMatch(/^[^。！？]+。$/)
    expect(definition.en, key).toMatch(/^[^!?]+\.$/)
    expect(definition.en, key).not.toMatch(/\. [A-Z]/)
    expect(definition['zh-CN'], key).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u)
  }
})

test.each(terms.flatMap(([key, { taught }]) => (taught ? [{ key, taught }] : [])))(
  '$key is taught at $taught, which exists',
  ({ taught }) => {
    const [address = '', anchor] = taught.split('#')
    expect(address).toMatch(/^\/([a-z0-9-]+\/)+$/)
    const file = page(address.replace(/^\/|\/$/g, ''))
    expect(file).toBeDefined()
    if (file && anchor !== undefined) expect(readFileSync(file, 'utf8')).toContain(`[#${anchor}]`)
  },
)

test('nearly every term is taught somewhere', () => {
  const taught = terms.filter(([, term]) => term.taught !== undefined)
  expect(taught.length / terms.length).toBeGreaterThan(0.9)
})

test('a link to a term, written in a page, names a term', () => {
  for (const file of readdirSync('src/content/docs', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.mdx')) continue
    const text = readFileSync(`src/content/docs/${file}`, 'utf8')
    for (const [, key = ''] of text.matchAll(/\/glossary\/#([a-z0-9-]+)/g)) {
      if (!key.startsWith('letter-')) expect([...glossary.keys()], file).toContain(key)
    }
  }
})
