import { describe, expect, it } from 'vitest'
import { PageModelBuilder, PageModels, type PageModelChunk } from '@/search/pageModels'

const texts = [
  ['客户不付钱怎么办', '客户拖着不付钱', '客户不付钱，合同写清楚'],
  ['显卡不够怎么办', '显卡租还是买', '租显卡和买显卡', '显卡租还是买划算'],
]

function build(read?: (chunk: number) => Promise<PageModelChunk>) {
  const builder = new PageModelBuilder()
  texts.forEach((page, place) => page.forEach((text) => builder.add(place, text)))
  const { summary, chunks } = builder.build()
  const loaded: number[] = []
  const models = new PageModels(
    summary,
    read ??
      ((chunk) => {
        loaded.push(chunk)
        return Promise.resolve(chunks[chunk] ?? {})
      }),
  )
  return { models, chunks, summary, loaded }
}

describe('PageModels', () => {
  it('finds the page that a question sounds like', async () => {
    const { models } = build()
    const [customers = NaN, cards = NaN] = (await models.likelihoods('显卡租还是买')) ?? []
    expect(cards).toBeGreaterThan(customers)
    const [first = NaN, second = NaN] = (await models.likelihoods('有的客户就是不付钱')) ?? []
    expect(first).toBeGreaterThan(second)
  })

  it('says nothing about a query of which it knows no gram', async () => {
    expect(await build().models.likelihoods('火锅底料')).toBeUndefined()
    expect(await build().models.likelihoods('')).toBeUndefined()
  })

  it('keeps each gram in one chunk, and loads each chunk once', async () => {
    const { models, chunks, summary, loaded } = build()
    expect(chunks).toHaveLength(summary.chunks)
    const grams = chunks.flatMap((chunk) => Object.keys(chunk))
    expect(new Set(grams).size).toBe(grams.length)
    expect(grams).toContain('显卡')
    await models.likelihoods('显卡')
    await models.likelihoods('显卡')
    expect(loaded).toHaveLength(1)
  })

  it('leaves out what occurs hardly ever', () => {
    const grams = build().chunks.flatMap((chunk) => Object.keys(chunk))
    expect(grams).not.toContain('合同')
  })

  it('does without a chunk that does not load, and tries it again', async () => {
    let broken = true
    const { chunks } = build()
    const { models } = build((chunk) =>
      broken ? Promise.reject(new Error('offline')) : Promise.resolve(chunks[chunk] ?? {}),
    )
    expect(await models.likelihoods('显卡')).toBeUndefined()
    broken = false
    expect(await models.likelihoods('显卡')).toHaveLength(2)
  })
})
