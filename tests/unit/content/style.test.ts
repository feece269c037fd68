import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { chineseTexts, frontmatter, longSentences, offence, prose, type Rule, rules } from './styleRules'

const docs = 'src/content/docs'
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.mdx?$/.test(name) && !name.startsWith('en/'),
)
const collections = ['resources', 'glossary', 'errata', 'samples'].flatMap((folder) => {
  const path = join('src/content', folder)
  try {
    return readdirSync(path)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => join(path, name))
  } catch {
    return []
  }
})
const interfaces = import.meta.glob('/src/interface/*.ts', { eager: true })

const offences = (rule: Rule, lines: readonly string[]): string[] =>
  lines.flatMap((line) => offence(rule, line) ?? [])
const writers = rules.filter(({ ofReaders }) => !ofReaders)

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(docs, page), 'utf8')
  const { ours, readers } = frontmatter(text)
  const lines = [...ours, ...prose(text)]

  test.each(rules)('keeps to: $name', (rule) => {
    expect(offences(rule, lines)).toEqual([])
  })

  test.each(writers)('asks its questions with: $name', (rule) => {
    expect(offences(rule, readers)).toEqual([])
  })

  test('has no sentence that loses its reader', () => {
    expect(lines.flatMap(longSentences)).toEqual([])
  })

  test('ends its paragraphs', () => {
    const paragraphs = lines.filter((line) => /^\p{Script=Han}/u.test(line) && line.length > 40)
    expect(paragraphs.filter((line) => !/[。：？！）”…]$/.test(line.trim()))).toEqual([])
  })
})

test.each(rules)('a line is caught that breaks: $name', (rule) => {
  expect(offence(rule, rule.wrong)).toBeDefined()
})

test('the data collections and the interface have Chinese texts to check', () => {
  expect(collections.length).toBeGreaterThan(50)
  expect(Object.keys(interfaces).length).toBeGreaterThan(5)
})

describe.each(rules)('everywhere: $name', (rule) => {
  test('data collections keep to it', () => {
    const found = collections.flatMap((path) =>
      offences(rule, chineseTexts(parse(readFileSync(path, 'utf8')))).map((text) => `${path}: ${text}`),
    )
    expect(found).toEqual([])
  })

  test('the interface keeps to it', () => {
    const found = Object.entries(interfaces).flatMap(([path, module]) =>
      offences(rule, chineseTexts(module)).map((text) => `${path}: ${text}`),
    )
    expect(found).toEqual([])
  })
})

describe('errata', () => {
  const folder = 'src/content/errata'
  const texts = readdirSync(folder).flatMap((name) => {
    const { title, said, right, because } = parse(readFileSync(join(folder, name), 'utf8')) as Record<
      string,
      { 'zh-CN': string } | undefined
    >
    return [title, said, right, because].flatMap((text) => (text ? prose(text['zh-CN']) : []))
  })

  test.each(rules)('keep to: $name', ({ pattern }) => {
    expect(texts.filter((text) => pattern.test(text))).toEqual([])
  })
})
