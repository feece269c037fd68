import { backendIds, type BackendId } from '@/classifier/backend'
import type { RunnableModel } from '@/classifier/card'
import type { BackendReport } from '@/classifier/engine'
import { runtimeVersion } from '@/classifier/runtimeBytes'

/** Entries of `localStorage`; what a visitor's browser does not let us keep is forgotten. */
const keys = { choice: 'flower-demo.backend', measurement: 'flower-demo.measurement' } as const

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Storage is full or forbidden: the demo works without it.
  }
}

const knownBackend = (value: unknown): BackendId | undefined => backendIds.find((id) => id === value)

/** The backend that the visitor chose on an earlier visit. */
export function chosenBackend(): BackendId | undefined {
  return knownBackend(read(keys.choice))
}

/** @param backend `undefined` leaves the choice to the measurement again. */
export function chooseBackend(backend: BackendId | undefined): void {
  write(keys.choice, backend)
}

/** What a measurement was made with; with anything else it has to be made anew. */
type Measured = Pick<RunnableModel, 'id' | 'sha256'>
const keyOf = ({ id, sha256 }: Measured) => `${id} ${sha256} onnxruntime-web ${runtimeVersion}`

function measurements(): Record<string, unknown> {
  try {
    const entries: unknown = JSON.parse(read(keys.measurement) ?? '{}')
    return typeof entries === 'object' && entries !== null ? (entries as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** The faster backend for a model on this device, if it has been measured with this model and this runtime. */
export function rememberedMeasurement(model: Measured): { device: string; backend: BackendId } | undefined {
  const { device, backend } = Object(measurements()[keyOf(model)]) as Record<string, unknown>
  const known = knownBackend(backend)
  return typeof device === 'string' && known ? { device, backend: known } : undefined
}

/** Keeps a fresh measurement in place of older ones of the same model, and forgets one that has led to a failure. */
export function rememberMeasurement(
  model: Measured,
  { measured, device, backend, reason }: Pick<BackendReport, 'measured' | 'device' | 'backend' | 'reason'>,
): void {
  const fresh = measured !== undefined && device !== undefined
  if (!fresh && reason !== 'webgpu-failed') return
  const others = Object.entries(measurements()).filter(([key]) => !key.startsWith(`${model.id} `))
  const entries = fresh ? [...others, [keyOf(model), { device, backend }] as const] : others
  write(keys.measurement, entries.length > 0 ? JSON.stringify(Object.fromEntries(entries)) : undefined)
}
