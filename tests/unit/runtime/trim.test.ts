import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type * as Ort from 'onnxruntime-web/wasm'
import { describe, expect, it } from 'vitest'
import { parseModelCard, type CardModel } from '@/classifier/card'
import { withOutputs } from '@/classifier/graphOutputs'
import { runtimeOf, type Runtime } from '@/classifier/runtime'
import { keptFunctions, trimmedBinary, wholeBinaryPath } from '@/runtime/installed'
import {
  bitsOf,
  checksum,
  keptFunctionsText,
  KeptFunctionsError,
  parseKeptFunctions,
  trimmed,
} from '@/runtime/trim'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url))
const card = parseModelCard(JSON.parse(read('public/models/flowers/model-card.json').toString()))
const models = Object.values(card.models)
const whole = new Uint8Array(readFileSync(wholeBinaryPath()))
const kept = keptFunctions()
const ortFile = createRequire(import.meta.url)
  .resolve('onnxruntime-web/wasm')
  .replace(/ort\.wasm\.min\.js$/, 'ort.wasm.bundle.min.mjs')

/** A module loads one binary in its life; another query makes another module. */
async function runtimeWith(binary: Uint8Array<ArrayBuffer>, name: string): Promise<Runtime> {
  const ort = (await import(/* @vite-ignore */ `${pathToFileURL(ortFile).href}?${name}`)) as typeof Ort
  ort.env.wasm.wasmBinary = binary
  ort.env.wasm.numThreads = 1
  ort.env.logLevel = 'error'
  return runtimeOf(ort, 'trimmed')
}

const tensorOf = (count: number) =>
  Float32Array.from({ length: count * 150 * 150 * 3 }, (_, at) => ((at * 7919 + 104_729) % 997) / 996)

/** Checksums of everything that comes out of a model: the answers to one picture and to ten, and the layers. */
async function allOutputs(runtime: Runtime, model: CardModel): Promise<Record<string, string>> {
  const bytes = read(`public/models/flowers/${model.file}`)
  const names = (model.layers ?? []).map((layer) => layer.tensor)
  const answers = await runtime.createSession(bytes, model, 'wasm')
  const layers = await runtime.createSession(withOutputs(bytes, names), { ...model, outputs: names }, 'wasm')
  const outputs: Record<string, string> = {}
  for (const count of [1, 10]) {
    for (const [name, { data }] of await answers.evaluate(tensorOf(count), count)) {
      expect(data.every((value) => Number.isFinite(value))).toBe(true)
      outputs[`${name} of ${count}`] = checksum(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    }
  }
  for (const [name, { data }] of await layers.evaluate(tensorOf(1), 1)) {
    outputs[name] = checksum(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  }
  await Promise.all([answers.release(), layers.release()])
  return outputs
}

describe('trimmed', () => {
  it('leaves less than half of the binary', () => {
    expect(trimmedBinary().length).toBeLessThan(whole.length / 2)
  })

  it('changes nothing when every function is kept', () => {
    const all = { ...kept, kept: new Uint8Array(kept.kept.length).fill(0xff) }
    expect(checksum(trimmed(whole, all))).toBe(kept.sha256)
  })

  it('refuses a binary that the list is not for, and says what to do', () => {
    const other = whole.slice()
    other[other.length - 1] = (other.at(-1) ?? 0) ^ 1
    const attempt = () => trimmed(other, kept)
    expect(attempt).toThrow(KeptFunctionsError)
    expect(attempt).toThrow(`found SHA-256 ${checksum(other)}, expected SHA-256 ${kept.sha256}`)
    expect(attempt).toThrow(/^ort-wasm-simd-threaded\.wasm: .*onnxruntime-web 1\..*npm run runtime:profile/)
  })

  it('gives exactly the outputs of the whole binary, for every model, its layers and batches', async () => {
    const [before, after] = [await runtimeWith(whole, 'whole'), await runtimeWith(trimmedBinary(), 'trimmed')]
    for (const model of models) {
      const expected = await allOutputs(before, model)
      expect(Object.keys(expected).length).toBeGreaterThan(2 * model.outputs.length)
      expect(await allOutputs(after, model)).toEqual(expected)
    }
  })

  it('still refuses a broken model with the runtime’s own words, and works afterwards', async () => {
    const runtime = await runtimeWith(trimmedBinary(), 'broken')
    const { document: model } = card.models
    const bytes = read(`public/models/flowers/${model.file}`)
    for (const broken of [bytes.subarray(0, bytes.length / 3), Buffer.from('<!doctype html>')]) {
      const failure = await runtime.createSession(broken, model, 'wasm').catch((error: unknown) => error)
      expect(String(failure)).toMatch(/protobuf parsing failed/i)
    }
    expect(await (await runtime.createSession(bytes, model, 'wasm')).run(tensorOf(1))).toHaveLength(5)
  })

  it('stops with "unreachable" where too much was cut off', async () => {
    const runtime = await runtimeWith(
      trimmed(whole, { ...kept, kept: new Uint8Array(kept.kept.length) }),
      'nothing',
    )
    const { document: model } = card.models
    const session = runtime.createSession(read(`public/models/flowers/${model.file}`), model, 'wasm')
    await expect(session).rejects.toThrow(/unreachable/)
  })
})

describe('the list of kept functions', () => {
  const list = {
    version: '1.0.0',
    sha256: '0'.repeat(64),
    functions: 10,
    kept: bitsOf(new Set([0, 7, 9]), 10),
  }

  it('holds a bit for each function', () => {
    expect([...list.kept]).toEqual([0b1000_0001, 0b10])
  })

  it('can be written and read', () => {
    expect(parseKeptFunctions(keptFunctionsText(list), 'list.json')).toEqual({
      ...list,
      kept: Buffer.from(list.kept),
    })
  })

  it.each([
    ['no JSON', '<!doctype html>', /list\.json: found "<!doctype html>", expected a JSON object/],
    ['no object', '7', /expected a JSON object/],
    ['no version', { version: '' }, /version: "", expected a version/],
    ['no checksum', { sha256: 'abc' }, /sha256: "abc", expected 64/],
    ['no number of functions', { functions: 1.5 }, /functions: 1\.5, expected/],
    ['too few bits', { functions: 17 }, /kept: "gQI=", expected 17 bits/],
    ['no bits', { kept: undefined }, /kept: undefined, expected 10 bits/],
  ])('is refused with %s', (_what, change, message) => {
    const text =
      typeof change === 'string'
        ? change
        : JSON.stringify({ ...(JSON.parse(keptFunctionsText(list)) as object), ...change })
    expect(() => parseKeptFunctions(text, 'list.json')).toThrow(KeptFunctionsError)
    expect(() => parseKeptFunctions(text, 'list.json')).toThrow(message)
  })
})
