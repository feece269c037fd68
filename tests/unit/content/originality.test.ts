import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

/** What a visitor reads of the site, by the file it stands in. */
interface Passage {
  file: string
  text: string
}

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(strings)
  return value instanceof Object && !(value instanceof Date) ? Object.values(value).flatMap(strings) : []
}

/** Fields that name the page's subject in the reader's words, not in the author's. */
const notProse = new Set(['title', 'questions', 'source', 'related', 'reviewed', 'sidebar', 'kind'])

function passagesOfPage(file: string): Passage[] {
  const [, frontmatter = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(file, 'utf8')) ?? []
  const data = parse(frontmatter) as Record<string, unknown>
  // A utility page has one sentence, which is its description too.
  if (data['kind'] === 'utility') return []
  const fields = Object.entries(data)
  const prose = body
    .replace(/^import .*$/gm, '')
    .replace(/```.*?```/gs, '\n')
    .replace(/<blockquote[^>]*>.*?<\/blockquote>/gs, '\n')
    .replace(/^>.*$/gm, '\n')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\[[@#][^\]]*\]/g, '')
  return [
    ...fields.filter(([name]) => !notProse.has(name)).flatMap(([, value]) => strings(value)),
    prose,
  ].map((text) => ({ file, text }))
}

function passagesOfData(folder: string): Passage[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const file = join(folder, name)
      // What an erratum quotes of the source document is a quotation, and says so.
      const entries = parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
        /^(said|quote|original)$/.test(String(key)) ? undefined : value,
      ) as unknown
      return strings(entries).map((text) => ({ file, text }))
    })
}

const docs = 'src/content/docs'
const passages = [
  ...readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/.test(name))
    .flatMap((name) => passagesOfPage(join(docs, name))),
  ...['resources', 'glossary', 'errata'].flatMap((name) => passagesOfData(join('src/content', name))),
]

const han = (text: string): string => text.match(/\p{Script=Han}/gu)?.join('') ?? ''
/** A sentence without spaces and punctuation; numbers and Latin words stay, for they can be all the difference. */
const bare = (text: string): string => text.match(/[\p{L}\p{N}]/gu)?.join('') ?? ''

test('no sentence of the site is said twice', () => {
  const placesOf = new Map<string, string[]>()
  for (const { file, text } of passages) {
    for (const sentence of text.split(/[。！？；\n|]/u)) {
      if (han(sentence).length < 15) continue
      const key = bare(sentence)
      placesOf.set(key, [...(placesOf.get(key) ?? []), file])
    }
  }
  expect([...placesOf].filter(([, places]) => places.length > 1)).toEqual([])
})

const sourceFolder = '../shared/source'

test.skipIf(!existsSync(sourceFolder))('no sentence of the site is the source document’s', () => {
  const length = 20
  const runs = new Set<string>()
  for (const name of readdirSync(sourceFolder).filter((name) => name.endsWith('.txt'))) {
    for (const line of readFileSync(join(sourceFolder, name), 'utf8').split('\n')) {
      const characters = han(line)
      for (let start = 0; start + length <= characters.length; start++)
        runs.add(characters.slice(start, start + length))
    }
  }
  const shared = passages.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line) => {
      // Between quotation marks another speaks, and the page says who.
      const characters = han(line.replace(/“[^”]*”/gu, ''))
      for (let start = 0; start + length <= characters.length; start++) {
        const run = characters.slice(start, start + length)
        if (runs.has(run)) return [`${file}: ${run}`]
      }
      return []
    }),
  )
  expect(shared).toEqual([])
})
