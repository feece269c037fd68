import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { SearchEngine } from '@/search/engine'
import { makeEngine, record } from './index'

const records = [
  record('/faq/funding/', '如何获得资金支持？', '先收客户的预付款，再谈股权。', {
    questions: ['怎么融资', '找投资人要准备什么', 'how to raise money'],
    answer: '先用预付款，再融股权。贷款放最后。',
  }),
  record('/faq/funding/#stages', '如何获得资金支持？', '种子轮通常稀释一到两成。融资要集中在六到八周。', {
    headings: ['按阶段走'],
  }),
  record('/faq/compute/', '大模型需要多大的计算资源？', '千亿级的模型要上千块 GPU 训练一个月。', {
    questions: ['训练需要多少张显卡', '微调要什么配置的机器'],
    answer: '千亿级要上千块。微调一块就够。',
  }),
  record('/guide/market/', '市场现状', '融资额逐年增长，公司数量没有可靠的统计。训练的成本在下降。'),
  record('/algorithms/activation-functions/', '激活函数', '神经元把加权和交给激活函数。超参数很少。', {
    questions: ['激活函数是什么'],
  }),
  record('/algorithms/activation-functions/#relu', '激活函数', 'ReLU 在正半轴的导数恒为 1，所以训练得快。', {
    headings: ['ReLU'],
  }),
]
const terms = [
  { id: 'compute', zh: '算力', en: 'compute', aliases: ['显卡', 'GPU', '计算资源'] },
  { id: 'funding', zh: '融资', en: 'fundraising', aliases: ['资金', '找钱', 'raise money', 'funding'] },
]

let engine: SearchEngine
beforeAll(async () => {
  engine = await makeEngine(records, terms)
}, 60_000)
const first = async (query: string) => (await engine.search(query)).results[0]?.url

test.each([
  ['融资', '/faq/funding/'],
  ['怎么融资', '/faq/funding/'],
  ['训练需要多少张显卡', '/faq/compute/'],
  ['激活函数', '/algorithms/activation-functions/'],
  ['relu', '/algorithms/activation-functions/#relu'],
  ['RELU', '/algorithms/activation-functions/#relu'],
  ['ＲｅＬＵ', '/algorithms/activation-functions/#relu'],
])('%s leads to %s', async (query, url) => {
  expect(await first(query)).toBe(url)
})

test('a word that the segmenters cut differently is found', async () => {
  expect(await first('超参数')).toBe('/algorithms/activation-functions/')
})

test('a word is found while it is being typed, and a longer one that nobody wrote is not', async () => {
  expect(await first('rel')).toBe('/algorithms/activation-functions/#relu')
  expect((await engine.search('reluctance')).results).toEqual([])
})

test('any piece of a text is found, word or not', async () => {
  expect(await first('半轴的导')).toBe('/algorithms/activation-functions/#relu')
})

test('an English question finds the Chinese page by its terms', async () => {
  expect(await first('how do I raise money')).toBe('/faq/funding/')
})

test('a synonym finds what the page calls otherwise', async () => {
  expect(await first('找钱')).toBe('/faq/funding/')
})

test('what nobody wrote about is said to be missing', async () => {
  const { results } = await engine.search('火锅底料')
  expect(results).toEqual([])
})

test('excerpts read as they were written, with the words marked', async () => {
  const { results } = await engine.search('稀释')
  const text = results[0]?.excerpt.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
  expect(text).toBe('种子轮通常[稀释]一到两成。融资要集中在六到八周。')
})

test('an empty query has no results', async () => {
  expect((await engine.search('   ')).results).toEqual([])
})

test('nothing that is typed makes it throw', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '"',
      '""',
      '" "',
      '<script>alert(1)</script>',
      '.*(a+)+$',
      '\ud800',
      '\u202e融资',
      '融'.repeat(10_000),
      '👩‍👩‍👧',
      '%',
      '__proto__',
      'constructor',
    ),
  )
  await fc.assert(
    fc.asyncProperty(hostile, async (query) => {
      const { results } = await engine.search(query)
      expect(Array.isArray(results)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
