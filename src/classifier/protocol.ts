import type { BackendPreferences } from './backend'
import type { RunnableModel } from './card'
import type { BackendReport, Classification } from './engine'
import type { ClassifierFailure } from './errors'
import type { LayerView } from './featureMaps'
import type { HeatMap } from './heatMap'

/** A model and where its file is. */
export interface AvailableModel {
  model: RunnableModel
  /** Absolute URL of the model file. */
  url: string
  /** What was found out on an earlier visit about this model on this device. */
  remembered?: BackendPreferences['remembered']
}

/** What a worker has to know before its first request. */
export interface WorkerConfiguration {
  models: AvailableModel[]
  classCount: number
  preferences: BackendPreferences
}

/** An image to classify: a file to decode, or pixels that the page has drawn itself. */
export type Subject =
  | { name: string; file: Blob }
  | { name: string; data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number }

/** From the page to the worker. `configure` comes first, once. */
export type WorkerRequest =
  | { kind: 'configure'; configuration: WorkerConfiguration }
  | { kind: 'prepare'; id: number; model: string }
  /** `explained` keeps the input for a later `explain` and sends it back as a picture. */
  | { kind: 'classify'; id: number; models: readonly string[]; subject: Subject; explained: boolean }
  | { kind: 'explain'; id: number; model: string; classIndex: number }
  /** What each layer made of the input that was kept. */
  | { kind: 'layers'; id: number; model: string }

/** Bytes of runtime and models together. */
export interface LoadProgress {
  loaded: number
  total: number
}

/** What one model says about one image. */
export interface ModelOutcome extends Omit<Classification, 'tensor'> {
  /** Id of the model. */
  model: string
  /** The picture that the model saw, RGBA, in the size of its input; only of an explained classification. */
  seen: Uint8ClampedArray<ArrayBuffer> | undefined
  /** False where the browser offers no SHA-256 and the model's bytes could not be checked. */
  modelVerified: boolean
}

export interface ClassificationResult {
  /** In the order in which the models were asked for. */
  outcomes: ModelOutcome[]
  /** Decoding the file, in milliseconds; 0 for drawn pixels. */
  decodeTime: number
  /** Size of the image as decoded, in pixels. */
  width: number
  height: number
}

/** From the worker to the page. */
export type WorkerReply =
  | { kind: 'progress'; progress: LoadProgress }
  | { kind: 'prepared'; id: number; report: BackendReport }
  | { kind: 'outcome'; id: number; outcome: ModelOutcome; decodeTime: number }
  | { kind: 'classified'; id: number; result: ClassificationResult }
  /** Without a map the explanation was given up for something newer. */
  | { kind: 'explained'; id: number; heat: HeatMap | undefined }
  /** Without layers there is no input to look at: nothing was classified yet, or not to be explained. */
  | { kind: 'layers'; id: number; layers: LayerView[] | undefined }
  | { kind: 'failed'; id: number; failure: ClassifierFailure }
