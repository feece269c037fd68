import type { BackendReport } from './engine'
import type { ClassifierFailure } from './errors'
import { ClassifierError } from './errors'
import type {
  ClassificationResult,
  LoadProgress,
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

  /** Loads runtime and model ahead of the first request. */
  prepare(): Promise<BackendReport> {
    return this.#request((id) => ({ kind: 'prepare', id }), '') as Promise<BackendReport>
  }

  /**
   * @param subject A file, or pixels; the pixels' buffer moves to the worker and is empty afterwards.
   * @throws {ClassifierError} with a code that the interface has a sentence for.
   */
  classify(subject: Subject): Promise<ClassificationResult> {
    const transfer = 'data' in subject ? [subject.data.buffer] : []
    return this.#request(
      (id) => ({ kind: 'classify', id, subject }),
      subject.name,
      transfer,
    ) as Promise<ClassificationResult>
  }

  /** Ends the worker; requests under way are rejected. */
  dispose(): void {
    this.#fail('the page was left')
  }

  #request(
    message: (id: number) => WorkerRequest,
    subject: string,
    transfer: Transferable[] = [],
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      this.#pending.set(id, { resolve, reject, subject })
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
      if (worker === this.#worker) this.#fail((event as ErrorEvent).message || 'no message')
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
    this.#pending.delete(reply.id)
    if (reply.kind === 'failed') pending?.reject(errorOf(reply.failure))
    else pending?.resolve(reply.kind === 'prepared' ? reply.report : reply.result)
  }

  #fail(found: string): void {
    this.#worker?.terminate()
    this.#worker = undefined
    for (const { reject, subject } of this.#pending.values()) {
      reject(new ClassifierError('worker-crashed', { file: subject, found, expected: 'an answer' }))
    }
    this.#pending.clear()
  }
}

function errorOf({ code, file, found, message }: ClassifierFailure): ClassifierError {
  const error = new ClassifierError(code, { file, found, expected: '' })
  error.message = message
  return error
}
