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
    const runtime = sturdyRuntime(trimmed.runtime, () => Promise.resolve(whole.runtime), new EventTarget())
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
    const runtime = sturdyRuntime(noting('trimmed', { create: error }).runtime, load, new EventTarget())
    await expect(runtime.createSession(bytes, model, 'wasm')).rejects.toBe(error)
    expect(load).not.toHaveBeenCalled()
  })

  it('leaves sessions of the build that stopped alone, also when they end', async () => {
    const trimmed = noting('trimmed', { run: new WebAssembly.RuntimeError('unreachable') })
    const whole = noting('wasm')
    const runtime = sturdyRuntime(trimmed.runtime, () => Promise.resolve(whole.runtime), new EventTarget())
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
    const runtime = sturdyRuntime(trimmed.runtime, () => Promise.resolve(whole.runtime), new EventTarget())
    await (await runtime.createSession(bytes, model, 'wasm')).release()
    expect(whole.asked).toEqual([])
    expect(runtime.build).toBe('wasm')
  })
})

describe('an error that nobody catches', () => {
  /** A build that never gets ready, as one that has stopped while it waited for its threads. */
  const stuck: Runtime = { build: 'trimmed', createSession: () => new Promise(() => undefined) }
  const event = (type: string, fields: object) => Object.assign(new Event(type, { cancelable: true }), fields)
  const inThread = (message: string) => event('error', { error: event('error', { message }) })
  const inStart = (reason: unknown) => event('unhandledrejection', { reason })
  const unreachable = 'Uncaught RuntimeError: unreachable'

  it.each([
    ['of a thread, thrown by the runtime,', inThread(unreachable)],
    ['of a thread, handed on by the browser,', event('error', { error: null, message: unreachable })],
    ['of the start', inStart(new WebAssembly.RuntimeError('unreachable'))],
  ])('%s makes the whole build take over, and does not end the worker', async (_whose, error) => {
    const scope = new EventTarget()
    const whole = noting('wasm')
    const runtime = sturdyRuntime(stuck, () => Promise.resolve(whole.runtime), scope)
    const session = runtime.createSession(bytes, model, 'wasm')
    scope.dispatchEvent(error)
    await (await session).run(new Float32Array(1))
    expect(whole.asked).toEqual(['create', 'run'])
    expect(error.defaultPrevented).toBe(true)
    const another = inThread(unreachable)
    scope.dispatchEvent(another)
    expect(another.defaultPrevented).toBe(true)
  })

  it('is remembered when nothing is under way', async () => {
    const scope = new EventTarget()
    const trimmed = noting('trimmed')
    const runtime = sturdyRuntime(trimmed.runtime, () => Promise.resolve(noting('wasm').runtime), scope)
    scope.dispatchEvent(inThread(unreachable))
    await (await runtime.createSession(bytes, model, 'wasm')).run(new Float32Array(1))
    expect(runtime.build).toBe('wasm')
    expect(trimmed.asked).toEqual([])
  })

  it.each([
    ['anything else', inThread('Uncaught TypeError: x is undefined')],
    ['what is no error', inStart(undefined)],
  ])('is left to others when it is %s', (_what, error) => {
    const scope = new EventTarget()
    sturdyRuntime(stuck, () => Promise.reject(new Error('not wanted')), scope)
    scope.dispatchEvent(error)
    expect(error.defaultPrevented).toBe(false)
  })
})

describe('sharedRuntimes', () => {
  it('loads each build once, and once more after it could not be loaded', async () => {
    const loads: RuntimeBuild[] = []
    let offline = true
    const shared = sharedRuntimes((build) => {
      loads.push(build)
      return offline ? Promise.reject(new Error('offline')) : Promise.resolve(noting(build).runtime)
    }, new EventTarget())
    await expect(shared('trimmed', 1)).rejects.toThrow('offline')
    offline = false
    expect(await shared('trimmed', 1)).toBe(await shared('trimmed', 1))
    expect((await shared('jspi', 1)).build).toBe('jspi')
    expect(loads).toEqual(['trimmed', 'trimmed', 'jspi'])
  })
})
