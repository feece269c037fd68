import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-web/wasm'
import { describe, expect, it } from 'vitest'
import { parseModelCard } from '@/classifier/card'
import { runtimeOf } from '@/classifier/runtime'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url))
const card = parseModelCard(JSON.parse(read('public/models/flowers/model-card.json').toString()))
const length = 150 * 150 * 3

/** Rebuilds the inputs that `training/flowers/fixtures.py` describes by their formulas. */
function tensorOf(name: string): Float32Array {
  const series = /^formula-(\d+)$/.exec(name)?.[1]
  const value =
    series !== undefined
      ? (i: number) => ((i * 7919 + Number(series) * 104_729) % 997) / 996
      : name === 'gradient'
        ? (i: number) => (Math.floor(i / 3) % 150) / 149
        : () => (name === 'ones' ? 1 : 0)
  return Float32Array.from({ length }, (_, index) => value(index))
}

describe.each(Object.values(card.models))('the model “$id”', (model) => {
  const bytes = read(`public/models/flowers/${model.file}`)

  it('is the file that the model card describes', () => {
    expect(bytes.length).toBe(model.bytes)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(model.sha256)
  })

  it('gives the same probabilities in onnxruntime-web as in Keras, within 1e-4', async () => {
    const noted = JSON.parse(read(`tests/fixtures/model/${model.id}.json`).toString()) as {
      probabilities: Record<string, number[]>
      distance?: Record<string, number>
    }
    const session = await runtimeOf(ort, 'wasm').createSession(bytes, model, 'wasm')
    expect(Object.keys(noted.probabilities).length).toBeGreaterThanOrEqual(5)
    for (const [name, expected] of Object.entries(noted.probabilities)) {
      const outputs = await session.evaluate(tensorOf(name), 1)
      const found = outputs.get('probabilities')?.data ?? []
      expect(found).toHaveLength(card.classes.length)
      expected.forEach((probability, index) =>
        expect(Math.abs((found[index] ?? NaN) - probability)).toBeLessThan(1e-4),
      )
      const distance = noted.distance?.[name]
      if (distance === undefined) continue
      expect((outputs.get('distance')?.data[0] ?? NaN) / distance).toBeCloseTo(1, 4)
    }
    await session.release()
  })
})

describe('the source document’s network', () => {
  it('has the parameters that its layers add up to', () => {
    const convolution = (from: number, to: number) => 3 * 3 * from * to + to
    const dense = (from: number, to: number) => from * to + to
    const convolutions =
      convolution(3, 32) + convolution(32, 64) + convolution(64, 128) + convolution(128, 128)
    expect(card.models.document.parameters).toBe(convolutions + dense(7 * 7 * 128, 512) + dense(512, 5))
  })
})
