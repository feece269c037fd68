import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeTex, escapeUrl, toBibtex } from '@/components/resources/bibtex'
import type { Reference } from '@/content/schemas/reference'

const lstm: Reference = {
  type: 'article-journal',
  title: 'Long Short-Term Memory',
  author: [
    { family: 'Hochreiter', given: 'Sepp' },
    { family: 'Schmidhuber', given: 'Jürgen' },
  ],
  issued: '1997-11-15',
  'container-title': 'Neural Computation',
  volume: 9,
  issue: 8,
  page: '1735–1780',
  DOI: '10.1162/neco.1997.9.8.1735',
  language: 'en',
}

/** Depth of the braces at the end, as BibTeX counts them; NaN once it falls below zero. */
const depth = (text: string) =>
  [...text].reduce((sum, character) => {
    const next = sum + (character === '{' ? 1 : character === '}' ? -1 : 0)
    return next < 0 ? NaN : next
  }, 0)

test('a journal article has all its fields', () => {
  expect(toBibtex('hochreiter1997lstm', lstm)).toBe(`@article{hochreiter1997lstm,
  title = {{Long Short-Term Memory}},
  author = {Hochreiter, Sepp and Schmidhuber, Jürgen},
  year = {1997},
  journal = {Neural Computation},
  volume = {9},
  number = {8},
  pages = {1735--1780},
  doi = {10.1162/neco.1997.9.8.1735},
  month = nov,
  langid = {english},
}`)
})

test('organisations and Chinese names stay in one piece, left-out authors are "others"', () => {
  const entry = toBibtex('zhou2016ml', {
    ...lstm,
    author: [{ family: '周', given: '志华' }, { literal: 'Research and Development' }],
    others: true,
    language: 'zh-CN',
  })
  expect(entry).toContain('author = {{周志华} and {Research and Development} and others}')
  expect(entry).toContain('langid = {chinese}')
})

test('a report names its institution, be it only as the author', () => {
  const entry = toBibtex('nist2023', { ...lstm, type: 'report', author: [{ literal: 'NIST' }] })
  expect(entry).toMatch(/^@techreport/)
  expect(entry).toContain('institution = {NIST}')
})

test('the characters of TeX are spelt out', () => {
  expect(escapeTex('R&D 50% #1 a_b $5')).toBe('R\\&D 50\\% \\#1 a\\_b \\$5')
  expect(escapeUrl('https://example.org/a_b%20c{d}')).toBe('https://example.org/a_b%20c%7Bd%7D')
})

test('braces balance, whatever the title, the author and the address hold', () => {
  const hostile = fc.string({ unit: fc.constantFrom('{', '}', '\\', '~', '^', '&', 'a', '深', ' ') })
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, name, path) => {
      const entry = toBibtex('key', {
        ...lstm,
        title,
        author: [{ literal: name }],
        URL: `https://example.org/${path}`,
      })
      expect(depth(entry)).toBe(0)
    }),
  )
})

test.each(['', 'a b', 'a,b', '深度'])('the key "%s" is refused', (key) => {
  expect(() => toBibtex(key, lstm)).toThrow(/only letters, digits and hyphens/)
})
