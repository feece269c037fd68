import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { describe, expect, test } from 'vitest'
import {
  belongsTo,
  citationNumbers,
  inSourceOrder,
  shownErratum,
  splitCode,
} from '@/components/errata/catalogue'
import { computedValues } from '@/components/errata/computed'
import { erratumSchema } from '@/content/schemas/erratum'
import { compareSections } from '@/content/schemas/sourceSection'
import { readYamlFolder } from '@/content/yamlFolder'
import { languages } from '@/interface/locale'
import { readBibliography } from '@/markdown/bibliography'

const folder = 'src/content/errata'
const entries = [...readYamlFolder(folder, erratumSchema, 'erratum')].map(([id, data]) => ({ id, data }))
const sections = Object.keys(parse(readFileSync('src/content/source/sections.yaml', 'utf8')) as object)

test('there are at least a hundred, as the page says', () => {
  expect(entries.length).toBeGreaterThanOrEqual(100)
})

describe('every entry', () => {
  test('stands in a section that the document has, and names no section twice', () => {
    for (const { id, data } of entries) {
      const named = [data.section, ...data.also]
      expect(sections, id).toEqual(expect.arrayContaining(named))
      expect(new Set(named).size, id).toBe(named.length)
    }
  })

  test('has an anchor in short ASCII', () => {
    expect(entries.map(({ id }) => id).filter((id) => !/^[a-z][a-z0-9-]{2,32}$/.test(id))).toEqual([])
  })

  test('cites works of the bibliography', () => {
    const works = readBibliography('src/content/references')
    const unknown = entries.flatMap(({ id, data }) =>
      data.references.filter((key) => !works.has(key)).map((key) => `${id}: ${key}`),
    )
    expect(unknown).toEqual([])
  })

  test('leads to a page, and to an anchor there, that exist', () => {
    const lost = entries.filter(({ data }) => !exists(data.page)).map(({ id, data }) => `${id}: ${data.page}`)
    expect(lost).toEqual([])
  })

  test('is complete in both languages, and has no Chinese in its English', () => {
    for (const entry of entries) {
      for (const language of languages) {
        const { title, said, right, because } = shownErratum(entry, language)
        const text = [title, said, right, because ?? []].flat().map((piece) => piece.text)
        expect(text.join(''), entry.id).not.toMatch(language === 'en' ? /\p{Script=Han}/u : /[{}`]/)
      }
    }
  })

  test('stands in exactly one group of the page', () => {
    const page = readFileSync('src/content/docs/errata.mdx', 'utf8')
    const groups = [...page.matchAll(/<ErrataGroup sections=\{(.*?)\}(?: except=\{(.*?)\})?>/g)].map(
      ([, inside = '', except = '[]']) => ({
        inside: parse(inside) as string[],
        except: parse(except) as string[],
      }),
    )
    for (const { id, data } of entries) {
      const homes = groups.filter(({ inside, except }) => belongsTo(data.section, inside, except))
      expect(homes, id).toHaveLength(1)
    }
  })
})

/** Whether a path of the site has a page, and its anchor a heading or an entry of the resources. */
function exists(path: string): boolean {
  const [page = '', anchor] = path.split('#')
  const slug = page.replace(/^\/|\/$/g, '')
  const file = [`${slug}.mdx`, `${slug}/index.mdx`]
    .map((name) => join('src/content/docs', name))
    .find((name) => existsSync(name))
  if (!file) return false
  if (!anchor || readFileSync(file, 'utf8').includes(`[#${anchor}]`)) return true
  return slug === 'resources' && existsSync(`src/content/resources/${anchor}.yaml`)
}

describe('a malformed entry is named by file and field, with what was found and expected', () => {
  const good = {
    section: '2.6.1',
    severity: 'wrong',
    page: '/algorithms/activation-functions/',
    title: { 'zh-CN': '算错', en: 'Miscalculated' },
    said: { 'zh-CN': '原文的说法', en: 'What it says' },
    right: { 'zh-CN': '正确的说法', en: 'What is right' },
  }
  const read = (change: object) => {
    const folder = mkdtempSync(join(tmpdir(), 'errata-'))
    writeFileSync(join(folder, 'some-error.yaml'), stringify({ ...good, ...change }))
    return () => readYamlFolder(folder, erratumSchema, 'erratum')
  }

  test('a good one passes', () => {
    expect(read({})().get('some-error')).toMatchObject({ also: [], references: [] })
  })

  test.each([
    [{ section: 2.6 }, /some-error\.yaml.*section: expected a quoted section number.*found 2\.6/s],
    [{ section: '2.6.x' }, /section: expected a section number.*found "2\.6\.x"/],
    [{ severity: 'terrible' }, /severity: expected one of wrong, outdated, .*found "terrible"/],
    [{ page: 'algorithms' }, /page: expected a site path such as \/faq\/funding\/.*found "algorithms"/],
    [{ said: { 'zh-CN': '只有中文' } }, /said\.en: expected a text, found nothing/],
    [{ right: 'one language' }, /right: expected a text for zh-CN and one for en, found "one language"/],
    [
      { references: ['Kingma 2014'] },
      /references\.0: expected a key of the bibliography.*found "Kingma 2014"/,
    ],
    [{ note: 'unknown field' }, /note/],
  ])('%j', (change, message) => {
    expect(read(change)).toThrow(message)
  })

  test('a number that nothing computes', () => {
    const data = erratumSchema.parse({ ...good, right: { 'zh-CN': 'σ(3) = {sigmoid(3)}', en: 'see' } })
    expect(() => shownErratum({ id: 'some-error', data }, 'zh-CN')).toThrow(
      /errata\/some-error\.yaml: right\.zh-CN: found \{sigmoid\(3\)\}, expected .*sigmoid\(2\)/,
    )
    const inherited = erratumSchema.parse({ ...good, right: { 'zh-CN': '{constructor}', en: 'see' } })
    expect(() => shownErratum({ id: 'some-error', data: inherited }, 'zh-CN')).toThrow(
      /found \{constructor\}/,
    )
  })
})

describe('the computed values', () => {
  test.each([
    ['sigmoid(2)', '0.880797'],
    ['exp(−2)', '0.135335'],
    ['cross-entropy', '0.361773'],
    ['cross-entropy, 4 digits', '0.3618'],
    ['cross-entropy in bits', '0.5219'],
    ['cross-entropy to base 10', '0.1571'],
    ['entropy of the label', '0.325083'],
    ['MSE of the example', '2.5'],
    ['half MSE of the example', '1.25'],
    ['momentum step', '0.8'],
    ['momentum step with the wrong sign', '1.2'],
    ['Adam m₁', '0.01'],
    ['Adam m₂', '0.02'],
    ['Adam v₁', '0.00001'],
    ['Adam v₂', '0.00004'],
    ['Adam m̂₁', '0.1'],
    ['Adam m̂₂', '0.2'],
    ['Adam v̂₁', '0.01'],
    ['Adam v̂₂', '0.04'],
    ['Adam step₁', '0.01'],
    ['Adam step₂', '0.01'],
    ['Adam step without correction', '0.0316'],
    ['step by the document’s moments', '0.0032'],
    ['Adam correction of m', '10'],
    ['Adam correction of v', '1,000'],
    ['uncorrected step by corrected step', '3.16'],
    ['v as the document writes it', '0.005'],
    ['CNN parameters', '3,455,173'],
    ['CNN last side', '7'],
    ['CNN last layer parameters', '2,565'],
    ['CNN first dense share', '93'],
    ['billion by CNN parameters', '289'],
    ['images for ten batches', '289'],
    ['VGG-16 parameters', '138,357,544'],
    ['GPT-1 parameters', '84,934,656'],
    ['loss of Chinchilla', '1.94'],
    ['loss of Gopher', '1.99'],
    ['generative AI 2022, low, billions', '3.2'],
    ['generative AI 2022, high, billions', '4.0'],
    ['generative AI 2022, low, hundred millions', '32'],
    ['generative AI 2022, high, hundred millions', '40'],
    ['training FLOPs of GPT-3', '3.15 × 10²³'],
    ['days on 1,024 GPUs', '34'],
    ['days on 128 GPUs', '271'],
    ['weights of 7 billion, GB', '14'],
    ['states of 7 billion, GB', '112'],
  ] as const)('%s is %s', (name, value) => {
    expect(computedValues[name]).toBe(value)
  })

  test('each is used in both languages', () => {
    for (const language of languages) {
      const text = entries
        .flatMap(({ data }) => [data.title, data.said, data.right, data.because])
        .map((both) => both?.[language])
        .join('\n')
      // A large count is in units of ten thousands and a hundred millions in Chinese.
      const foreign = language === 'en' ? /hundred millions$/ : /, billions$/
      const unused = Object.keys(computedValues).filter(
        (name) => !foreign.test(name) && !text.includes(`{${name}}`),
      )
      expect(unused, language).toEqual([])
    }
  })
})

describe('order', () => {
  test('sections compare by number, not by letter', () => {
    expect(['10', '9.5', '2.6', '2.5.1', '2.5', '2'].sort(compareSections)).toEqual([
      ...['2', '2.5', '2.5.1', '2.6', '9.5', '10'],
    ])
  })

  test('the gravest stand first within a section', () => {
    const here = inSourceOrder(entries).filter(({ data }) => data.section === '2.6.3')
    expect(here.at(-1)?.data.severity).toBe('imprecise')
    expect(here[0]?.data.severity).toBe('wrong')
  })

  test('works are numbered from 1 without a gap', () => {
    const numbers = [...citationNumbers(entries).values()]
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('a group has what is below its sections, without its exceptions', () => {
    expect(belongsTo('2.5.1', ['2'], ['2.5'])).toBe(false)
    expect(belongsTo('2.4', ['2'], ['2.5'])).toBe(true)
    expect(belongsTo('10', ['1'])).toBe(false)
  })
})

test('code stands between backticks', () => {
  expect(splitCode('use `a` here')).toEqual([
    { text: 'use ', code: false },
    { text: 'a', code: true },
    { text: ' here', code: false },
  ])
})
