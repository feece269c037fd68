import { probeCapabilities, type GpuEntry } from './backend'
import { decodeImage } from './decode'
import { downloadModel } from './download'
import { Engine } from './engine'
import { toFailure } from './errors'
import { LoadMeter } from './loadMeter'
import { pictureOf } from './preprocess'
import type {
  AvailableModel,
  ClassificationResult,
  ModelOutcome,
  WorkerConfiguration,
  WorkerReply,
  WorkerRequest,
} from './protocol'
import { loadRuntime } from './runtime'
import { runtimeBytes } from './runtimeBytes'
import { sharedRuntimes } from './sharedRuntimes'

const scope = self as unknown as DedicatedWorkerGlobalScope & { navigator: { gpu?: GpuEntry } }
const reply = (message: WorkerReply, transfer: Transferable[] = []) => scope.postMessage(message, transfer)
const meter = new LoadMeter((progress) => reply({ kind: 'progress', progress }))

/** One model with what belongs to it. */
interface Station {
  available: AvailableModel
  engine: Engine
  modelVerified: boolean
  /** The input of the last explained classification. */
  tensor: Float32Array | undefined
}

const stations = new Map<string, Station>()
const sharedRuntime = sharedRuntimes(
  (build, threads) => loadRuntime(build, threads, meter.part(build, runtimeBytes[build])),
  scope,
)

function configure({ models, classCount, preferences }: WorkerConfiguration): void {
  for (const available of models) {
    const { model, url, remembered } = available
    let bytes: Promise<Uint8Array> | undefined
    const engine = new Engine(
      model,
      classCount,
      { ...preferences, remembered },
      {
        now: () => performance.now(),
        capabilities: () => probeCapabilities(scope),
        loadRuntime: sharedRuntime,
        loadModel() {
          bytes ??= downloadModel(url, model, meter.part(model.file, model.bytes)).then(
            ({ bytes: loaded, verified }) => {
              station.modelVerified = verified
              return loaded
            },
          )
          bytes.catch(() => (bytes = undefined))
          return bytes
        },
      },
    )
    const station: Station = { available, engine, modelVerified: false, tensor: undefined }
    stations.set(model.id, station)
  }
}

function stationOf(id: string): Station {
  const station = stations.get(id)
  if (!station) {
    throw new Error(
      `Model "${id}"; expected one of ${[...stations.keys()].join(', ') || 'the configured models, of which there are none'}.`,
    )
  }
  return station
}

let turn = Promise.resolve()
let waiting = 0

/** The runtime does one thing at a time; images are decoded meanwhile. */
function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
  waiting++
  const result = turn.then(() => {
    waiting--
    return task()
  })
  turn = result.then(
    () => undefined,
    () => undefined,
  )
  return result
}

const forPauses: (() => Promise<void>)[] = []

/** Runs a task in a pause of the explanation under way, which goes on afterwards, or else in its turn. */
function inPause<Result>(task: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    let done: Promise<void> | undefined
    const once = () => (done ??= task().then(resolve, reject))
    forPauses.push(once)
    turn = turn.then(once)
  })
}

/** Lets messages in, so that a long task notices that something else is waiting. */
const letMessagesIn = () => new Promise<void>((resolve) => setTimeout(resolve))

type ClassifyRequest = Extract<WorkerRequest, { kind: 'classify' }>

async function classify({ id, models, subject, explained }: ClassifyRequest): Promise<ClassificationResult> {
  const begun = performance.now()
  // A bad file is refused at once, not after the runtime has been loaded.
  const image = 'file' in subject ? await decodeImage(subject.file, subject.name) : subject
  const decodeTime = 'file' in subject ? performance.now() - begun : 0
  return inTurn(async () => {
    const outcomes: ModelOutcome[] = []
    for (const model of models) {
      const station = stationOf(model)
      const { tensor, ...classification } = await station.engine.classify(image)
      station.tensor = explained ? tensor : undefined
      const outcome: ModelOutcome = {
        ...classification,
        model,
        seen: explained ? pictureOf(tensor, station.available.model.input) : undefined,
        modelVerified: station.modelVerified,
      }
      outcomes.push(outcome)
      reply({ kind: 'outcome', id, outcome, decodeTime })
    }
    meter.clear()
    return { outcomes, decodeTime, width: image.width, height: image.height }
  })
}

async function explain(model: string, classIndex: number) {
  const { engine, tensor } = stationOf(model)
  if (!tensor) return undefined
  return inTurn(() =>
    engine.occlusion(tensor, classIndex, async () => {
      await letMessagesIn()
      for (const task of forPauses.splice(0)) await task()
      return waiting === 0
    }),
  )
}

function layersOf(model: string) {
  const station = stationOf(model)
  return inPause(async () => station.tensor && (await station.engine.layers(station.tensor)))
}

scope.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  void handle(data)
})

async function handle(request: WorkerRequest): Promise<void> {
  if (request.kind === 'configure') {
    configure(request.configuration)
    return
  }
  const { id } = request
  try {
    if (request.kind === 'prepare') {
      const { engine } = stationOf(request.model)
      reply({ kind: 'prepared', id, report: await inTurn(() => engine.prepare()) })
    } else if (request.kind === 'explain') {
      reply({ kind: 'explained', id, heat: await explain(request.model, request.classIndex) })
    } else if (request.kind === 'layers') {
      const layers = await layersOf(request.model)
      const buffers = layers?.flatMap(({ channels }) => channels.map(({ values }) => values.buffer))
      reply({ kind: 'layers', id, layers }, buffers)
    } else {
      reply({ kind: 'classified', id, result: await classify(request) })
    }
  } catch (error) {
    const name = request.kind === 'classify' ? request.subject.name : ''
    reply({ kind: 'failed', id, failure: toFailure(error, 'runtime-unavailable', name) })
  }
}
