import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runtimeBytes } from '@/classifier/runtimeBytes'

describe('runtimeBytes', () => {
  it.each([
    ['wasm', 'ort-wasm-simd-threaded.wasm'],
    ['jspi', 'ort-wasm-simd-threaded.jspi.wasm'],
  ] as const)('is the size of the %s build as installed', (build, file) => {
    const path = fileURLToPath(import.meta.resolve(`onnxruntime-web/${file}`))
    expect(runtimeBytes[build]).toBe(statSync(path).size)
  })
})
