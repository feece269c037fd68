/** What a task resolves to when a newer one took its place before it began. */
export const superseded = Symbol('superseded')

/**
 * Runs one task at a time. While one runs, only the newest waiting task is kept: a slider that moves a hundred times
 * causes a few classifications, and the last position always gets its answer.
 */
export class LatestOnly {
  #running = false
  #waiting: { start: () => void; drop: () => void } | undefined

  /** @returns The task's result, or `superseded`. */
  run<Result>(task: () => Promise<Result>): Promise<Result | typeof superseded> {
    return new Promise((resolve, reject) => {
      const start = () => {
        this.#running = true
        void task()
          .then(resolve, reject)
          .finally(() => {
            this.#running = false
            const next = this.#waiting
            this.#waiting = undefined
            next?.start()
          })
      }
      this.#waiting?.drop()
      this.#waiting = undefined
      if (this.#running) this.#waiting = { start, drop: () => resolve(superseded) }
      else start()
    })
  }
}
