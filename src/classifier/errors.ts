/** What can go wrong between a file and its five probabilities; each code has its sentence in `src/interface/demo.ts`. */
export const classifierErrorCodes = [
  'file-empty',
  'file-too-large',
  'file-not-image',
  'file-svg',
  'file-heic',
  'file-unsupported',
  'file-undecodable',
  'browser-unsupported',
  'backend-unknown',
  'runtime-unavailable',
  'model-unavailable',
  'model-altered',
  'output-invalid',
  'worker-crashed',
  'out-of-memory',
  'cancelled',
  'camera-unavailable',
] as const
export type ClassifierErrorCode = (typeof classifierErrorCodes)[number]

/** An error in a form that crosses the border between worker and page. */
export interface ClassifierFailure {
  code: ClassifierErrorCode
  /** Name of the file or resource concerned, as text (never markup). */
  file: string
  /** What was found, e.g. `text`, `61 MB`, `HTTP 404`. */
  found: string
  /** The technical cause, in English, for the console and for reports. */
  message: string
}

/** An error with a stable code, so that the interface can say in the visitor's language what to do. */
export class ClassifierError extends Error {
  override readonly name = 'ClassifierError'
  readonly code: ClassifierErrorCode
  readonly file: string
  readonly found: string

  constructor(
    code: ClassifierErrorCode,
    details: { file: string; found: string; expected: string; cause?: unknown },
  ) {
    super(`${details.file}: found ${details.found}, expected ${details.expected}.`, { cause: details.cause })
    this.code = code
    this.file = details.file
    this.found = details.found
  }
}

/** Turns any thrown value into a plain object for `postMessage`; what is not a `ClassifierError` gets the code `fallback`. */
export function toFailure(error: unknown, fallback: ClassifierErrorCode, file: string): ClassifierFailure {
  if (error instanceof ClassifierError) {
    return { code: error.code, file: error.file, found: error.found, message: error.message }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { code: isOutOfMemory(error) ? 'out-of-memory' : fallback, file, found: message, message }
}

/** Browsers and the runtime say it in different words; a failed allocation of an array is a RangeError. */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    (error instanceof RangeError && /alloc|array|memory/i.test(error.message)) ||
    /out of memory|bad_alloc|allocation failed|could not allocate/i.test(error.message)
  )
}
