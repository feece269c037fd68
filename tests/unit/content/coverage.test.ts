import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { sourceSectionSchema } from '@/content/schemas/sourceSection'

/** The map of the site. Other people's links and the search depend on these paths, so none may vanish. */
const paths = [
  '/',
  ...['', 'history/', 'opportunities/', 'market/', 'success-factors/', 'trends/'].map(
    (page) => `/guide/${page}`,
  ),
  ...['definition/', 'architecture/', 'related-technologies/', 'training-flow/'].map(
    (page) => `/concepts/${page}`,
  ),
  ...['neural-networks/', 'activation-functions/', 'loss-functions/', 'optimizers/', 'training-steps/'].map(
    (page) => `/algorithms/${page}`,
  ),
  ...['setup/', 'data/', 'model/', 'training/', 'evaluation/', 'saving/', 'results/'].map(
    (page) => `/project/${page}`,
  ),
  '/demo/',
  ...[
    'image-recognition/',
    'natural-language/',
    'recommendation/',
    'autonomous-driving/',
    'healthcare/',
    'finance/',
  ].map((page) => `/applications/${page}`),
  '/outlook/',
  ...['', 'compute/', 'privacy/', 'interpretability/', 'competition/', 'funding/'].map(
    (page) => `/faq/${page}`,
  ),
  '/resources/',
  '/glossary/',
  '/errata/',
]

/** The section numbers of the source document in its own order. */
const numbers = [
  ...['1', '1.1', '1.2', '1.3', '1.4', '1.5'],
  ...['2', '2.1', '2.2', '2.3', '2.4'],
  ...['2.5', '2.5.1', '2.5.2', '2.5.3', '2.5.4', '2.6', '2.6.1', '2.6.2', '2.6.3'],
  ...['5', '5.1', '5.2', '5.2.1', '5.2.2', '5.2.3', '5.2.4', '5.2.5'],
  ...['5.3', '5.3.1', '5.3.2', '5.3.3', '5.3.4', '5.3.5', '5.4', '5.4.1', '5.4.2', '5.4.3'],
  ...['6', '6.1', '6.2', '6.3', '6.4', '6.5', '6.6', '7', '7.1', '7.2', '7.3'],
  ...['8', '8.1', '8.2', '9', '9.1', '9.2', '9.3', '9.4', '9.5', '10'],
]

const docs = 'src/content/docs'
const sections = parse(readFileSync('src/content/source/sections.yaml', 'utf8')) as Record<string, unknown>
const sources = readdirSync(docs, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.mdx?$/.test(name) && !name.startsWith('en/'))
  .map((name) => {
    const [, frontmatter = ''] = /^---\n(.*?)\n---\n/s.exec(readFileSync(join(docs, name), 'utf8')) ?? []
    return { name, source: (parse(frontmatter) as { source?: string[] }).source ?? [] }
  })

describe('nothing of the source document is lost', () => {
  test('the list of its sections is complete, and each is named in both languages', () => {
    expect(Object.keys(sections).sort()).toEqual([...numbers].sort())
    for (const section of Object.values(sections))
      expect(() => sourceSectionSchema.parse(section)).not.toThrow()
  })

  test.each(numbers)('section %s is covered by a page', (number) => {
    // The errata and the glossary name sections without teaching them.
    const lists = ['errata.mdx', 'glossary.mdx']
    const pages = sources.filter(({ name, source }) => !lists.includes(name) && source.includes(number))
    expect(pages).not.toEqual([])
  })

  test('no page names a section that the document does not have', () => {
    const invented = sources.flatMap(({ name, source }) =>
      source.filter((number) => !numbers.includes(number)).map((number) => `${name}: ${number}`),
    )
    expect(invented).toEqual([])
  })
})

test.each(paths)('the page %s exists', (path) => {
  const slug = path.replace(/^\/|\/$/g, '')
  const files = slug ? [`${slug}.mdx`, `${slug}/index.mdx`] : ['index.mdx']
  expect(files.some((file) => existsSync(join(docs, file)))).toBe(true)
})
