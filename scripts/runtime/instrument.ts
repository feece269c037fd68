import { joined, readUnsigned, unsigned, withFunctionBodies } from '../../src/runtime/functionBodies'

/** Where in the runtime's memory the marks begin: behind all that a heap of the models' size ever uses. */
export const marksAt = 2 ** 30
/** Size of a page of WebAssembly's memory. */
const pageBytes = 65_536

const constant = 0x41
const store8 = 0x3a

/** The module with functions that write a 1 to a place of their own, from `marksAt` on, when they are called. */
export function withMarks(module: Uint8Array): Uint8Array<ArrayBuffer> {
  return withFunctionBodies(module, (body, place) => {
    const start = endOfLocals(body)
    const mark = Uint8Array.of(constant, 0, constant, 1, store8, 0)
    return joined([body.subarray(0, start), mark, unsigned(marksAt + place), body.subarray(start)])
  })
}

/** Locals are declared in groups: how many, and of which type, which is one byte for all types of numbers. */
function endOfLocals(body: Uint8Array): number {
  let [groups, at] = readUnsigned(body, 0)
  for (; groups > 0; groups--) at = readUnsigned(body, at)[1] + 1
  return at
}

const memory = 'new WebAssembly.Memory({initial:256,maximum:65536,shared:!0})'

/**
 * The runtime's loader with memory that has room for the marks and is at hand as `globalThis.markedMemory`.
 *
 * @param functions How many functions the module defines.
 * @throws when the loader makes its memory in another way than the one this was written for.
 */
export function withRoomForMarks(loader: string, functions: number): string {
  const pages = marksAt / pageBytes + Math.ceil(functions / pageBytes)
  if (loader.split(memory).length !== 2) {
    throw new Error(
      `ort-wasm-simd-threaded.mjs: found the text "${memory}" ${loader.split(memory).length - 1} times, expected it once. onnxruntime-web makes its memory in another way now: adapt scripts/runtime/instrument.ts.`,
    )
  }
  return loader.replace(
    memory,
    `(globalThis.markedMemory=new WebAssembly.Memory({initial:${pages},maximum:65536,shared:!0}))`,
  )
}
