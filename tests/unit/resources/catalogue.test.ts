import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { toBibtex } from '@/components/resources/bibtex'
import { catalogueEntry, inRecommendedOrder } from '@/components/resources/catalogue'
import { resourceSchema, resourceStandings } from '@/content/schemas/resource'
import { languages } from '@/interface/locale'
import { readBibliography } from '@/markdown/bibliography'

const folder = 'src/content/resources'
const works = readBibliography('src/content/references')
const resources = readdirSync(folder).map((file) => ({
  id: basename(file, '.yaml'),
  data: resourceSchema.parse(parse(readFileSync(join(folder, file), 'utf8'))),
}))

/** Every item that the source document lists, by section; the entry that stands for it here. */
const listed = {
  '7.1': [
    'deep-learning',
    'deep-learning-with-python',
    'deep-learning-specialization',
    'udacity-deep-learning',
    'tensorflow',
    'pytorch',
    'hugging-face',
    'attention-is-all-you-need',
    'gpt-3',
  ],
  '7.2': ['tensorflow', 'pytorch', 'keras', 'scikit-learn'],
  '7.3': ['deep-learning', 'attention-is-all-you-need', 'gan', 'lstm'],
  '10': [
    'deep-learning',
    'deep-learning-with-python',
    'deep-learning-specialization',
    'udacity-deep-learning',
    'attention-is-all-you-need',
    'gan',
    'tensorflow',
    'pytorch',
    'hugging-face',
    'stack-overflow',
    'github',
    'arxiv',
  ],
} as const

test('at least 60 resources are listed', () => {
  expect(resources.length).toBeGreaterThanOrEqual(60)
})

test.each(Object.entries(listed))(
  'every item of section %s has its entry, and no other claims it',
  (section, ids) => {
    const claimed = resources.flatMap(({ id, data }) =>
      data.source?.some((name) => name === section) ? [id] : [],
    )
    expect(claimed.sort()).toEqual([...ids].sort())
  },
)

describe.each(languages)('in %s', (language) => {
  const entries = inRecommendedOrder(
    resources.map(({ id, data }) => catalogueEntry(id, data, works, language)),
    language,
  )

  test.each(['name', 'url', 'key'] as const)('no two entries share a %s', (field) => {
    const values = entries.map((entry) => entry[field].toLowerCase().replace(/\/$/, ''))
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([])
  })

  test('no two entries give the same reason', () => {
    expect(new Set(entries.map(({ why }) => why)).size).toBe(entries.length)
  })

  test('every entry can be exported', () => {
    for (const { key, work } of entries) expect(toBibtex(key, work)).toMatch(/^@[a-z]+\{[^]*\n\}$/)
  })

  test('what to look at first comes first', () => {
    const standings = entries.map(({ standing }) => resourceStandings.indexOf(standing))
    expect(standings).toEqual([...standings].sort())
  })
})

test('a resource whose work is missing names the file and the key', () => {
  const [resource] = resources.filter(({ data }) => data.reference !== undefined)
  if (!resource) throw new Error('expected a resource with a reference')
  expect(() => catalogueEntry(resource.id, resource.data, new Map(), 'en')).toThrow(
    `${resource.id}.yaml: "reference" names ${resource.data.reference}`,
  )
})
