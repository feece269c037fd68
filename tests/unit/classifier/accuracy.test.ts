import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as ort from 'onnxruntime-web/wasm'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { parseModelCard } from '@/classifier/card'
import { preprocess } from '@/classifier/preprocess'
import { runtimeOf } from '@/classifier/runtime'

/** The data set’s test photographs are not part of the repository; without them there is nothing to measure. */
const photographs = process.env['FLOWERS_TEST'] ?? '../shared/data/flowers/test'
const card = parseModelCard(JSON.parse(readFileSync('public/models/flowers/model-card.json', 'utf8')))

async function pixelsOf(path: string) {
  const { data, info } = await sharp(path)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}

describe.skipIf(!existsSync(photographs))('the accuracy that the card claims', () => {
  it.each(Object.values(card.models))(
    'of “$id” is what the site’s own preprocessing and runtime reach, within 0.005',
    { timeout: 240_000 },
    async (model) => {
      const bytes = readFileSync(`public/models/flowers/${model.file}`)
      const session = await runtimeOf(ort, 'wasm').createSession(bytes, model, 'wasm')
      let right = 0
      let all = 0
      for (const [index, { id }] of card.classes.entries()) {
        for (const name of readdirSync(join(photographs, id))) {
          const pixels = await pixelsOf(join(photographs, id, name))
          const probabilities = await session.run(preprocess(pixels, model.input))
          right += Number(probabilities.indexOf(Math.max(...probabilities)) === index)
          all += 1
        }
      }
      await session.release()
      expect(all).toBe(Object.values(card.dataset.counts.test).reduce((sum, count) => sum + count, 0))
      expect(Math.abs(right / all - model.metrics.test.accuracy)).toBeLessThanOrEqual(0.005)
    },
  )
})
