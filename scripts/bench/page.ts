import '@tensorflow/tfjs-backend-cpu'
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import * as ort from 'onnxruntime-web/wasm'
import { isSoftwareAdapter, probeCapabilities, type BackendId } from '../../src/classifier/backend'
import type { RunnableModel } from '../../src/classifier/card'
import { preprocess } from '../../src/classifier/preprocess'
import { runtimeOf } from '../../src/classifier/runtime'
import type { LayerWeights } from './weights'

/** What one contender took for each photo, in milliseconds, and what it answered. */
export interface Run {
  /** From the decoded picture to probabilities. */
  times: number[]
  /** Of that, preprocessing and inference; the rest reads the canvas. Empty for TensorFlow.js, which does all in one. */
  parts: number[]
  /** From the file to probabilities, all photos one after the other. */
  total: number
  answers: number[][]
}

/** A contender: pixels in, five probabilities out; notes how long preprocessing and inference took, where it can tell. */
type Classify = (bitmap: ImageBitmap, note: (time: number) => void) => Promise<ArrayLike<number>>

const size = 150
const warmUps = 5

const bytesOf = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer())

async function ours(model: RunnableModel, backend: BackendId, threads: number): Promise<Classify> {
  const runtime = backend === 'wasm' ? ort : await import('onnxruntime-web/jspi')
  runtime.env.wasm.numThreads = threads
  runtime.env.wasm.wasmPaths = '/bench/ort/'
  runtime.env.logLevel = 'error'
  const build = backend === 'wasm' ? 'trimmed' : 'jspi'
  if (build === 'trimmed') runtime.env.wasm.wasmBinary = await bytesOf('/bench/trimmed.wasm')
  const bytes = await bytesOf(`/models/flowers/${model.file}`)
  const session = await runtimeOf(runtime, build).createSession(bytes, model, backend)
  return async (bitmap, note) => {
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', {
      willReadFrequently: true,
    })
    if (!context) throw new Error('This browser has no canvas.')
    context.drawImage(bitmap, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const from = performance.now()
    const probabilities = await session.run(preprocess({ data, width, height }, model.input))
    note(performance.now() - from)
    return probabilities
  }
}

async function tensorFlow(threads: number): Promise<Classify> {
  setWasmPaths('/bench/tfjs/')
  setThreadsCount(threads)
  await tf.setBackend('wasm')
  const weights = (await (await fetch('/bench/weights.json')).json()) as LayerWeights[]
  const convolution = (filters: number, first = false) =>
    layers.layers.conv2d({
      filters,
      kernelSize: 3,
      activation: 'relu',
      ...(first && { inputShape: [size, size, 3] }),
    })
  const pool = () => layers.layers.maxPooling2d({ poolSize: 2 })
  const model = layers.sequential({
    layers: [
      convolution(32, true),
      pool(),
      convolution(64),
      pool(),
      convolution(128),
      pool(),
      convolution(128),
      pool(),
      layers.layers.flatten(),
      layers.layers.dense({ units: 512, activation: 'relu' }),
      layers.layers.dense({ units: 5, activation: 'softmax' }),
    ],
  })
  model.setWeights(
    weights.flatMap(({ kernel, bias }) => [tf.tensor(kernel.values, kernel.shape), tf.tensor1d(bias)]),
  )
  return async (bitmap) => {
    const answer = tf.tidy(() => {
      const pixels = tf.browser.fromPixels(bitmap)
      const input = tf.expandDims(tf.div(tf.image.resizeBilinear(pixels, [size, size], false, true), 255), 0)
      return model.predict(input) as tf.Tensor
    })
    const probabilities = await answer.data()
    answer.dispose()
    return probabilities
  }
}

/** Whether this browser offers a graphics card that deserves the name. */
async function hasGpu(): Promise<boolean> {
  const { jspi, adapter } = await probeCapabilities(globalThis as Parameters<typeof probeCapabilities>[0])
  return jspi && adapter !== undefined && !isSoftwareAdapter(adapter)
}

/** Runs one contender over the photos; called from outside, in a page of its own. Without a model it is TensorFlow.js. */
async function bench(
  model: RunnableModel | undefined,
  backend: BackendId,
  threads: number,
  photos: string[],
): Promise<Run> {
  const classify = await (model ? ours(model, backend, threads) : tensorFlow(threads))
  const files = await Promise.all(photos.map(async (url) => (await fetch(url)).blob()))
  for (let turn = 0; turn < warmUps; turn++) {
    await classify(await createImageBitmap(files[turn % files.length] as Blob), () => undefined)
  }
  const times: number[] = []
  const parts: number[] = []
  const answers: number[][] = []
  const begun = performance.now()
  for (const file of files) {
    const bitmap = await createImageBitmap(file)
    const from = performance.now()
    answers.push([...Array.from(await classify(bitmap, (time) => parts.push(time)))])
    times.push(performance.now() - from)
    bitmap.close()
  }
  return { times, parts, total: performance.now() - begun, answers }
}

Object.assign(globalThis, { bench, hasGpu })
