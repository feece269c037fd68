import * as ort from 'onnxruntime-web/wasm'
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url'
import wasm from '@trimmed-runtime/ort-wasm-simd-threaded.trimmed.wasm?url'
import type { RuntimeModule } from './runtime'

export default { ort, wasm, mjs } satisfies RuntimeModule
