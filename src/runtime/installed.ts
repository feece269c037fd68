import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseKeptFunctions, trimmed, type KeptFunctions } from './trim.ts'

/** The runtime's plain WASM build in the installed package. */
export const wholeBinaryPath = (): string =>
  createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm')

/** Where the list of kept functions is. */
export const keptFunctionsPath = fileURLToPath(new URL('./keptFunctions.json', import.meta.url))

/** The list of kept functions as committed. */
export function keptFunctions(): KeptFunctions {
  return parseKeptFunctions(readFileSync(keptFunctionsPath, 'utf8'), 'src/runtime/keptFunctions.json')
}

/**
 * The trimmed build of what is installed.
 *
 * @throws {KeptFunctionsError} when another version of onnxruntime-web is installed than the list is for.
 */
export function trimmedBinary(): Uint8Array<ArrayBuffer> {
  return trimmed(readFileSync(wholeBinaryPath()), keptFunctions())
}
