import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'

/** What of `src/content/STYLE.md` a program can check, for each Chinese page. */
const rules: { name: string; pattern: RegExp }[] = [
  { name: 'full-width punctuation after a Han character', pattern: /\p{Script=Han}[,;:?!](?!\/)/u },
  { name: 'full-width parentheses around Han text', pattern: /\p{Script=Han}\(|\(\p{Script=Han}/u },
  {
    name: 'a space between Han characters and Latin letters or digits',
    pattern: /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u,
  },
  {
    name: 'no space next to full-width punctuation',
    pattern: /[，。；：？！、（）《》“”] (?![-*|:])\S|[\p{Script=Han}A-Za-z0-9] [，。；：？！、）》”]/u,
  },
  { name: 'no space before %', pattern: /\d %/ },
  { name: '“你”, not “您”', pattern: /您/ },
  { name: 'no opening formula', pattern: /随着[^。]{0,20}的(发展|进步|普及)|总而言之|众所周知|在当今/ },
  { name: '“词元” for token, “算力” for compute', pattern: /令牌|标记化|计算力/ },
  { name: '“推理” for inference', pattern: /推断阶段/ },
]

/** The prose of a page: no frontmatter, code, formulas, links' addresses, components, or headings' ids. */
function prose(text: string): string[] {
  return (
    text
      .replace(/^---\n.*?\n---\n/s, '')
      .replace(/^import .*$/gm, '')
      .replace(/```.*?```/gs, '')
      .replace(/\$\$.*?\$\$/gs, '')
      .replace(/\$[^$\n]+\$/g, 'x')
      .replace(/`[^`\n]*`/g, 'x')
      .replace(/\{[^{}\n]*(?:\{[^{}]*\}[^{}\n]*)*\}/g, '1')
      .replace(/<[A-Z][^>]*\/>/gs, '1')
      .replace(/<[^>]+>/gs, '')
      .replace(/\]\([^)]*\)/g, ']')
      .replace(/\s*\[(@|#)[^\]]*\]/g, '')
      // Markdown needs the space behind a bold beginning that ends with a full stop.
      .replace(/(?<=[。：？！])\*\* /g, '')
      .replace(/[*_]{1,2}/g, '')
      .replace(/^:::[a-z]*/gm, '')
      .replace(/[[\]]/g, '')
      .split('\n')
  )
}

const docs = 'src/content/docs'
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.mdx?$/.test(name) && !name.startsWith('en/'),
)

describe.each(pages)('%s', (page) => {
  const lines = prose(readFileSync(join(docs, page), 'utf8'))

  test.each(rules)('keeps to: $name', ({ pattern }) => {
    const offences = lines.flatMap((line) => {
      const match = pattern.exec(line)
      return match ? [`…${line.slice(Math.max(0, match.index - 12), match.index + 16)}…`] : []
    })
    expect(offences).toEqual([])
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
