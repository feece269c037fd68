import type * as Ort from 'onnxruntime-web/wasm'
import type { BackendId, RuntimeBuild } from './backend'
import type { RunnableModel } from './card'
import { download, type ProgressListener } from './download'
import { ClassifierError } from './errors'
import { keepFile, keptFile } from './keptFiles'

/** One output of a model. */
export interface ModelOutput {
  data: Float32Array
  /** Shape; the first length is the number of images. */
  dims: readonly number[]
}

/** One loaded model on one backend. */
export interface Session {
  /**
   * @param tensor NHWC, one image.
   * @returns The model's first output: one probability per class, not calibrated.
   */
  run(tensor: Float32Array): Promise<Float32Array>
  /**
   * @param tensor NHWC, `count` images one after the other.
   * @returns Every output that the card names, by name.
   */
  evaluate(tensor: Float32Array, count: number): Promise<ReadonlyMap<string, ModelOutput>>
  release(): Promise<void>
}

/** A loaded build of the runtime. */
export interface Runtime {
  readonly build: RuntimeBuild
  /** Why the whole build has taken over from the trimmed one, if it has. */
  readonly detail?: string | undefined
  createSession(bytes: Uint8Array, model: RunnableModel, backend: BackendId): Promise<Session>
}

/** The module of one build and the addresses of its two files. */
export interface RuntimeModule {
  ort: typeof Ort
  /** WebAssembly binary. */
  wasm: string
  /** Its JavaScript loader. */
  mjs: string
}

/** Only the build that is asked for is ever fetched. */
const modules: Record<RuntimeBuild, () => Promise<{ default: RuntimeModule }>> = {
  trimmed: () => import('./runtime-trimmed'),
  wasm: () => import('./runtime-wasm'),
  jspi: () => import('./runtime-jspi'),
}

/**
 * Loads a build of onnxruntime-web from the site's own files.
 *
 * @param threads Threads for the WASM backend, ≥ 1.
 * @throws {ClassifierError} `runtime-unavailable` when a file is missing or WebAssembly is blocked.
 */
export async function loadRuntime(
  build: RuntimeBuild,
  threads: number,
  onProgress: ProgressListener,
): Promise<Runtime> {
  try {
    const { ort, wasm, mjs } = (await modules[build]()).default
    const absolute = (url: string) => new URL(url, globalThis.location.href).href
    const binary = await loadBinary(build, absolute(wasm), onProgress)
    ort.env.wasm.wasmBinary = binary
    ort.env.wasm.wasmPaths = { wasm: absolute(wasm), mjs: absolute(mjs) }
    ort.env.wasm.numThreads = threads
    ort.env.logLevel = 'error'
    return runtimeOf(ort, build)
  } catch (cause) {
    if (cause instanceof ClassifierError) throw cause
    throw new ClassifierError('runtime-unavailable', {
      file: `onnxruntime-web (${build})`,
      found: cause instanceof Error ? cause.message : String(cause),
      expected: 'a browser that runs WebAssembly',
      cause,
    })
  }
}

/** The binary's name contains a checksum, so that the name is its version. */
async function loadBinary(
  build: RuntimeBuild,
  url: string,
  onProgress: ProgressListener,
): Promise<Uint8Array<ArrayBuffer>> {
  const version = { url, slot: `runtime-${build}`, version: url }
  const kept = await keptFile(version)
  if (kept && isWasm(kept)) {
    onProgress(kept.length)
    return kept
  }
  const binary = await download(url, 'runtime-unavailable', onProgress)
  refuseOtherThanWasm(binary, url)
  void keepFile(version, binary)
  return binary
}

const isWasm = (binary: Uint8Array): boolean => String.fromCharCode(...binary.subarray(0, 4)) === '\0asm'

/** Hosts that answer every address with a page do so for a missing file, too. */
function refuseOtherThanWasm(binary: Uint8Array, url: string): void {
  if (isWasm(binary)) return
  throw new ClassifierError('runtime-unavailable', {
    file: new URL(url).pathname.split('/').pop() ?? url,
    found: new TextDecoder().decode(binary.subarray(0, 20)),
    expected: 'WebAssembly',
  })
}

/** Wraps an onnxruntime-web module; in Node this is what the parity test runs. */
export function runtimeOf(ort: typeof Ort, build: RuntimeBuild): Runtime {
  return {
    build,
    async createSession(bytes, model, backend) {
      const session = await ort.InferenceSession.create(bytes, {
        executionProviders: [backend],
        graphOptimizationLevel: 'all',
        // Errors only: the runtime writes its warnings to the console as errors.
        logSeverityLevel: 3,
      })
      const { name, size } = model.input
      const missing = model.outputs.find((output) => !session.outputNames.includes(output))
      if (!session.inputNames.includes(name) || missing !== undefined) {
        throw new ClassifierError('model-altered', {
          file: model.file,
          found: `${session.inputNames.join(', ')} → ${session.outputNames.join(', ')}`,
          expected: `${name} → ${model.outputs.join(', ')}`,
        })
      }
      const evaluate: Session['evaluate'] = async (tensor, count) => {
        const input = new ort.Tensor('float32', tensor, [count, size[0], size[1], 3])
        const results = await session.run({ [name]: input }, model.outputs)
        return new Map(
          Object.entries(results).map(([output, { data, dims }]) => [
            output,
            { data: data as Float32Array, dims },
          ]),
        )
      }
      return {
        evaluate,
        run: async (tensor) =>
          (await evaluate(tensor, 1)).get(model.outputs[0] ?? '')?.data ?? new Float32Array(),
        release: () => session.release(),
      }
    },
  }
}
