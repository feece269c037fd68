import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-web/wasm'
import { describe, expect, it } from 'vitest'
import { parseModelCard, type CardModel } from '@/classifier/card'
import { Engine } from '@/classifier/engine'
import { channelHeat, viewLayer } from '@/classifier/featureMaps'
import { withOutputs } from '@/classifier/graphOutputs'
import { paintSteps } from '@/classifier/heatMap'
import { runtimeOf } from '@/classifier/runtime'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url))
const card = parseModelCard(JSON.parse(read('public/models/flowers/model-card.json').toString()))
const runtime = runtimeOf(ort, 'wasm')
const length = 150 * 150 * 3
const tensor = Float32Array.from({ length }, (_, at) => ((at * 7919) % 997) / 996)
const layered = Object.values(card.models).filter(({ layers }) => layers !== undefined)

describe('withOutputs', () => {
  it('leaves the model as it is, and adds a graph with one output behind it', () => {
    const bytes = Uint8Array.of(8, 9)
    expect([...withOutputs(bytes, ['ab'])]).toEqual([
      ...[8, 9],
      ...[0x3a, 12], // field 7 (graph)
      ...[0x62, 10], // field 12 (output)
      ...[0x0a, 2, 0x61, 0x62], // field 1 (name)
      ...[0x12, 4, 0x0a, 2, 0x08, 1], // field 2 (type): tensor_type, elem_type FLOAT
    ])
    expect([...bytes]).toEqual([8, 9])
  })

  it('writes names longer than 127 bytes, and names that are not ASCII', () => {
    const added = withOutputs(new Uint8Array(), ['花'.repeat(50)])
    expect([...added.subarray(0, 9)]).toEqual([0x3a, 0xa2, 0x01, 0x62, 0x9f, 0x01, 0x0a, 0x96, 0x01])
    expect(added).toHaveLength(3 + 3 + 3 + 150 + 6)
  })
})

describe.each(layered)('the layers inside the model “$id”', (model) => {
  const bytes = read(`public/models/flowers/${model.file}`)
  const layers = model.layers ?? []

  it('have the shapes of the card and finite values, and the answer does not change', async () => {
    const names = layers.map((layer) => layer.tensor)
    const before = await runtime.createSession(bytes, model, 'wasm')
    const outputs = [...model.outputs, ...names]
    const inside = await runtime.createSession(withOutputs(bytes, names), { ...model, outputs }, 'wasm')
    const found = await inside.evaluate(tensor, 1)
    for (const { tensor: name, channels, height, width } of layers) {
      const { data, dims } = found.get(name) ?? { data: new Float32Array(), dims: [] }
      expect(dims.slice(1)).toEqual([channels, height, width])
      expect(data.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
      expect(data.some((value) => value > 0)).toBe(true)
    }
    const answer = await before.run(tensor)
    const first = found.get(model.outputs[0] ?? '')?.data ?? []
    answer.forEach((probability, index) => expect(first[index]).toBeCloseTo(probability, 5))
    await Promise.all([before.release(), inside.release()])
  })

  it('are shown strongest first, without their outputs in the session that answers', async () => {
    const views = await engineFor(model, bytes).layers(tensor)
    expect(views.map(({ width, height, channels }) => [channels.length, height, width])).toEqual(
      layers.map(({ channels, height, width }) => [channels, height, width]),
    )
    for (const view of views) {
      expect(view.active).toBeGreaterThan(0)
      expect(new Set(view.channels.map(({ index }) => index)).size).toBe(view.channels.length)
      const strength = view.channels.map(
        ({ values, peak }) => peak * values.reduce((sum, value) => sum + value, 0),
      )
      strength.slice(1).forEach((value, at) => expect(value).toBeLessThanOrEqual((strength[at] ?? 0) * 1.02))
    }
  })
})

it('a layer that is not what the card says is refused', async () => {
  const model = card.models.document
  const [first] = model.layers ?? []
  if (!first) throw new Error('The document’s model has no layers in its card.')
  const wrong = { ...model, layers: [{ ...first, channels: 31 }] }
  await expect(engineFor(wrong, read(`public/models/flowers/${model.file}`)).layers(tensor)).rejects.toThrow(
    /shape 1 × 32 × 148 × 148, expected 31/,
  )
})

describe('viewLayer', () => {
  const shape = { channels: 3, height: 1, width: 2 }
  // Channel 0 is silent, channel 1 is strong at one place, channel 2 weak at both; then another picture of the batch.
  const view = viewLayer(Float32Array.of(0, 0, 0, 8, 1, 2, 9, 9, 9, 9, 9, 9), shape)

  it('orders channels by strength and stretches each to its own range', () => {
    expect(view.channels.map(({ index }) => index)).toEqual([1, 2, 0])
    expect(view.channels.map(({ values }) => [...values])).toEqual([
      [0, 255],
      [128, 255],
      [0, 0],
    ])
    expect(view.silent).toBe(1)
    expect(view.active).toBe(0.5)
  })

  it('can be put into words and painted: the stronger, the lighter', () => {
    const [strongest] = view.channels
    if (!strongest) throw new Error('There is no channel.')
    expect(channelHeat(strongest, view)).toEqual({ values: Float32Array.of(0, 1), width: 2, height: 1 })
    const painted = paintSteps(strongest.values)
    expect(painted[4]).toBeGreaterThan(painted[0] ?? 255)
    expect(painted[3]).toBe(255)
  })

  it('refuses a layer with too few values', () => {
    expect(() => viewLayer(new Float32Array(5), shape)).toThrow(/5 values/)
  })
})

function engineFor(model: CardModel, bytes: Uint8Array): Engine {
  return new Engine(
    model,
    card.classes.length,
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
      loadRuntime: () => Promise.resolve(runtime),
      loadModel: () => Promise.resolve(bytes),
    },
  )
}
