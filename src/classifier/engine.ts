import {
  medianTime,
  planBackends,
  threadCount,
  type BackendId,
  type BackendPreferences,
  type BackendReason,
  type Capabilities,
  type RuntimeBuild,
} from './backend'
import type { RunnableModel } from './card'
import { calibrate, distributionFault, isRejected } from './classify'
import { ClassifierError } from './errors'
import { viewLayer, type LayerView } from './featureMaps'
import { withOutputs } from './graphOutputs'
import { occluded, occlusionGrid, occlusionHeat, type ActivationMaps, type HeatMap } from './heatMap'
import { preprocess, type Pixels } from './preprocess'
import type { ModelOutput, Runtime, Session } from './runtime'

/** What the engine needs from its surroundings; a test hands in its own. */
export interface EngineSurroundings {
  capabilities(): Promise<Capabilities>
  loadRuntime(build: RuntimeBuild, threads: number): Promise<Runtime>
  /** The model file's bytes, checked. */
  loadModel(): Promise<Uint8Array>
  /** A clock in milliseconds. */
  now(): number
}

/** Which backend runs, and why. */
export interface BackendReport {
  backend: BackendId
  reason: BackendReason
  threads: number
  /** Median times in milliseconds when both backends were measured; infinite when one gave up. */
  measured?: Record<BackendId, number>
  /** What the measurement holds for, to be remembered with it. */
  device?: string
  /** The technical cause when WebGPU failed, or when the whole build had to take over from the trimmed one. */
  detail?: string
  /** Milliseconds from the first request until the model could run. */
  loadTime: number
}

export interface Classification {
  /** Calibrated, in the order of the classes. */
  probabilities: number[]
  /** The picture probably shows none of the classes. */
  rejected: boolean
  /** Of models that have the output `activation_maps`. */
  maps: ActivationMaps | undefined
  /** What went into the model: NHWC, one image. */
  tensor: Float32Array
  preprocessTime: number
  inferenceTime: number
  report: BackendReport
}

interface Ready {
  runtime: Runtime
  session: Session
  report: BackendReport
}

/** Patches that are computed at once: enough to keep the processor busy, few enough to stop soon. */
const occlusionBatch = 10

/** Runs one model on the backend that suits the device, and falls back to WASM when WebGPU fails. */
export class Engine {
  readonly #model: RunnableModel
  readonly #classCount: number
  readonly #preferences: BackendPreferences
  readonly #surroundings: EngineSurroundings
  #ready: Promise<Ready> | undefined

  constructor(
    model: RunnableModel,
    classCount: number,
    preferences: BackendPreferences,
    surroundings: EngineSurroundings,
  ) {
    this.#model = model
    this.#classCount = classCount
    this.#preferences = preferences
    this.#surroundings = surroundings
  }

