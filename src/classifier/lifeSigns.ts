/** How often a worker says that it is alive, in milliseconds. */
export const lifeSignInterval = 1000
/** Silent intervals after which nobody waits any longer; the slowest phones are busy for a few at a time. */
const patience = 20

/**
 * Notices that a worker has fallen silent. It counts intervals, not the time: a page that was asleep has not waited.
 * Before the first sign nothing is expected.
 */
export class LifeSigns {
  readonly #onSilence: () => void
  #missed = 0
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(onSilence: () => void) {
    this.#onSilence = onSilence
  }

  /** The worker is alive. */
  sign(): void {
    this.#missed = 0
    this.#timer ??= setInterval(() => {
      if (++this.#missed < patience) return
      this.stop()
      this.#onSilence()
    }, lifeSignInterval)
  }

  /** Expects nothing more. */
  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
