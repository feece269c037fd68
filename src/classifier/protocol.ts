import type { BackendId } from './backend'
import type { RunnableModel } from './card'
import type { Classification, BackendReport } from './engine'
import type { ClassifierFailure } from './errors'

/** What a worker has to know before its first request. */
export interface WorkerConfiguration {
  model: RunnableModel
  /** Absolute URL of the model file. */
  modelUrl: string
  classCount: number
  /** A backend that the visitor insists on. */
  requested: BackendId | undefined
}

/** An image to classify: a file to decode, or pixels that the page has drawn itself. */
export type Subject =
  | { name: string; file: Blob }
  | { name: string; data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number }

/** From the page to the worker. `configure` comes first, once. */
export type WorkerRequest =
  | { kind: 'configure'; configuration: WorkerConfiguration }
  | { kind: 'prepare'; id: number }
  | { kind: 'classify'; id: number; subject: Subject }

/** Bytes of runtime and model together. */
export interface LoadProgress {
  loaded: number
  total: number
}

export interface ClassificationResult extends Classification {
  /** Decoding the file, in milliseconds; 0 for drawn pixels. */
  decodeTime: number
  /** Size of the image as decoded, in pixels. */
  width: number
  height: number
  /** False where the browser offers no SHA-256 and the model's bytes could not be checked. */
  modelVerified: boolean
}

/** From the worker to the page. */
export type WorkerReply =
  | { kind: 'progress'; progress: LoadProgress }
  | { kind: 'prepared'; id: number; report: BackendReport }
  | { kind: 'classified'; id: number; result: ClassificationResult }
  | { kind: 'failed'; id: number; failure: ClassifierFailure }
