import { expect, test } from 'vitest'
import { fits, readFilter, writeFilter } from '@/components/errata/filter'

const known = ['', 'wrong', 'outdated']

test('the address keeps the filter, and other parameters', () => {
  const parameters = new URLSearchParams('theme=dark&severity=wrong')
  writeFilter(parameters, { query: ' Adam ', severity: 'outdated' })
  expect(parameters.toString()).toBe('theme=dark&severity=outdated&q=Adam')
  expect(readFilter(parameters, known)).toEqual({ query: 'Adam', severity: 'outdated' })
  writeFilter(parameters, { query: '', severity: '' })
  expect(parameters.toString()).toBe('theme=dark')
})

test('an unknown severity in an address hides nothing', () => {
  expect(readFilter(new URLSearchParams('severity=terrible'), known).severity).toBe('')
})

test('each word must occur, whatever its width and case', () => {
  const erratum = { severity: 'wrong', text: 'Adam 少了偏差修正' }
  expect(fits(erratum, { query: 'ＡＤＡＭ 修正', severity: '' })).toBe(true)
  expect(fits(erratum, { query: 'adam 动量', severity: '' })).toBe(false)
  expect(fits(erratum, { query: '', severity: 'outdated' })).toBe(false)
})
