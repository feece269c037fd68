import '@tensorflow/tfjs-backend-cpu'
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import * as layers from '@tensorflow/tfjs-layers'
import * as ort from 'onnxruntime-web/wasm'
import { preprocess } from '../../src/classifier/preprocess'
import type { LayerWeights } from './weights'

/** What one contender took for each photo, in milliseconds, and what it answered. */
export interface Run {
  /** From pixels to probabilities. */
  times: number[]
  /** From the file to probabilities, all photos one after the other. */
  total: number
  answers: number[][]
}

/** A contender: pixels in, five probabilities out. */
type Classify = (bitmap: ImageBitmap) => Promise<ArrayLike<number>>

const size = 150
const warmUps = 5

async function ours(threads: number): Promise<Classify> {
  ort.env.wasm.numThreads = threads
  ort.env.wasm.wasmPaths = '/bench/ort/'
  const session = await ort.InferenceSession.create('/models/flowers/document.onnx')
  const input = { size: [size, size], scale: 1 / 255, mean: [0, 0, 0], std: [1, 1, 1] } as const
  return async (bitmap) => {
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', {
      willReadFrequently: true,
    })
    if (!context) throw new Error('This browser has no canvas.')
    context.drawImage(bitmap, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const tensor = preprocess({ data, width, height }, input)
    const results = await session.run({ pixels: new ort.Tensor('float32', tensor, [1, size, size, 3]) })
    return results['probabilities']?.data as Float32Array
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

/** Runs one contender over the photos; called from outside, in a page of its own. */
async function bench(contender: 'ours' | 'tensorflow', threads: number, photos: string[]): Promise<Run> {
  const classify = await (contender === 'ours' ? ours(threads) : tensorFlow(threads))
  const files = await Promise.all(photos.map(async (url) => (await fetch(url)).blob()))
  for (let turn = 0; turn < warmUps; turn++) {
    await classify(await createImageBitmap(files[turn % files.length] as Blob))
  }
  const times: number[] = []
  const answers: number[][] = []
  const begun = performance.now()
  for (const file of files) {
    const bitmap = await createImageBitmap(file)
    const from = performance.now()
    answers.push([...Array.from(await classify(bitmap))])
    times.push(performance.now() - from)
    bitmap.close()
  }
  return { times, total: performance.now() - begun, answers }
}

Object.assign(globalThis, { bench })
