import type { RuntimeBuild } from './backend'

/** Sizes of the runtime's WebAssembly files in bytes, for the progress bar; a unit test compares them, and the version, with the package. */
export const runtimeBytes: Record<RuntimeBuild, number> = {
  trimmed: 6_746_269,
  wasm: 14_239_897,
  jspi: 16_758_545,
}

/** Version of onnxruntime-web: what was measured with another one no longer counts. */
export const runtimeVersion = '1.30.0'
