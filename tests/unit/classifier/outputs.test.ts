import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-web/wasm'
import { describe, expect, it } from 'vitest'
import type { RunnableModel } from '@/classifier/card'
import { Engine } from '@/classifier/engine'
import { pictureOf } from '@/classifier/preprocess'
import { runtimeOf } from '@/classifier/runtime'

// A network of one average pooling and one 1 × 1 convolution, whose class activation maps can be followed by hand:
// class 2 answers to red, class 0 to white.
const bytes = readFileSync('tests/fixtures/model/cam.onnx')
const model: RunnableModel = {
  id: 'cam',
  file: 'cam.onnx',
  sha256: '0'.repeat(64),
  bytes: bytes.length,
  input: {
    name: 'pixels',
    layout: 'NHWC',
    size: [150, 150],
    scale: 1 / 255,
    mean: [0, 0, 0],
    std: [1, 1, 1],
  },
  outputs: ['probabilities', 'activation_maps', 'logits'],
  temperature: 1,
  rejection: { score: 'energy', threshold: 0.5, falseAlarmRate: 0.05, missRate: 0.3 },
}
const engineFor = (runnable: RunnableModel) =>
  new Engine(
    runnable,
    5,
    { requested: 'wasm' },
    {
      now: () => performance.now(),
      capabilities: () =>
        Promise.resolve({
          jspi: false,
          webgpu: false,
          adapter: undefined,
          crossOriginIsolated: false,
          hardwareConcurrency: 1,
        }),
      loadRuntime: () => Promise.resolve(runtimeOf(ort, 'wasm')),
      loadModel: () => Promise.resolve(bytes),
    },
  )

/** A black picture whose upper left quarter is red. */
function redCorner() {
  const data = new Uint8ClampedArray(150 * 150 * 4)
  for (let at = 0; at < data.length; at += 4) {
    const place = at / 4
    data[at] = place % 150 < 75 && place < 150 * 75 ? 255 : 0
    data[at + 3] = 255
  }
  return { data, width: 150, height: 150 }
}

describe('a model with class activation maps', () => {
  it('explains itself with its answer: the maps’ mean is the logit, and red is where the red class looks', async () => {
    const { maps, probabilities, tensor } = await engineFor(model).classify(redCorner())
    expect(maps).toMatchObject({ width: 10, height: 10, classes: 5 })
    const red = (x: number, y: number) => maps?.values[(y * 10 + x) * 5 + 2] ?? NaN
    expect(red(1, 1)).toBeGreaterThan(red(8, 8))
    expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6)
    expect(pictureOf(tensor, model.input)).toEqual(redCorner().data)
  })

  it('is overruled by the card’s rule when its energy is too low', async () => {
    expect((await engineFor(model).classify(redCorner())).rejected).toBe(false)
    const rejection = {
      score: 'energy',
      threshold: 50,
      falseAlarmRate: undefined,
      missRate: undefined,
    } as const
    const strict = { ...model, rejection }
    expect((await engineFor(strict).classify(redCorner())).rejected).toBe(true)
  })

  it('can be explained by occlusion, too: hiding the red corner costs the red class the most', async () => {
    const engine = engineFor(model)
    const { tensor } = await engine.classify(redCorner())
    const heat = await engine.occlusion(tensor, 2, () => Promise.resolve(true))
    expect(heat?.values[0]).toBeGreaterThan((heat?.values[99] ?? 1) + 0.2)
    let asked = 0
    expect(await engine.occlusion(tensor, 2, () => Promise.resolve(++asked < 3))).toBeUndefined()
    expect(asked).toBe(3)
  })

  it('is refused when the file lacks an output that the card names', async () => {
    const session = runtimeOf(ort, 'wasm').createSession(
      bytes,
      { ...model, outputs: ['probabilities', 'attention'] },
      'wasm',
    )
    await expect(session).rejects.toMatchObject({ code: 'model-altered' })
  })
})
