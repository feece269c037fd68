import { backendIds, type BackendId } from '@/classifier/backend'
import type { BackendReport } from '@/classifier/engine'

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

/** The faster backend of this device, if it has been measured. */
export function rememberedMeasurement(): { device: string; backend: BackendId } | undefined {
  try {
    const { device, backend } = JSON.parse(read(keys.measurement) ?? '{}') as Record<string, unknown>
    const known = knownBackend(backend)
    return typeof device === 'string' && known ? { device, backend: known } : undefined
  } catch {
    return undefined
  }
}

/** Keeps a fresh measurement, and forgets an old one that has led to a failure. */
export function rememberMeasurement({ measured, device, backend, reason }: BackendReport): void {
  if (measured && device !== undefined) write(keys.measurement, JSON.stringify({ device, backend }))
  if (reason === 'webgpu-failed') write(keys.measurement, undefined)
}
