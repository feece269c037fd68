import { describe, expect, it } from 'vitest'
import {
  isSoftwareAdapter,
  medianTime,
  planBackends,
  probeCapabilities,
  requestedBackend,
  threadCount,
  type Capabilities,
} from '@/classifier/backend'

const realAdapter = {
  vendor: 'nvidia',
  architecture: 'ada',
  device: '',
  description: '',
  isFallbackAdapter: false,
}
const softwareAdapter = { ...realAdapter, vendor: 'google', architecture: 'swiftshader' }
const everything: Capabilities = {
  jspi: true,
  webgpu: true,
  adapter: realAdapter,
  crossOriginIsolated: true,
  hardwareConcurrency: 8,
}

describe('isSoftwareAdapter', () => {
  it.each([
    { ...realAdapter, architecture: 'swiftshader' },
    { ...realAdapter, description: 'llvmpipe (LLVM 15)' },
    { ...realAdapter, description: 'Microsoft Basic Render Driver' },
    { ...realAdapter, isFallbackAdapter: true },
  ])('recognises %j', (adapter) => expect(isSoftwareAdapter(adapter)).toBe(true))
  it('lets a graphics card pass', () => expect(isSoftwareAdapter(realAdapter)).toBe(false))
})

describe('requestedBackend', () => {
  it('leaves the choice open without the parameter', () => {
    expect(requestedBackend('')).toBeUndefined()
    expect(requestedBackend('?q=1')).toBeUndefined()
  })
  it('reads the two known values', () => {
    expect(requestedBackend('?backend=wasm')).toBe('wasm')
    expect(requestedBackend('?x=1&backend=WebGPU')).toBe('webgpu')
  })
  it('refuses any other value by name', () => {
    expect(() => requestedBackend('?backend=webgl')).toThrow(/webgl.*wasm or webgpu/)
  })
})

describe('planBackends', () => {
  it('measures both on a real adapter', () => {
    expect(planBackends(everything)).toEqual({
      build: 'jspi',
      candidates: ['wasm', 'webgpu'],
      reason: 'measured',
      device: 'nvidia ada',
    })
  })
  it('does not measure again what an earlier visit has measured on the same graphics card', () => {
    const remembered = { device: 'nvidia ada', backend: 'webgpu' } as const
    expect(planBackends(everything, { remembered })).toEqual({
      build: 'jspi',
      candidates: ['webgpu'],
      reason: 'remembered',
    })
    expect(planBackends(everything, { remembered: { ...remembered, backend: 'wasm' } }).build).toBe('wasm')
    expect(planBackends(everything, { remembered: { ...remembered, device: 'intel' } }).reason).toBe(
      'measured',
    )
    expect(planBackends(everything, { remembered, requested: 'wasm' }).reason).toBe('requested')
  })
  it.each([
    [{ ...everything, webgpu: false, adapter: undefined }, 'no-webgpu'],
    [{ ...everything, adapter: undefined }, 'no-adapter'],
    [{ ...everything, adapter: softwareAdapter }, 'software-adapter'],
    [{ ...everything, jspi: false }, 'no-jspi'],
  ] as const)('takes the small WASM build otherwise (%#)', (capabilities, reason) => {
    expect(planBackends(capabilities)).toEqual({ build: 'wasm', candidates: ['wasm'], reason })
  })
  it('obeys the visitor', () => {
    expect(planBackends(everything, { requested: 'wasm' }).build).toBe('wasm')
    expect(
      planBackends({ ...everything, adapter: softwareAdapter }, { requested: 'webgpu' }).candidates,
    ).toEqual(['webgpu'])
  })
  it('cannot conjure up WebGPU where there is none', () => {
    expect(planBackends({ ...everything, adapter: undefined }, { requested: 'webgpu' })).toMatchObject({
      candidates: ['wasm'],
      reason: 'no-adapter',
    })
  })
})

describe('threadCount', () => {
  it('is 1 without cross-origin isolation, else at most 4', () => {
    expect(threadCount({ ...everything, crossOriginIsolated: false })).toBe(1)
    expect(threadCount(everything)).toBe(4)
    expect(threadCount({ ...everything, hardwareConcurrency: 2 })).toBe(2)
    expect(threadCount(everything, 1)).toBe(1)
  })
})

describe('medianTime', () => {
  /** A clock that each run moves on by the next of the given times. */
  const runsOf = (times: number[]) => {
    let time = 0
    return {
      now: () => time,
      run: () => {
        time += times.shift() ?? 0
        return Promise.resolve()
      },
    }
  }
  it('ignores three warm-up runs and takes the median of five', async () => {
    const { run, now } = runsOf([900, 500, 100, 9, 7, 30, 8, 7])
    expect(await medianTime(run, now)).toBe(8)
  })
  it('gives up on a backend that is far too slow, but forgives the first run', async () => {
    const slow = runsOf([5000, 1600, 1600])
    expect(await medianTime(slow.run, slow.now, 100)).toBe(Infinity)
    const compiling = runsOf([5000, 10, 10, 10, 10, 10, 10, 10])
    expect(await medianTime(compiling.run, compiling.now, 100)).toBe(10)
  })
})

describe('probeCapabilities', () => {
  it('takes a failing adapter request for no adapter', async () => {
    const gpu = { requestAdapter: () => Promise.reject(new Error('blocked')) }
    const found = await probeCapabilities({ navigator: { gpu, hardwareConcurrency: 4 } })
    expect(found).toMatchObject({ webgpu: true, adapter: undefined, crossOriginIsolated: false })
  })
})
