import { expect, test } from 'vitest'
import { normalise } from '@/search/normalise'
import { bigrams, planQuery, segment } from '@/search/plan'
import { Vocabulary } from '@/search/vocabulary'

const vocabulary = new Vocabulary([
  { id: 'cnn', zh: '卷积神经网络', en: 'convolutional neural network', aliases: ['CNN'] },
  { id: 'compute', zh: '算力', en: 'compute', aliases: ['显卡'] },
])
const words = (query: string) => planQuery(query, vocabulary).concepts.map(({ text }) => text)

test.each([
  ['ＧＰＴ－３　有多少参数？', 'gpt-3 有多少参数'],
  ['  数据，隐私！ ', '数据 隐私'],
  ['50%', '50%'],
  ['C++', 'c++'],
  ['<b>隐私</b>', 'b 隐私 /b'.replace('/b', 'b')],
])('%s is normalised to %s', (text, expected) => {
  expect(normalise(text)).toBe(expected)
})

test('terms of the glossary stay whole', () => {
  expect(segment('什么是卷积神经网络', vocabulary)).toContain('卷积神经网络')
})

test('a Latin term is only found as a whole word', () => {
  expect(segment('cnns', vocabulary)).toEqual(['cnns'])
  expect(segment('训练cnn', vocabulary)).toContain('cnn')
})

test('question words and fillers are dropped', () => {
  expect(words('训练需要多少张显卡')).toEqual(['训练', '显卡'])
  expect(words('how much compute do I need')).toEqual(['compute'])
})

test('a query of nothing but fillers is still a query', () => {
  expect(words('怎么办')).toEqual(['怎么办'])
})

test('a term is expanded to its other names in both languages', () => {
  const [concept] = planQuery('CNN', vocabulary).concepts
  expect(concept?.variants.map(({ text }) => text)).toEqual([
    'cnn',
    '卷积神经网络',
    'convolutional neural network',
  ])
})

test('questions are told from keywords', () => {
  expect(planQuery('怎么融资', vocabulary).question).toBe(true)
  expect(planQuery('how to raise money', vocabulary).question).toBe(true)
  expect(planQuery('激活函数', vocabulary).question).toBe(false)
})

test('pairs of characters', () => {
  expect(bigrams('过拟合')).toEqual(['过拟', '拟合'])
  expect(bigrams('卷')).toEqual(['卷'])
})