  /** Loads runtime and model; a failed attempt is forgotten, so that the next call tries again. */
  async prepare(): Promise<BackendReport> {
    if (!this.#ready) {
      const { now } = this.#surroundings
      const begun = now()
      this.#ready = this.#start().then(({ report, ...ready }) => ({
        ...ready,
        report: { ...report, loadTime: now() - begun },
      }))
    }
    try {
      return reportOf(await this.#ready)
    } catch (error) {
      this.#ready = undefined
      throw error
    }
  }

  /**
   * @param image Pixels of any size.
   * @throws {ClassifierError} when no backend gives a valid answer.
   */
  async classify(image: Pixels): Promise<Classification> {
    await this.prepare()
    const { now } = this.#surroundings
    const begun = now()
    const tensor = preprocess(image, this.#model.input)
    const preprocessTime = now() - begun
    const { outputs, inferenceTime, report } = await this.#infer(tensor, 1)
    const probabilities = calibrate(this.#probabilities(outputs), this.#model.temperature)
    return {
      probabilities,
      rejected: isRejected(this.#model.rejection, probabilities, {
        distance: outputs.get('distance')?.data[0],
        logits: outputs.get('logits')?.data,
      }),
      maps: activationMaps(outputs.get('activation_maps')),
      tensor,
      preprocessTime,
      inferenceTime,
      report,
    }
  }

  /**
   * Finds out what the answer depends on by hiding one part of the picture after the other.
   *
   * @param tensor What went into the model, from `classify`.
   * @param classIndex The class whose probability is watched.
   * @param goOn Asked between batches; on `false` the rest is left undone.
   * @returns The heat map, or `undefined` when it was left undone.
   */
  async occlusion(
    tensor: Float32Array,
    classIndex: number,
    goOn: () => Promise<boolean>,
  ): Promise<HeatMap | undefined> {
    const { size, scale, mean, std } = this.#model.input
    const grey = mean.map((value, channel) => (127.5 * scale - value) / (std[channel] ?? 1))
    const probabilityOf = async (images: Float32Array, count: number) => {
      const { outputs } = await this.#infer(images, count)
      const all = this.#probabilities(outputs)
      return Array.from({ length: count }, (_, image) => all[image * this.#classCount + classIndex] ?? 0)
    }

    const [whole = 0] = await probabilityOf(tensor, 1)
    const hidden: number[] = []
    const patches = occlusionGrid.steps ** 2
    for (let from = 0; from < patches; from += occlusionBatch) {
      if (!(await goOn())) return undefined
      const to = Math.min(from + occlusionBatch, patches)
      hidden.push(...(await probabilityOf(occluded(tensor, size, grey, from, to), to - from)))
    }
    return occlusionHeat(whole, hidden)
  }

  /**
   * Shows what each layer makes of a picture, on WASM and in a session of its own that ends afterwards: outputs
   * that nobody looks at would make every answer slower.
   *
   * @param tensor What went into the model, from `classify`.
   * @returns In the order of the card's layers; empty when the card names none.
   * @throws {ClassifierError} when a layer is not what the card says.
   */
  async layers(tensor: Float32Array): Promise<LayerView[]> {
    const { layers = [], file } = this.#model
    if (layers.length === 0) return []
    await this.prepare()
    const ready = await this.#ready
    if (!ready) throw new Error('The engine has not been prepared.')
    const names = layers.map((layer) => layer.tensor)
    const bytes = withOutputs(await this.#surroundings.loadModel(), names)
    const session = await ready.runtime.createSession(bytes, { ...this.#model, outputs: names }, 'wasm')
    try {
      const outputs = await session.evaluate(tensor, 1)
      return layers.map((layer) => {
        const { data, dims } = outputs.get(layer.tensor) ?? { data: new Float32Array(), dims: [] }
        const { channels, height, width } = layer
        if (dims[1] !== channels || dims[2] !== height || dims[3] !== width) {
          throw new ClassifierError('model-altered', {
            file,
            found: `layer ${layer.tensor} of shape ${dims.join(' × ')}`,
            expected: `${channels} × ${height} × ${width}`,
          })
        }
        return viewLayer(data, layer)
      })
    } finally {
      await session.release()
    }
  }

  #probabilities(outputs: ReadonlyMap<string, ModelOutput>): Float32Array {
    return outputs.get(this.#model.outputs[0] ?? '')?.data ?? new Float32Array()
  }

  async #infer(tensor: Float32Array, count: number) {
    await this.prepare()
    const { now } = this.#surroundings
    const ready = await this.#ready
    if (!ready) throw new Error('The engine has not been prepared.')
    const begun = now()
    try {
      const outputs = await this.#checkedRun(ready.session, tensor, count)
      return { outputs, inferenceTime: now() - begun, report: reportOf(ready) }
    } catch (error) {
      if (ready.report.backend === 'wasm') throw error
      // A lost device, an unsupported operator or a result of zeros: the processor can always do it.
      this.#ready = this.#fallBack(error)
      const fresh = await this.#ready
      const restarted = now()
      const outputs = await this.#checkedRun(fresh.session, tensor, count)
      return { outputs, inferenceTime: now() - restarted, report: reportOf(fresh) }
    }
  }

  async #start(): Promise<Ready> {
    const { capabilities, loadRuntime, loadModel, now } = this.#surroundings
    const found = await capabilities()
    const plan = planBackends(found, this.#preferences)
    const threads = threadCount(found, this.#preferences.threads)
    const modelBytes = loadModel()
    // Awaited below; a failure of the runtime must not leave this one unhandled.
    modelBytes.catch(() => undefined)
    const report = { reason: plan.reason, threads, loadTime: 0 }
    if (plan.build === 'wasm') {
      const runtime = await loadRuntime('trimmed', threads)
      const session = await runtime.createSession(await modelBytes, this.#model, 'wasm')
      return { runtime, session, report: { ...report, backend: 'wasm' } }
    }

    try {
      const runtime = await loadRuntime(plan.build, threads)
      const bytes = await modelBytes
      const create = (backend: BackendId) => runtime.createSession(bytes, this.#model, backend)
      if (plan.candidates.length === 1) {
        const backend = plan.candidates[0]
        return { runtime, session: await create(backend), report: { ...report, backend } }
      }
      const [height, width] = this.#model.input.size
      const blank = new Float32Array(height * width * 3)
      const run = (session: Session) => () => this.#checkedRun(session, blank, 1)
      const wasm = await create('wasm')
      const wasmTime = await medianTime(run(wasm), now)
      const webgpu = await create('webgpu')
      const webgpuTime = await medianTime(run(webgpu), now, wasmTime * 10)
      const measured = { wasm: wasmTime, webgpu: webgpuTime }
      const [session, slower, backend]: [Session, Session, BackendId] =
        webgpuTime < wasmTime ? [webgpu, wasm, 'webgpu'] : [wasm, webgpu, 'wasm']
      await slower.release()
      return { runtime, session, report: { ...report, backend, measured, device: plan.device ?? '' } }
    } catch (error) {
      if (error instanceof ClassifierError && error.code.startsWith('model-')) throw error
      return this.#fallBack(error)
    }
  }

  /** A fresh runtime: the one that failed may be in any state. */
  async #fallBack(cause: unknown): Promise<Ready> {
    const { capabilities, loadRuntime, loadModel, now } = this.#surroundings
    const begun = now()
    const threads = threadCount(await capabilities(), this.#preferences.threads)
    const [runtime, bytes] = await Promise.all([loadRuntime('trimmed', threads), loadModel()])
    const session = await runtime.createSession(bytes, this.#model, 'wasm')
    const detail = cause instanceof Error ? cause.message : String(cause)
    const report = { backend: 'wasm', reason: 'webgpu-failed', threads, detail } as const
    return { runtime, session, report: { ...report, loadTime: now() - begun } }
  }

  /** Runs the model and refuses what is not a probability distribution for each image. */
  async #checkedRun(session: Session, tensor: Float32Array, count: number) {
    const outputs = await session.evaluate(tensor, count)
    const probabilities = this.#probabilities(outputs)
    const each = probabilities.length / count
    for (let image = 0; image < count; image++) {
      const fault = distributionFault(
        probabilities.subarray(image * each, (image + 1) * each),
        this.#classCount,
      )
      if (!fault) continue
      throw new ClassifierError('output-invalid', {
        file: this.#model.file,
        found: fault,
        expected: `${this.#classCount} probabilities that sum to 1`,
      })
    }
    return outputs
  }
}

/** What is known about the choice of a backend by now: the runtime may have had to change its build since. */
function reportOf({ report, runtime }: Ready): BackendReport {
  const details = [report.detail, runtime.detail].filter((detail) => detail !== undefined)
  return details.length > 0 ? { ...report, detail: details.join('. ') } : report
}

function activationMaps(output: ModelOutput | undefined): ActivationMaps | undefined {
  if (!output) return undefined
  const [, height = 0, width = 0, classes = 0] = output.dims
  // A copy: the runtime may use its memory for the next run.
  return { values: output.data.slice(), height, width, classes }
}
