import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SearchState, readState, sameState, writeState } from '@/components/search/searchState'
import { recordKinds } from '@/search/record'

const chapters = ['guide', 'concepts']
const read = (parameters: string) => readState(new URLSearchParams(parameters), chapters)

test('an address says what is searched for and within what', () => {
  expect(read('q=融资&kind=guide&chapter=concepts')).toMatchObject({
    query: '融资',
    kind: 'guide',
    chapter: 'concepts',
  })
})

test('what an address cannot mean is left out', () => {
  expect(read('q=融资&kind=recipe&chapter=kitchen')).toEqual({ query: '融资' })
  expect(read('q=融资&kind=faq&chapter=concepts')).toMatchObject({ kind: 'faq', chapter: undefined })
  expect(read('kind=faq')).toEqual({ query: '' })
})

test('every state can be shared: it comes back from its address', () => {
  const states: fc.Arbitrary<SearchState> = fc
    .record({
      query: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
      kind: fc.option(fc.constantFrom(...recordKinds), { nil: undefined }),
      asTyped: fc.option(fc.constant(true), { nil: undefined }),
    })
    .map((state) => ({ ...state, query: state.query.trim() }))
  fc.assert(
    fc.property(states, (state) => {
      const parameters = new URLSearchParams('other=1')
      writeState(parameters, state)
      expect(parameters.get('other')).toBe('1')
      expect(sameState(readState(parameters, chapters), state)).toBe(true)
    }),
  )
})

test('an empty box leaves nothing of the search in the address', () => {
  const parameters = new URLSearchParams('q=融资&kind=faq&typed=1')
  writeState(parameters, { query: '', kind: 'faq' })
  expect(parameters.toString()).toBe('')
})
