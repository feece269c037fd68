import type { RunnableModel } from './card'
import { ClassifierError, type ClassifierErrorCode } from './errors'
import { forgetFile, keepFile, keptFile, type FileVersion } from './keptFiles'

/** Bytes received so far. */
export type ProgressListener = (loaded: number) => void

/**
 * Fetches a file and reports the bytes as they arrive (after decompression).
 *
 * @param url Absolute URL on the site's own origin.
 * @param code Code of the error when the file cannot be had.
 * @throws {ClassifierError} with the HTTP status or the network's message as what was found.
 */
export async function download(
  url: string,
  code: ClassifierErrorCode,
  onProgress: ProgressListener = () => undefined,
  cache: RequestCache = 'default',
): Promise<Uint8Array<ArrayBuffer>> {
  const file = new URL(url).pathname.split('/').pop() ?? url
  const failure = (found: string, cause?: unknown) =>
    new ClassifierError(code, { file, found, expected: 'the file with HTTP status 200', cause })
  let response: Response
  try {
    response = await fetch(url, { cache })
  } catch (cause) {
    throw failure(cause instanceof Error ? cause.message : String(cause), cause)
  }
  if (!response.ok) throw failure(`HTTP ${response.status}`)
  if (!response.body) return new Uint8Array(await response.arrayBuffer())

  const chunks: Uint8Array[] = []
  let loaded = 0
  try {
    for await (const chunk of readChunks(response.body)) {
      chunks.push(chunk)
      loaded += chunk.length
      onProgress(loaded)
    }
  } catch (cause) {
    throw failure(`${loaded} bytes, then a broken connection`, cause)
  }
  const bytes = new Uint8Array(loaded)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Streams are not async-iterable in every browser yet. */
async function* readChunks(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

/**
 * Fetches a model, or takes the copy of an earlier visit, and compares it with its card. A copy that no longer fits is
 * fetched anew.
 *
 * @param url Absolute URL of the model file.
 * @returns The bytes; `verified` is false where the browser offers no SHA-256.
 * @throws {ClassifierError} `model-unavailable`, `model-altered`.
 */
export async function downloadModel(
  url: string,
  { file, sha256: expected }: Pick<RunnableModel, 'file' | 'sha256'>,
  onProgress: ProgressListener,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; verified: boolean }> {
  const version: FileVersion = { url, slot: file, version: expected }
  const kept = await keptFile(version)
  if (kept) {
    if ((await sha256(kept)) === expected) {
      onProgress(kept.length)
      return { bytes: kept, verified: true }
    }
    await forgetFile(version)
  }
  const attempt = async (cache: RequestCache) => {
    const bytes = await download(url, 'model-unavailable', onProgress, cache)
    return { bytes, found: await sha256(bytes) }
  }
  let { bytes, found } = await attempt('default')
  if (found !== undefined && found !== expected) ({ bytes, found } = await attempt('reload'))
  if (found !== undefined && found !== expected) {
    throw new ClassifierError('model-altered', {
      file,
      found: `SHA-256 ${found}, ${bytes.length} bytes`,
      expected: `SHA-256 ${expected}`,
    })
  }
  if (found !== undefined) void keepFile(version, bytes)
  return { bytes, verified: found !== undefined }
}

/** SHA-256 in hexadecimal, or `undefined` where the browser offers no `crypto.subtle` (pages served without HTTPS). */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined
  if (!subtle) return undefined
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
