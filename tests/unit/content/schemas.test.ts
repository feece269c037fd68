import { expect, test } from 'vitest'
import { pageSchema } from '@/content/schemas/page'
import { referenceSchema } from '@/content/schemas/reference'

const page = {
  kind: 'faq',
  description: '创业者怎样找到第一笔钱，投资人会看什么，要准备哪些材料。',
  source: ['9.5'],
  questions: ['怎么融资', '找投资人要准备什么', 'how to raise money', '天使轮怎么谈', '政府补贴怎么申请'],
  related: ['/guide/market/'],
  reviewed: '2026-11-24',
  summary: ['一。', '二。', '三。'],
  answer: '先证明有人愿意付钱。再去谈估值。',
}

const faults = (data: unknown): string =>
  (pageSchema.safeParse(data).error?.issues ?? [])
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .join('\n')

test('a complete page passes', () => {
  expect(faults(page)).toBe('')
})

test.each([
  ['questions', ['只有一个'], /questions: expected at least 5 questions/],
  ['source', [9.5], /source\.0: expected a quoted section number/],
  ['related', ['guide/market'], /related\.0: expected a site path/],
  ['summary', ['一。'], /summary: expected exactly three sentences/],
  ['answer', '只有一句。', /answer: expected exactly two sentences/],
  ['reviewed', 'soon', /reviewed: expected a date such as 2026-11-24, found something else/],
])('a malformed %s is named with what was expected', (field, value, message) => {
  expect(faults({ ...page, [field]: value })).toMatch(message)
})

test('a missing field is named', () => {
  const incomplete = { ...page, description: undefined }
  expect(faults(incomplete)).toMatch(/description: .*expected string/)
})

test('a reference that nobody could find is rejected', () => {
  const work = {
    type: 'book',
    title: 'A book',
    author: [{ literal: 'Somebody' }],
    issued: 2020,
    language: 'en',
  }
  expect(referenceSchema.safeParse(work).error?.issues[0]?.message).toMatch(/at least one of DOI, arXiv, URL/)
})
