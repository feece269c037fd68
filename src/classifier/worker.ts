import { probeCapabilities, type GpuEntry } from './backend'
import { decodeImage } from './decode'
import { download, sha256 } from './download'
import { Engine } from './engine'
import { ClassifierError, toFailure } from './errors'
import type {
  ClassificationResult,
  Subject,
  WorkerConfiguration,
  WorkerReply,
  WorkerRequest,
} from './protocol'
import { loadRuntime } from './runtime'
import { runtimeBytes } from './runtimeBytes'

const scope = self as unknown as DedicatedWorkerGlobalScope & { navigator: { gpu?: GpuEntry } }
const reply = (message: WorkerReply) => scope.postMessage(message)

let engine: Engine | undefined
let modelVerified = false

function createEngine({ model, modelUrl, classCount, requested }: WorkerConfiguration): Engine {
  const loaded = { runtime: 0, model: 0 }
  let total = model.bytes
  const report = () =>
    reply({ kind: 'progress', progress: { loaded: Math.min(loaded.runtime + loaded.model, total), total } })
  let bytes: Promise<Uint8Array> | undefined

  return new Engine(model, classCount, requested, {
    now: () => performance.now(),
    capabilities: () => probeCapabilities(scope),
    loadRuntime(build, threads) {
      total = model.bytes + runtimeBytes[build]
      return loadRuntime(build, threads, (count) => {
        loaded.runtime = count
        report()
      })
    },
    loadModel() {
      bytes ??= loadModel(modelUrl, model.file, model.sha256, (count) => {
        loaded.model = count
        report()
      }).catch((error: unknown) => {
        bytes = undefined
        throw error
      })
      return bytes
    },
  })
}

async function loadModel(url: string, file: string, expected: string, onProgress: (loaded: number) => void) {
  const bytes = await download(url, 'model-unavailable', onProgress)
  const found = await sha256(bytes)
  modelVerified = found !== undefined
  if (found !== undefined && found !== expected) {
    throw new ClassifierError('model-altered', {
      file,
      found: `SHA-256 ${found}`,
      expected: `SHA-256 ${expected}`,
    })
  }
  return bytes
}

async function classify(subject: Subject): Promise<ClassificationResult> {
  if (!engine) throw new Error('The worker has not been configured.')
  const begun = performance.now()
  // A bad file is refused at once, not after the runtime has been loaded.
  const image = 'file' in subject ? await decodeImage(subject.file, subject.name) : subject
  const decodeTime = performance.now() - begun
  const { width, height } = image
  return { ...(await engine.classify(image)), decodeTime, width, height, modelVerified }
}

scope.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  void handle(data)
})

async function handle(request: WorkerRequest): Promise<void> {
  if (request.kind === 'configure') {
    engine = createEngine(request.configuration)
    return
  }
  const { id } = request
  try {
    if (request.kind === 'prepare') {
      if (!engine) throw new Error('The worker has not been configured.')
      reply({ kind: 'prepared', id, report: await engine.prepare() })
    } else {
      reply({ kind: 'classified', id, result: await classify(request.subject) })
    }
  } catch (error) {
    const name = request.kind === 'classify' ? request.subject.name : ''
    reply({ kind: 'failed', id, failure: toFailure(error, 'runtime-unavailable', name) })
  }
}
