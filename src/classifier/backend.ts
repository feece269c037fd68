import { ClassifierError } from './errors'

/** Where the arithmetic runs. */
export const backendIds = ['wasm', 'webgpu'] as const
export type BackendId = (typeof backendIds)[number]

/**
 * The builds of onnxruntime-web that the site ships: `jspi` holds WebGPU and WASM, `wasm` is the smaller one, and
 * `trimmed` is `wasm` with only those functions that our models have been seen to need.
 */
export type RuntimeBuild = 'trimmed' | 'wasm' | 'jspi'

/** The descriptive fields of a `GPUAdapterInfo`. */
export interface AdapterDescription {
  vendor: string
  architecture: string
  device: string
  description: string
  isFallbackAdapter: boolean
}

/** What the browser can do, as far as the choice of a backend depends on it. */
export interface Capabilities {
  /** WebAssembly can wait for a promise (JavaScript Promise Integration). */
  jspi: boolean
  /** `navigator.gpu` exists. */
  webgpu: boolean
  /** The adapter that the browser offers, if any. */
  adapter: AdapterDescription | undefined
  crossOriginIsolated: boolean
  hardwareConcurrency: number
}

/** Why a backend was chosen; each reason has its sentence in `src/interface/demo.ts`. */
export const backendReasons = [
  'requested',
  'measured',
  'remembered',
  'no-webgpu',
  'no-adapter',
  'software-adapter',
  'no-jspi',
  'webgpu-failed',
] as const
export type BackendReason = (typeof backendReasons)[number]

export interface BackendPlan {
  /** Of `wasm` the engine takes the trimmed form. */
  build: Exclude<RuntimeBuild, 'trimmed'>
  /** With two candidates both are measured and the faster one is kept. */
  candidates: readonly [BackendId, ...BackendId[]]
  reason: BackendReason
  /** The graphics card that a measurement holds for. */
  device?: string
}

/** What the visitor wants, and what an earlier visit has found out. */
export interface BackendPreferences {
  /** A backend that the visitor insists on. */
  requested?: BackendId | undefined
  /** Threads for WASM, fewer than the device has. */
  threads?: number | undefined
  /** The faster backend of an earlier measurement; it holds as long as the graphics card is the same. */
  remembered?: { device: string; backend: BackendId } | undefined
}

const softwareRenderers = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|warp\b/i

/** Whether an adapter computes on the processor: far slower than WASM (1,600 ms against 17 ms when last measured). */
export function isSoftwareAdapter(adapter: AdapterDescription): boolean {
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter
  return isFallbackAdapter || softwareRenderers.test([vendor, architecture, device, description].join(' '))
}

/**
 * Reads `?backend=` from a page's query string.
 *
 * @param query The query string, with or without the question mark.
 * @returns The backend asked for, or `undefined` when the visitor leaves the choice to us.
 * @throws {ClassifierError} `backend-unknown` for any other value.
 */
export function requestedBackend(query: string): BackendId | undefined {
  const value = new URLSearchParams(query).get('backend')
  if (value === null || value === '') return undefined
  const known = backendIds.find((id) => id === value.toLowerCase())
  if (known) return known
  throw new ClassifierError('backend-unknown', {
    file: '?backend=',
    found: value.slice(0, 40),
    expected: backendIds.join(' or '),
  })
}

/**
 * Reads `?threads=` from a page's query string: for measuring, and for devices on which threads misbehave.
 *
 * @returns A whole number of at least 1, or `undefined`.
 */
export function requestedThreads(query: string): number | undefined {
  const value = Number(new URLSearchParams(query).get('threads') ?? NaN)
  return Number.isInteger(value) && value >= 1 ? value : undefined
}

/**
 * Decides which build to load and which backends to try.
 *
 * @param preferences With WebGPU insisted on, a software adapter is taken as well.
 */
export function planBackends(capabilities: Capabilities, preferences: BackendPreferences = {}): BackendPlan {
  const { jspi, webgpu, adapter } = capabilities
  const { requested, remembered } = preferences
  const wasm = (reason: BackendReason): BackendPlan => ({ build: 'wasm', candidates: ['wasm'], reason })
  if (requested === 'wasm') return wasm('requested')
  if (!webgpu) return wasm('no-webgpu')
  if (!adapter) return wasm('no-adapter')
  if (!jspi) return wasm('no-jspi')
  if (requested === 'webgpu') return { build: 'jspi', candidates: ['webgpu'], reason: 'requested' }
  if (isSoftwareAdapter(adapter)) return wasm('software-adapter')
  const device = [adapter.vendor, adapter.architecture, adapter.device, adapter.description].join(' ').trim()
  if (remembered?.device === device) {
    const { backend } = remembered
    return { build: backend === 'webgpu' ? 'jspi' : 'wasm', candidates: [backend], reason: 'remembered' }
  }
  return { build: 'jspi', candidates: ['wasm', 'webgpu'], reason: 'measured', device }
}

/** Beyond these the models gain nothing. */
export const mostThreads = 4

/**
 * Threads for the WASM backend: shared memory, and so more than one, exists only in a cross-origin isolated page.
 *
 * @param limit The visitor's own limit.
 */
export function threadCount(
  { crossOriginIsolated, hardwareConcurrency }: Capabilities,
  limit = Infinity,
): number {
  return crossOriginIsolated ? Math.max(1, Math.min(mostThreads, hardwareConcurrency || 1, limit)) : 1
}

const warmUps = 3
const timedRuns = 5

/**
 * Median time of one run in milliseconds: 3 warm-up runs, then 5 timed ones.
 *
 * @param run One inference.
 * @param now A clock in milliseconds.
 * @param limit Give up once a run after the first (which compiles) takes longer than this; the result is then infinite.
 */
export async function medianTime(
  run: () => Promise<unknown>,
  now: () => number,
  limit = Infinity,
): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < warmUps + timedRuns; index++) {
    const start = now()
    await run()
    const time = now() - start
    if (index > 0 && time > limit) return Infinity
    if (index >= warmUps) times.push(time)
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? Infinity
}

/** Asks the browser what it can do. Never throws: what cannot be asked does not exist. */
export async function probeCapabilities(scope: {
  navigator: { gpu?: GpuEntry; hardwareConcurrency?: number }
  crossOriginIsolated?: boolean
}): Promise<Capabilities> {
  const { gpu, hardwareConcurrency = 1 } = scope.navigator
  return {
    jspi: typeof WebAssembly === 'object' && 'Suspending' in WebAssembly,
    webgpu: gpu !== undefined,
    adapter: gpu && (await describeAdapter(gpu)),
    crossOriginIsolated: scope.crossOriginIsolated === true,
    hardwareConcurrency,
  }
}

/** The part of `navigator.gpu` that is asked for; TypeScript's DOM types do not have it. */
export interface GpuEntry {
  requestAdapter(options?: { powerPreference?: string }): Promise<{
    info?: Partial<AdapterDescription>
    isFallbackAdapter?: boolean
  } | null>
}

async function describeAdapter(gpu: GpuEntry): Promise<AdapterDescription | undefined> {
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' })
    if (!adapter) return undefined
    const {
      vendor = '',
      architecture = '',
      device = '',
      description = '',
      isFallbackAdapter,
    } = adapter.info ?? {}
    return {
      vendor,
      architecture,
      device,
      description,
      isFallbackAdapter: isFallbackAdapter ?? adapter.isFallbackAdapter ?? false,
    }
  } catch {
    return undefined
  }
}
