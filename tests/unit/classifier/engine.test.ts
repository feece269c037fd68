import { describe, expect, it } from 'vitest'
import type { BackendId, Capabilities, RuntimeBuild } from '@/classifier/backend'
import type { RunnableModel } from '@/classifier/card'
import { Engine, type EngineSurroundings } from '@/classifier/engine'
import { ClassifierError } from '@/classifier/errors'
import { sharedRuntimes } from '@/classifier/sharedRuntimes'

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
    expect(loads).toEqual(['trimmed'])
  })

  it('falls back to WASM when the WebGPU build does not load', async () => {
    const { value, loads } = surroundings({
      load: (build) => {
        if (build === 'jspi') throw new Error('import failed')
      },
    })
    const { report } = await new Engine(model, 2, {}, value).classify(image)
    expect(report).toMatchObject({ backend: 'wasm', reason: 'webgpu-failed', detail: 'import failed' })
    expect(loads).toEqual(['jspi', 'trimmed'])
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

describe('Engine on a trimmed build that lacks a function', () => {
  const noCard = { ...graphicsCard, adapter: undefined }
  const trap = () => new WebAssembly.RuntimeError('unreachable')
  const layer = { tensor: 'relu', channels: 1, height: 1, width: 2 }
  /** Surroundings that share their runtimes as the worker does; only `faulty` builds come to a function that is not there. */
  function lacking(faulty: readonly RuntimeBuild[], when: () => boolean = () => true) {
    const { value, loads } = surroundings({
      capabilities: noCard,
      run: (_backend, build) => {
        if (when() && faulty.includes(build)) throw trap()
        return good
      },
    })
    return { value: { ...value, loadRuntime: sharedRuntimes(value.loadRuntime, new EventTarget()) }, loads }
  }

  it('answers with the whole build, says why, and stays there', async () => {
    const { value, loads } = lacking(['trimmed'])
    const engine = new Engine(model, 2, {}, value)
    const { report, probabilities } = await engine.classify(image)
    expect(probabilities[1]).toBeCloseTo(0.9, 6)
    expect(report).toMatchObject({ backend: 'wasm', reason: 'no-adapter' })
    expect(report.detail).toMatch(/trimmed build.*: unreachable$/)
    expect((await engine.prepare()).detail).toBe(report.detail)
    await engine.classify(image)
    expect(loads).toEqual(['trimmed', 'wasm'])
  })

  it('reports the error when the whole build fails in the same way, without a third try', async () => {
    const { value, loads } = lacking(['trimmed', 'wasm'])
    const engine = new Engine(model, 2, {}, value)
    await expect(engine.classify(image)).rejects.toThrow('unreachable')
    expect(loads).toEqual(['trimmed', 'wasm'])
    await expect(engine.classify(image)).rejects.toThrow('unreachable')
    expect(loads).toEqual(['trimmed', 'wasm'])
  })

  it('goes on in the middle of an explanation by occlusion', async () => {
    let cut = false
    const { value, loads } = lacking(['trimmed'], () => cut)
    const engine = new Engine(model, 2, {}, value)
    const { tensor } = await engine.classify(image)
    cut = true
    expect(await engine.occlusion(tensor, 1, () => Promise.resolve(true))).toBeDefined()
    expect(loads).toEqual(['trimmed', 'wasm'])
  })

  it('shows the layers all the same', async () => {
    const layers = [layer]
    const outputs = new Map([['relu', { data: Float32Array.of(1, 2), dims: [1, 1, 1, 2] }]])
    const { value, loads } = lacking([])
    const loadRuntime = sharedRuntimes((build) => {
      loads.push(build)
      return Promise.resolve({
        build,
        createSession: (_bytes, { outputs: [first] }) =>
          build === 'trimmed' && first === 'relu'
            ? Promise.reject(trap())
            : Promise.resolve({
                run: () => Promise.resolve(good),
                evaluate: () => Promise.resolve(outputs),
                release: () => Promise.resolve(),
              }),
      })
    }, new EventTarget())
    const engine = new Engine({ ...model, layers }, 2, {}, { ...value, loadRuntime })
    expect(await engine.layers(new Float32Array(12))).toHaveLength(1)
    expect(loads).toEqual(['trimmed', 'wasm'])
  })

  it('takes the other models along: nobody goes back to the build that stopped', async () => {
    let cut = false
    const { value, loads } = lacking(['trimmed'], () => cut)
    const first = new Engine(model, 2, {}, value)
    const second = new Engine({ ...model, id: 'improved' }, 2, {}, value)
    await second.classify(image)
    cut = true
    await first.classify(image)
    cut = false
    expect((await second.classify(image)).report.detail).toMatch(/trimmed build/)
    expect(loads).toEqual(['trimmed', 'wasm'])
  })

  it('comes after WebGPU has failed, too; both causes are told', async () => {
    const { value, loads } = surroundings({
      load: (build) => {
        if (build === 'jspi') throw new Error('import failed')
      },
      run: (_backend, build) => {
        if (build === 'trimmed') throw trap()
        return good
      },
    })
    const shared = { ...value, loadRuntime: sharedRuntimes(value.loadRuntime, new EventTarget()) }
    const { report } = await new Engine(model, 2, {}, shared).classify(image)
    expect(report).toMatchObject({ reason: 'webgpu-failed' })
    expect(report.detail).toMatch(/^import failed\. The trimmed build/)
    expect(loads).toEqual(['jspi', 'trimmed', 'wasm'])
  })
})
