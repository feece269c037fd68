import type { BackendReport } from './engine'
import type { LayerView } from './featureMaps'
import type { HeatMap } from './heatMap'
import type { ClassifierFailure } from './errors'
import { ClassifierError, type ClassifierErrorCode } from './errors'
import type {
  ClassificationResult,
  LoadProgress,
  ModelOutcome,
  Subject,
  WorkerConfiguration,
  WorkerReply,
  WorkerRequest,
} from './protocol'

/** The part of a `Worker` that is used, so that a test can hand in its own. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>

interface Pending {
  resolve(value: unknown): void
  reject(reason: unknown): void
  subject: string
  onOutcome: ((outcome: ModelOutcome, decodeTime: number) => void) | undefined
}

/** How an image is classified. */
export interface ClassifyOptions {
  /** Keep the input, so that `explain` can be asked about it, and send it back as a picture. */
  explained?: boolean
  /** Called as soon as each model has answered. */
  onOutcome?: (outcome: ModelOutcome, decodeTime: number) => void
}

/** The page's side of the worker: starts it at the first request, and starts another when one has crashed. */
export class ClassifierClient {
  readonly #createWorker: () => WorkerLike
  readonly #configuration: WorkerConfiguration
  readonly #onProgress: (progress: LoadProgress) => void
  readonly #pending = new Map<number, Pending>()
  #worker: WorkerLike | undefined
  #lastId = 0

  constructor(
    createWorker: () => WorkerLike,
    configuration: WorkerConfiguration,
    onProgress: (progress: LoadProgress) => void,
  ) {
    this.#createWorker = createWorker
    this.#configuration = configuration
    this.#onProgress = onProgress
  }

  /** Loads the runtime and a model ahead of the first request. */
  prepare(model: string): Promise<BackendReport> {
    return this.#request((id) => ({ kind: 'prepare', id, model }), '') as Promise<BackendReport>
  }

  /**
   * @param subject A file, or pixels; the pixels' buffer moves to the worker and is empty afterwards.
   * @param models Ids of the models to ask, one after the other.
   * @throws {ClassifierError} with a code that the interface has a sentence for.
   */
  classify(
    subject: Subject,
    models: readonly string[],
    { explained = false, onOutcome }: ClassifyOptions = {},
  ): Promise<ClassificationResult> {
    const transfer = 'data' in subject ? [subject.data.buffer] : []
    return this.#request(
      (id) => ({ kind: 'classify', id, models, subject, explained }),
      subject.name,
      transfer,
      onOutcome,
    ) as Promise<ClassificationResult>
  }

  /**
   * Asks which places the last explained answer of a model depends on.
   *
   * @param classIndex The class whose probability is watched.
   * @returns `undefined` when something newer came in between.
   */
  explain(model: string, classIndex: number): Promise<HeatMap | undefined> {
    return this.#request((id) => ({ kind: 'explain', id, model, classIndex }), '') as Promise<
      HeatMap | undefined
    >
  }

  /**
   * Asks what each layer of a model made of the picture of its last explained answer.
   *
   * @returns In the order of the layers; `undefined` when there is no such answer.
   */
  layers(model: string): Promise<LayerView[] | undefined> {
    return this.#request((id) => ({ kind: 'layers', id, model }), '') as Promise<LayerView[] | undefined>
  }

  /** Ends the worker in the middle of whatever it does; requests under way are rejected as `cancelled`. */
  cancel(): void {
    this.#end('cancelled', 'a wish to stop')
  }

  /** Ends the worker; requests under way are rejected. */
  dispose(): void {
    this.#end('cancelled', 'the page was left')
  }

  #request(
    message: (id: number) => WorkerRequest,
    subject: string,
    transfer: Transferable[] = [],
    onOutcome?: Pending['onOutcome'],
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      this.#pending.set(id, { resolve, reject, subject, onOutcome })
      this.#start().postMessage(message(id), transfer)
    })
  }

  #start(): WorkerLike {
    if (this.#worker) return this.#worker
    const worker = this.#createWorker()
    this.#worker = worker
    worker.addEventListener('message', (event) => this.#receive((event as MessageEvent<WorkerReply>).data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      if (worker === this.#worker) this.#end('worker-crashed', (event as ErrorEvent).message || 'no message')
    })
    const configure: WorkerRequest = { kind: 'configure', configuration: this.#configuration }
    worker.postMessage(configure)
    return worker
  }

  #receive(reply: WorkerReply): void {
    if (reply.kind === 'progress') {
      this.#onProgress(reply.progress)
      return
    }
    const pending = this.#pending.get(reply.id)
    if (reply.kind === 'outcome') {
      pending?.onOutcome?.(reply.outcome, reply.decodeTime)
      return
    }
    this.#pending.delete(reply.id)
    if (reply.kind === 'failed') {
      pending?.reject(errorOf(reply.failure))
      const { code, found } = reply.failure
      // What is left of the runtime cannot be trusted; the next request gets a worker of its own.
      if (code === 'out-of-memory' || code === 'runtime-unavailable') this.#end(code, found)
    } else if (reply.kind === 'prepared') pending?.resolve(reply.report)
    else if (reply.kind === 'explained') pending?.resolve(reply.heat)
    else if (reply.kind === 'layers') pending?.resolve(reply.layers)
    else pending?.resolve(reply.result)
  }

  #end(code: ClassifierErrorCode, found: string): void {
    this.#worker?.terminate()
    this.#worker = undefined
    for (const { reject, subject } of this.#pending.values()) {
      reject(new ClassifierError(code, { file: subject, found, expected: 'an answer' }))
    }
    this.#pending.clear()
  }
}

function errorOf({ code, file, found, message }: ClassifierFailure): ClassifierError {
  const error = new ClassifierError(code, { file, found, expected: '' })
  error.message = message
  return error
}
