import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runtimeBytes, runtimeVersion } from '@/classifier/runtimeBytes'
import { trimmedBinary } from '@/runtime/installed'

describe('runtimeBytes', () => {
  it.each([
    ['wasm', 'ort-wasm-simd-threaded.wasm'],
    ['jspi', 'ort-wasm-simd-threaded.jspi.wasm'],
  ] as const)('is the size of the %s build as installed', (build, file) => {
    const path = fileURLToPath(import.meta.resolve(`onnxruntime-web/${file}`))
    expect(runtimeBytes[build]).toBe(statSync(path).size)
  })

  it('is the size of the trimmed build as the list of kept functions makes it', () => {
    expect(runtimeBytes.trimmed).toBe(trimmedBinary().length)
  })

  it('names the version that is installed', () => {
    const binary = fileURLToPath(import.meta.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'))
    const installed = JSON.parse(readFileSync(new URL(`file://${binary}/../../package.json`), 'utf8')) as {
      version: string
    }
    expect(runtimeVersion).toBe(installed.version)
  })
})
