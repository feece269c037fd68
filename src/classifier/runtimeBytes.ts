import type { RuntimeBuild } from './backend'

/** Sizes of the runtime's WebAssembly files in bytes, for the progress bar; a unit test compares them with the package. */
export const runtimeBytes: Record<RuntimeBuild, number> = { wasm: 14_239_897, jspi: 16_758_545 }
