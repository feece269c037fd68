import { expect, test } from 'vitest'
import { usualSyllables } from '@/search/listing'
import { Spelling } from '@/search/spelling'

const spelling = new Spelling(
  ['融资', '数据', '隐私', '激活函数', '护城河'],
  ['how to raise money', 'hallucination'],
  usualSyllables(),
)

test.each([
  ['rongzi', '融资'],
  ['huchenghe', '护城河'],
  ['rong zi', '融资'],
  ['shujuyinsi', '数据隐私'],
  ['shujurongzi', '数据融资'],
  ['激活涵数', '激活函数'],
  ['hallucinaton', 'hallucination'],
])('%s is probably meant to be %s', (typed, meant) => {
  expect(spelling.correct(typed)).toBe(meant)
})

test.each(['融资', 'money', 'shujux', 'zzzzzzzz', 'kubernetes', '火锅底料', ''])(
  '%s is left as it is',
  (typed) => {
    expect(spelling.correct(typed)).toBeUndefined()
  },
)
