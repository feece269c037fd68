import * as ort from 'onnxruntime-web/jspi'
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url'
import type { RuntimeModule } from './runtime'

export default { ort, wasm, mjs } satisfies RuntimeModule
