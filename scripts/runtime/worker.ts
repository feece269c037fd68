import * as ort from 'onnxruntime-web/wasm'
import { probeCapabilities } from '../../src/classifier/backend'
import type { RunnableModel } from '../../src/classifier/card'
import { Engine } from '../../src/classifier/engine'
import { runtimeOf, type Session } from '../../src/classifier/runtime'
import { marksAt } from './instrument'

/** What the page asks for: all that the site does with these models, with so many threads. */
export interface Task {
  models: RunnableModel[]
  classCount: number
  threads: number
  /** How many functions the runtime has. */
  functions: number
}

const runtime = runtimeOf(ort, 'wasm')
/** The largest batch that the site computes at once. */
const largestBatch = 10
/** Threads that have nothing to do turn around for a while before they sleep, and have to be woken afterwards. */
const letThreadsSleep = () => new Promise((resolve) => setTimeout(resolve, 500))

const bytesOf = async ({ file }: RunnableModel) =>
  new Uint8Array(await (await fetch(`/models/${file}`)).arrayBuffer())

/** All that the demo can be asked: an answer, a heat map by occlusion, the layers; of blank and of noisy pictures. */
async function asTheSiteDoes(model: RunnableModel, classCount: number, threads: number): Promise<void> {
  const engine = new Engine(
    model,
    classCount,
    { requested: 'wasm' },
    {
      now: () => performance.now(),
      capabilities: async () => ({
        ...(await probeCapabilities(globalThis as Parameters<typeof probeCapabilities>[0])),
        hardwareConcurrency: threads,
      }),
      loadRuntime: () => Promise.resolve(runtime),
      loadModel: () => bytesOf(model),
    },
  )
  const { report } = await engine.classify(picture(() => 255))
  if (report.threads !== threads) throw new Error(`Found ${report.threads} threads, expected ${threads}.`)
  await letThreadsSleep()
  const { tensor } = await engine.classify(picture((at) => (at * 7919) % 251))
  await engine.occlusion(tensor, 0, () => Promise.resolve(true))
  await engine.layers(tensor)
  await engine.classify(picture(() => 0))
}

function picture(valueOf: (at: number) => number) {
  return {
    data: Uint8ClampedArray.from({ length: 320 * 213 * 4 }, (_, at) => valueOf(at)),
    width: 320,
    height: 213,
  }
}

/** Batches of every size, in a session that ends and in one after it. */
async function inBatches(model: RunnableModel): Promise<void> {
  const bytes = await bytesOf(model)
  for (const noise of [0, 997]) {
    const session = await runtime.createSession(bytes, model, 'wasm')
    for (let count = 1; count <= largestBatch; count++)
      await session.evaluate(tensorOf(model, count, noise), count)
    await letThreadsSleep()
    await session.evaluate(tensorOf(model, 1, noise), 1)
    await session.release()
  }
}

function tensorOf({ input }: RunnableModel, count: number, noise: number): Float32Array {
  const length = count * input.size[0] * input.size[1] * 3
  return Float32Array.from({ length }, (_, at) => (noise === 0 ? 0 : ((at * 7919) % noise) / noise))
}

/** Two sessions at once, as when the visitor compares the models. */
async function sideBySide(models: readonly RunnableModel[]): Promise<void> {
  const sessions: [RunnableModel, Session][] = []
  for (const model of models) {
    sessions.push([model, await runtime.createSession(await bytesOf(model), model, 'wasm')])
  }
  for (const [model, session] of sessions) await session.run(tensorOf(model, 1, 997))
  for (const [, session] of sessions) await session.release()
}

/** Files that are no models: to say so, the runtime needs functions of its own. */
async function brokenModels(model: RunnableModel): Promise<void> {
  const bytes = await bytesOf(model)
  const altered = bytes.map((byte, at) => (at % 997 === 0 ? byte ^ 0x55 : byte))
  const broken = [
    new Uint8Array(),
    new TextEncoder().encode('<!doctype html>'),
    altered,
    ...[0.01, 0.1, 0.5, 0.9, 0.999].map((share) => bytes.slice(0, Math.floor(bytes.length * share))),
  ]
  for (const file of broken) {
    await runtime.createSession(file, model, 'wasm').then(
      (session) => session.release(),
      () => undefined,
    )
  }
  const session = await runtime.createSession(bytes, model, 'wasm')
  const input = new ort.Tensor('float32', new Float32Array(12), [1, 2, 2, 3])
  const { input: expected, outputs } = model
  const whole = await ort.InferenceSession.create(bytes)
  await whole.run({ [expected.name]: input }, outputs).catch(() => undefined)
  await whole.release()
  await session.run(tensorOf(model, 1, 997))
  await session.release()
}

/** Does all of it, and returns the places of the functions that ran. */
async function profile({ models, classCount, threads, functions }: Task): Promise<number[]> {
  ort.env.wasm.numThreads = threads
  ort.env.wasm.wasmPaths = '/runtime/'
  ort.env.logLevel = 'error'
  for (const model of models) {
    await asTheSiteDoes(model, classCount, threads)
    await inBatches(model)
    await brokenModels(model)
  }
  await sideBySide(models)
  const { buffer } = (globalThis as unknown as { markedMemory: WebAssembly.Memory }).markedMemory
  const marks = new Uint8Array(buffer, marksAt, functions)
  return Array.from(marks.keys()).filter((place) => marks[place] === 1)
}

Object.assign(globalThis, { profile })
