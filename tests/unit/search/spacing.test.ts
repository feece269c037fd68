import { close } from 'pagefind'
import { afterAll, describe, expect, it, test } from 'vitest'
import { pairWord, phraseWords, spaced, unspaced } from '@/search/spacing'
import { makeEngine, record } from './index'

afterAll(() => close())

describe('phraseWords', () => {
  it.each([
    ['融资难', [pairWord('融', '资'), pairWord('资', '难')]],
    ['卡', ['卡']],
    ['gpu', ['gpu']],
    ['a 股', ['a', '股']],
    ['api 定价', ['api', pairWord('定', '价')]],
    // The pair says nothing about what comes after 价.
    ['定价 api', [pairWord('定', '价'), '价', 'api']],
    ['', []],
  ])('of “%s”', (text, words) => {
    expect(phraseWords(text)).toEqual(words)
  })
})

test('two pairs never share a word, and no pair is a word of a language', () => {
  const characters = [...'一乙的龥㐀鿿\u{20000}']
  const words = characters.flatMap((first) => characters.map((second) => pairWord(first, second)))
  expect(new Set(words).size).toBe(characters.length ** 2)
  for (const word of words) expect(word).toMatch(/^ξ[0-9a-z]{6,}$/)
})

test('what is spaced for the index reads naturally again', () => {
  const text = '先租后买，用 GPU 算：每月 3 万元。'
  expect(unspaced(spaced(text))).toBe(text)
})

test('every piece of a text is found, whatever scripts it is of', async () => {
  const engine = await makeEngine([
    record('/guide/a/', '一', '按用量定价 API 的毛利，显卡 GPU 另算。'),
    record('/guide/b/', '二', '定价与接口无关，显示卡也一样。'),
  ])
  for (const piece of ['定价 API', '价 API 的', 'API 的毛利', '按用量', '显卡 GPU 另算', '算']) {
    const { results, approximate } = await engine.search(piece)
    expect(results[0]?.url, piece).toBe('/guide/a/')
    expect(approximate, piece).toBe(false)
  }
})
