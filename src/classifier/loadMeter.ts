import type { ProgressListener } from './download'
import type { LoadProgress } from './protocol'

/** Adds up several downloads to one figure. */
export class LoadMeter {
  readonly #report: (progress: LoadProgress) => void
  readonly #parts = new Map<string, { loaded: number; total: number }>()

  constructor(report: (progress: LoadProgress) => void) {
    this.#report = report
  }

  /**
   * @param name One download; the same name again begins it anew.
   * @param total Its size in bytes.
   * @returns What to call with the bytes that have arrived.
   */
  part(name: string, total: number): ProgressListener {
    const part = { loaded: 0, total }
    this.#parts.set(name, part)
    return (loaded) => {
      part.loaded = Math.min(loaded, total)
      const parts = [...this.#parts.values()]
      this.#report({
        loaded: parts.reduce((sum, { loaded: bytes }) => sum + bytes, 0),
        total: parts.reduce((sum, { total: bytes }) => sum + bytes, 0),
      })
    }
  }

  /** Forgets what is done: the next download starts from nothing. */
  clear(): void {
    this.#parts.clear()
  }
}
