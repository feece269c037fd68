import * as ort from 'onnxruntime-web/wasm?whole'
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import type { RuntimeModule } from './runtime'

export default { ort, wasm, mjs } satisfies RuntimeModule
