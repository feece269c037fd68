/**
 * The same module once more: bundlers take another query for another module. One instance can load one binary in its
 * life, and the whole build is wanted when the trimmed one has already been loaded.
 */
declare module 'onnxruntime-web/wasm?whole' {
  export * from 'onnxruntime-web/wasm'
}
