import { describe, expect, it } from 'vitest'
import type { BackendId, Capabilities, RuntimeBuild } from '@/classifier/backend'
import type { RunnableModel } from '@/classifier/card'
import { Engine, type EngineSurroundings } from '@/classifier/engine'
import { ClassifierError } from '@/classifier/errors'

const model: RunnableModel = {
  id: 'document',
  file: 'document.onnx',
  sha256: '0'.repeat(64),
  bytes: 3,
  input: { name: 'pixels', layout: 'NHWC', size: [2, 2], scale: 1 / 255, mean: [0, 0, 0], std: [1, 1, 1] },
  outputs: ['probabilities'],
  temperature: 1,
}
const image = { data: new Uint8ClampedArray(16).fill(255), width: 2, height: 2 }
const graphicsCard: Capabilities = {
  jspi: true,
  webgpu: true,
  adapter: { vendor: 'nvidia', architecture: '', device: '', description: '', isFallbackAdapter: false },
  crossOriginIsolated: false,
  hardwareConcurrency: 8,
}
const good = new Float32Array([0.1, 0.9])

/** Surroundings with a clock that each run moves on; `runs` says what a backend does, `loads` records the builds. */
function surroundings(options: {
  capabilities?: Capabilities
  times?: Partial<Record<BackendId, number>>
  run?: (backend: BackendId, build: RuntimeBuild) => Float32Array
  load?: (build: RuntimeBuild) => void
  loadModel?: () => Promise<Uint8Array>
}) {
  let time = 0
  const loads: RuntimeBuild[] = []
  const released: BackendId[] = []
  const value: EngineSurroundings = {
    now: () => time,
    capabilities: () => Promise.resolve(options.capabilities ?? graphicsCard),
    loadModel: options.loadModel ?? (() => Promise.resolve(new Uint8Array(3))),
    loadRuntime(build) {
      loads.push(build)
      try {
        options.load?.(build)
      } catch (error) {
        return Promise.reject(error as Error)
      }
      return Promise.resolve({
        build,
        createSession: (_bytes: Uint8Array, _model: RunnableModel, backend: BackendId) =>
          Promise.resolve({
            run: () => Promise.resolve(good),
            evaluate: (_tensor: Float32Array, count: number) => {
              time += options.times?.[backend] ?? 10
              try {
                const answer = options.run?.(backend, build) ?? good
                const data = Float32Array.from(
                  { length: answer.length * count },
                  (_, at) => answer[at % answer.length] ?? 0,
                )
                return Promise.resolve(new Map([['probabilities', { data, dims: [count, answer.length] }]]))
              } catch (error) {
                return Promise.reject(error as Error)
              }
            },
            release: () => {
              released.push(backend)
              return Promise.resolve()
            },
          }),
      })
    },
  }
  return { value, loads, released }
}

describe('Engine', () => {
  it('keeps WebGPU where it is measured to be faster', async () => {
    const { value, loads, released } = surroundings({ times: { wasm: 17, webgpu: 4 } })
    const { report, probabilities } = await new Engine(model, 2, {}, value).classify(image)
    expect(report).toMatchObject({ backend: 'webgpu', reason: 'measured', measured: { wasm: 17, webgpu: 4 } })
    expect(probabilities[1]).toBeCloseTo(0.9, 6)
    expect(loads).toEqual(['jspi'])
    expect(released).toEqual(['wasm'])
  })

  it('keeps WASM where WebGPU is slower', async () => {
    const { value, released } = surroundings({ times: { wasm: 17, webgpu: 1600 } })
    const report = await new Engine(model, 2, {}, value).prepare()
    expect(report).toMatchObject({ backend: 'wasm', measured: { wasm: 17, webgpu: Infinity } })
    expect(released).toEqual(['webgpu'])
  })

  it('never loads the larger build without a graphics card', async () => {
    const { value, loads } = surroundings({ capabilities: { ...graphicsCard, adapter: undefined } })
    const report = await new Engine(model, 2, {}, value).prepare()
    expect(report).toEqual({ backend: 'wasm', reason: 'no-adapter', threads: 1, loadTime: 0 })
    expect(loads).toEqual(['wasm'])
  })

  it('falls back to WASM when the WebGPU build does not load', async () => {
    const { value, loads } = surroundings({
      load: (build) => {
        if (build === 'jspi') throw new Error('import failed')
      },
    })
    const { report } = await new Engine(model, 2, {}, value).classify(image)
    expect(report).toMatchObject({ backend: 'wasm', reason: 'webgpu-failed', detail: 'import failed' })
    expect(loads).toEqual(['jspi', 'wasm'])
  })

  it('falls back to WASM in the middle when the device is lost or answers with zeros', async () => {
    let lost = false
    const { value } = surroundings({
      run: (backend) => (backend === 'webgpu' && lost ? new Float32Array(2) : good),
    })
    const engine = new Engine(model, 2, { requested: 'webgpu' }, value)
    expect((await engine.classify(image)).report).toMatchObject({ backend: 'webgpu', reason: 'requested' })
    lost = true
    const { report, probabilities } = await engine.classify(image)
    expect(report).toMatchObject({ backend: 'wasm', reason: 'webgpu-failed' })
    expect(probabilities[1]).toBeCloseTo(0.9, 6)
    expect((await engine.classify(image)).report.backend).toBe('wasm')
  })

  it('reports an invalid answer of the last resort', async () => {
    const { value } = surroundings({ run: () => new Float32Array([NaN, 1]) })
    await expect(new Engine(model, 2, { requested: 'wasm' }, value).classify(image)).rejects.toMatchObject({
      code: 'output-invalid',
    })
  })

  it('does not blame WebGPU for an altered model, and tries again at the next request', async () => {
    let attempts = 0
    const { value } = surroundings({
      loadModel: () => {
        attempts++
        return attempts === 1
          ? Promise.reject(
              new ClassifierError('model-altered', { file: 'document.onnx', found: 'a', expected: 'b' }),
            )
          : Promise.resolve(new Uint8Array(3))
      },
    })
    const engine = new Engine(model, 2, { requested: 'webgpu' }, value)
    await expect(engine.classify(image)).rejects.toMatchObject({ code: 'model-altered' })
    expect((await engine.classify(image)).report.backend).toBe('webgpu')
  })
})
