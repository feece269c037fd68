import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cutRegion } from '@/components/code/region'

const source = 'before\n    # region: fit\n    def fit():\n        pass\n\n    # endregion\nafter\n'

test('a region is cut out and loses its indent', () => {
  expect(cutRegion(source, 'fit', 'train.py')).toBe('def fit():\n    pass')
})

test('a region that vanished is an error that names those that exist', () => {
  expect(() => cutRegion(source, 'save', 'train.py')).toThrow(
    'train.py has no region "save". Its regions: fit.',
  )
})

test('a region without an end is an error', () => {
  expect(() => cutRegion('# region: a\nb', 'a', 'x.py')).toThrow(/has no end/)
})

test('every region that a page shows exists', () => {
  const docs = 'src/content/docs'
  const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.mdx'),
  )
  const shown = pages.flatMap((page) => [
    ...readFileSync(join(docs, page), 'utf8').matchAll(/<CodeRegion\s+file="([^"]+)"\s+region="([^"]+)"/g),
  ])
  expect(shown.length).toBeGreaterThan(0)
  for (const [, file = '', region = ''] of shown) {
    expect(cutRegion(readFileSync(file, 'utf8'), region, file)).not.toBe('')
  }
})
