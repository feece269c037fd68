import {
  medianTime,
  planBackends,
  threadCount,
  type BackendId,
  type BackendReason,
  type Capabilities,
  type RuntimeBuild,
} from './backend'
import type { RunnableModel } from './card'
import { calibrate, distributionFault } from './classify'
import { ClassifierError } from './errors'
import { preprocess, type Pixels } from './preprocess'
import type { Runtime, Session } from './runtime'

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
  /** The technical cause when WebGPU failed. */
  detail?: string
}

export interface Classification {
  /** Calibrated, in the order of the classes. */
  probabilities: number[]
  preprocessTime: number
  inferenceTime: number
  report: BackendReport
}

/** Runs one model on the backend that suits the device, and falls back to WASM when WebGPU fails. */
export class Engine {
  readonly #model: RunnableModel
  readonly #classCount: number
  readonly #requested: BackendId | undefined
  readonly #surroundings: EngineSurroundings
  #ready: Promise<{ session: Session; report: BackendReport }> | undefined

  constructor(
    model: RunnableModel,
    classCount: number,
    requested: BackendId | undefined,
    surroundings: EngineSurroundings,
  ) {
    this.#model = model
    this.#classCount = classCount
    this.#requested = requested
    this.#surroundings = surroundings
  }

  /** Loads runtime and model; a failed attempt is forgotten, so that the next call tries again. */
  async prepare(): Promise<BackendReport> {
    this.#ready ??= this.#start()
    try {
      return (await this.#ready).report
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
    const { probabilities, inferenceTime, report } = await this.#infer(tensor)
    return {
      probabilities: calibrate(probabilities, this.#model.temperature),
      preprocessTime,
      inferenceTime,
      report,
    }
  }

  async #infer(tensor: Float32Array) {
    const { now } = this.#surroundings
    const ready = await this.#ready
    if (!ready) throw new Error('The engine has not been prepared.')
    const begun = now()
    try {
      const probabilities = await checkedRun(ready.session, tensor, this.#classCount, this.#model.file)
      return { probabilities, inferenceTime: now() - begun, report: ready.report }
    } catch (error) {
      if (ready.report.backend === 'wasm') throw error
      // A lost device, an unsupported operator or a result of zeros: the processor can always do it.
      this.#ready = this.#fallBack(error)
      const { session, report } = await this.#ready
      const restarted = now()
      const probabilities = await checkedRun(session, tensor, this.#classCount, this.#model.file)
      return { probabilities, inferenceTime: now() - restarted, report }
    }
  }

  async #start() {
    const { capabilities, loadRuntime, loadModel, now } = this.#surroundings
    const found = await capabilities()
    const plan = planBackends(found, this.#requested)
    const threads = threadCount(found)
    const modelBytes = loadModel()
    // Awaited below; a failure of the runtime must not leave this one unhandled.
    modelBytes.catch(() => undefined)
    if (plan.build === 'wasm') {
      const runtime = await loadRuntime('wasm', threads)
      const session = await runtime.createSession(await modelBytes, this.#model, 'wasm')
      return { session, report: { backend: 'wasm', reason: plan.reason, threads } satisfies BackendReport }
    }

    try {
      const runtime = await loadRuntime(plan.build, threads)
      const bytes = await modelBytes
      const create = (backend: BackendId) => runtime.createSession(bytes, this.#model, backend)
      if (plan.candidates.length === 1) {
        const backend = plan.candidates[0]
        return { session: await create(backend), report: { backend, reason: plan.reason, threads } }
      }
      const [height, width] = this.#model.input.size
      const blank = new Float32Array(height * width * 3)
      const run = (session: Session) => () => checkedRun(session, blank, this.#classCount, this.#model.file)
      const wasm = await create('wasm')
      const wasmTime = await medianTime(run(wasm), now)
      const webgpu = await create('webgpu')
      const webgpuTime = await medianTime(run(webgpu), now, wasmTime * 10)
      const measured = { wasm: wasmTime, webgpu: webgpuTime }
      const [session, slower, backend]: [Session, Session, BackendId] =
        webgpuTime < wasmTime ? [webgpu, wasm, 'webgpu'] : [wasm, webgpu, 'wasm']
      await slower.release()
      return { session, report: { backend, reason: plan.reason, threads, measured } }
    } catch (error) {
      if (error instanceof ClassifierError && error.code.startsWith('model-')) throw error
      return this.#fallBack(error)
    }
  }

  /** A fresh runtime: the one that failed may be in any state. */
  async #fallBack(cause: unknown): Promise<{ session: Session; report: BackendReport }> {
    const { capabilities, loadRuntime, loadModel } = this.#surroundings
    const threads = threadCount(await capabilities())
    const [runtime, bytes] = await Promise.all([loadRuntime('wasm', threads), loadModel()])
    const session = await runtime.createSession(bytes, this.#model, 'wasm')
    const detail = cause instanceof Error ? cause.message : String(cause)
    return { session, report: { backend: 'wasm', reason: 'webgpu-failed', threads, detail } }
  }
}

async function checkedRun(session: Session, tensor: Float32Array, classCount: number, file: string) {
  const probabilities = await session.run(tensor)
  const fault = distributionFault(probabilities, classCount)
  if (fault) {
    throw new ClassifierError('output-invalid', {
      file,
      found: fault,
      expected: `${classCount} probabilities that sum to 1`,
    })
  }
  return probabilities
}
