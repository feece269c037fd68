import { describe, expect, it, vi } from 'vitest'
import type { RuntimeBuild } from '@/classifier/backend'
import { parseModelCard } from '@/classifier/card'
import { ClassifierError } from '@/classifier/errors'
import type { Runtime } from '@/classifier/runtime'
import { sharedRuntimes } from '@/classifier/sharedRuntimes'
import { sturdyRuntime } from '@/classifier/sturdyRuntime'
import cardJson from '../../../public/models/flowers/model-card.json'

const model = parseModelCard(cardJson).models.document
const bytes = new Uint8Array(3)

/** A runtime that notes what it is asked; what `fails` names is refused with its error. */
function noting(build: RuntimeBuild, fails: Partial<Record<'create' | 'run' | 'release', unknown>> = {}) {
  const asked: string[] = []
  const step = (what: 'create' | 'run' | 'release') => {
    asked.push(what)
    return fails[what] === undefined ? Promise.resolve() : Promise.reject(fails[what] as Error)
  }
  const runtime: Runtime = {
    build,
    createSession: async () => {
      await step('create')
      return {
        run: () => step('run').then(() => Float32Array.of(1)),
        evaluate: () => step('run').then(() => new Map()),
        release: () => step('release'),
      }
    },
  }
  return { runtime, asked }
}

describe('sturdyRuntime', () => {
  it.each([
    ['Chromium', new WebAssembly.RuntimeError('unreachable')],
    ['Firefox', new WebAssembly.RuntimeError('unreachable executed')],
    ['Safari', new WebAssembly.RuntimeError('Unreachable code should not be executed (evaluating …)')],
    [
      'the start of the runtime',
      new Error('no available backend found. ERR: [wasm] RuntimeError: unreachable'),
    ],
  ])('changes to the whole build after what %s says', async (_who, error) => {
    const trimmed = noting('trimmed', { create: error })
    const whole = noting('wasm')
    const runtime = sturdyRuntime(trimmed.runtime, () => Promise.resolve(whole.runtime))
    expect([runtime.build, runtime.detail]).toEqual(['trimmed', undefined])
    await (await runtime.createSession(bytes, model, 'wasm')).run(new Float32Array(1))
    expect([runtime.build, runtime.detail]).toEqual(['wasm', expect.stringContaining(error.message)])
    expect(trimmed.asked).toEqual(['create'])
    expect(whole.asked).toEqual(['create', 'run'])
  })

  it.each([
    ['memory that runs out', new WebAssembly.RuntimeError('unreachable: std::bad_alloc')],
    ['an error of the model', new Error('Failed to load model because protobuf parsing failed.')],
    [
      'an error of our own',
      new ClassifierError('model-altered', { file: 'unreachable.onnx', found: '', expected: '' }),
    ],
    ['what is no error', 'unreachable'],
  ])('does not do so for %s', async (_what, error) => {
    const load = vi.fn<() => Promise<Runtime>>()
    const runtime = sturdyRuntime(noting('trimmed', { create: error }).runtime, load)
    await expect(runtime.createSession(bytes, model, 'wasm')).rejects.toBe(error)
    expect(load).not.toHaveBeenCalled()
  })

  it('leaves sessions of the build that stopped alone, also when they end', async () => {
    const trimmed = noting('trimmed', { run: new WebAssembly.RuntimeError('unreachable') })
    const whole = noting('wasm')
    const runtime = sturdyRuntime(trimmed.runtime, () => Promise.resolve(whole.runtime))
    const [first, second] = [
      await runtime.createSession(bytes, model, 'wasm'),
      await runtime.createSession(bytes, model, 'wasm'),
    ]
    await first.evaluate(new Float32Array(1), 1)
    await second.release()
    expect(trimmed.asked).toEqual(['create', 'create', 'run'])
    expect(whole.asked).toEqual(['create', 'run'])
    await first.release()
    expect(whole.asked).toEqual(['create', 'run', 'release'])
  })

  it('takes the end of a session for done when it stops there', async () => {
    const trimmed = noting('trimmed', { release: new WebAssembly.RuntimeError('unreachable') })
    const whole = noting('wasm')
    const runtime = sturdyRuntime(trimmed.runtime, () => Promise.resolve(whole.runtime))
    await (await runtime.createSession(bytes, model, 'wasm')).release()
    expect(whole.asked).toEqual([])
    expect(runtime.build).toBe('wasm')
  })
})

describe('sharedRuntimes', () => {
  it('loads each build once, and once more after it could not be loaded', async () => {
    const loads: RuntimeBuild[] = []
    let offline = true
    const shared = sharedRuntimes((build) => {
      loads.push(build)
      return offline ? Promise.reject(new Error('offline')) : Promise.resolve(noting(build).runtime)
    })
    await expect(shared('trimmed', 1)).rejects.toThrow('offline')
    offline = false
    expect(await shared('trimmed', 1)).toBe(await shared('trimmed', 1))
    expect((await shared('jspi', 1)).build).toBe('jspi')
    expect(loads).toEqual(['trimmed', 'trimmed', 'jspi'])
  })
})
