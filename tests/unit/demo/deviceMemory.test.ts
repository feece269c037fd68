import { beforeEach, describe, expect, it, vi } from 'vitest'
import { rememberMeasurement, rememberedMeasurement } from '@/components/demo/deviceMemory'

const model = { id: 'improved', sha256: 'aa' }
const other = { id: 'document', sha256: 'cc' }
const measured = { wasm: 9, webgpu: 3 }
const report = { backend: 'webgpu', reason: 'measured', device: 'acme fast', measured } as const

beforeEach(() => {
  const entries = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => entries.set(key, value),
    removeItem: (key: string) => entries.delete(key),
  })
})

describe('the measurement of a device', () => {
  it('is remembered for the model that was measured', () => {
    rememberMeasurement(model, report)
    expect(rememberedMeasurement(model)).toEqual({ device: 'acme fast', backend: 'webgpu' })
    expect(rememberedMeasurement(other)).toBeUndefined()
    rememberMeasurement(other, { ...report, backend: 'wasm' })
    expect(rememberedMeasurement(model)?.backend).toBe('webgpu')
    expect(rememberedMeasurement(other)?.backend).toBe('wasm')
  })

  it('does not outlive the model or the runtime', async () => {
    rememberMeasurement(model, report)
    expect(rememberedMeasurement({ ...model, sha256: 'bb' })).toBeUndefined()
    vi.resetModules()
    vi.doMock('@/classifier/runtimeBytes', () => ({ runtimeVersion: '9.9.9' }))
    const later = await import('@/components/demo/deviceMemory')
    expect(later.rememberedMeasurement(model)).toBeUndefined()
    vi.doUnmock('@/classifier/runtimeBytes')
  })

  it('is forgotten when what it chose has failed', () => {
    rememberMeasurement(model, report)
    rememberMeasurement(model, { backend: 'wasm', reason: 'webgpu-failed' })
    expect(rememberedMeasurement(model)).toBeUndefined()
  })

  it('is absent where nothing is stored, or nonsense is', () => {
    localStorage.setItem('flower-demo.measurement', '[1')
    expect(rememberedMeasurement(model)).toBeUndefined()
    vi.stubGlobal('localStorage', undefined)
    rememberMeasurement(model, report)
    expect(rememberedMeasurement(model)).toBeUndefined()
  })
})
