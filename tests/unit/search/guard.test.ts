import { afterEach, expect, test, vi } from 'vitest'
import { guardCoverage, guardGlossary, guardSegmenter, guardSpacing } from '@/search/guard'
import { buildIndex } from '@/search/indexer'
import { record } from './index'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('the build stops where Intl.Segmenter is missing', () => {
  vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined })
  expect(() => {
    guardSegmenter()
  }).toThrow(/Intl\.Segmenter .*expected "学习\|数据".*Node 22/)
})

test('the build stops where the segmenter has no Chinese dictionary', () => {
  class ByCharacter {
    segment(text: string) {
      return [...text].map((segment) => ({ segment }))
    }
  }
  vi.stubGlobal('Intl', { Segmenter: ByCharacter })
  expect(() => {
    guardSegmenter()
  }).toThrow(/"学\|习\|数\|据"/)
})

test('this Node cuts Chinese into words', () => {
  expect(() => {
    guardSegmenter()
  }).not.toThrow()
})

test('the build stops when the glossary is missing, empty or without Chinese names', () => {
  const term = { id: 'compute', zh: '算力', en: 'compute', aliases: [] }
  expect(() => {
    guardGlossary(undefined)
  }).toThrow(/vocabulary\.json: not found/)
  expect(() => {
    guardGlossary('[]')
  }).toThrow(/0 terms/)
  expect(() => {
    guardGlossary(JSON.stringify([{ ...term, zh: '' }]))
  }).toThrow(/"compute" .*no Chinese/)
  expect(() => {
    guardGlossary(JSON.stringify([term]))
  }).not.toThrow()
})

test('the build stops when a page that may be found has no record', () => {
  const pages = [{ path: '/guide/', html: '<meta name="search:kind" content="guide">' }]
  expect(() => {
    guardCoverage(pages, [])
  }).toThrow(/\/guide\/: no record/)
})

test('the build stops when Han characters touch in an indexed text', () => {
  expect(() => {
    guardSpacing('/guide/', '融 资 数据')
  }).toThrow(/"数据" would be indexed as one word/)
})

test('an index without records, or with an address twice, is an error', async () => {
  await expect(buildIndex([])).rejects.toThrow(/no records/)
  const twice = record('/guide/', '指南', '文')
  await expect(buildIndex([twice, twice])).rejects.toThrow(/Two records have the address \/guide\//)
})
