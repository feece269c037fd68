import type { RunnableModel } from './card'
import type { BackendId } from './backend'
import { ClassifierError, isOutOfMemory } from './errors'
import type { Runtime, Session } from './runtime'

/** The part of a worker's scope that tells of errors which nobody catches. */
export type ErrorSource = Pick<EventTarget, 'addEventListener'>

/**
 * A runtime that works with the trimmed build until that lacks a function, and from then on with the whole one. What
 * failed is done again, once; sessions move as soon as they are used. The build that stopped is left alone, by the
 * sessions of other models, too: it may be in any state.
 *
 * @param loadWhole Loads the whole build, or returns the one that is loaded.
 * @param scope Where errors of the build's threads arrive, and those of its start when there are threads to wait for:
 *   whoever waits for the build itself would wait for ever.
 */
export function sturdyRuntime(
  trimmed: Runtime,
  loadWhole: () => Promise<Runtime>,
  scope: ErrorSource,
): Runtime {
  let detail: string | undefined
  /** Ends of the calls that are under way in the trimmed build. */
  const underWay = new Set<(error: Error) => void>()

  function leave(error: Error): void {
    detail ??= `The trimmed build lacks a function, the whole one took over: ${error.message}`
    for (const reject of underWay) reject(error)
  }
  listenForTraps(scope, leave)

  /** Like the task itself, but it also ends when the build stops outside of the task. */
  function inTrimmed<Result>(task: (runtime: Runtime) => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      underWay.add(reject)
      void task(trimmed)
        .then(resolve, reject)
        .finally(() => underWay.delete(reject))
    })
  }

  async function attempt<Result>(task: (runtime: Runtime) => Promise<Result>): Promise<Result> {
    if (detail === undefined) {
      try {
        return await inTrimmed(task)
      } catch (error) {
        if (!lacksFunction(error)) throw error
        leave(error)
      }
    }
    return task(await loadWhole())
  }

  async function createSession(
    bytes: Uint8Array,
    model: RunnableModel,
    backend: BackendId,
  ): Promise<Session> {
    let opened: { runtime: Runtime; session: Session } | undefined
    const sessionOf = async (runtime: Runtime): Promise<Session> => {
      if (opened?.runtime !== runtime) {
        opened = { runtime, session: await runtime.createSession(bytes, model, backend) }
      }
      return opened.session
    }
    await attempt(sessionOf)
    return {
      run: (tensor) => attempt(async (runtime) => (await sessionOf(runtime)).run(tensor)),
      evaluate: (tensor, count) =>
        attempt(async (runtime) => (await sessionOf(runtime)).evaluate(tensor, count)),
      release: () =>
        attempt(async (runtime) => {
          if (opened?.runtime === runtime) await opened.session.release()
        }),
    }
  }

  return {
    createSession,
    get build() {
      return detail === undefined ? trimmed.build : 'wasm'
    },
    get detail() {
      return detail
    },
  }
}

/**
 * Whether a call has come to a function that was cut off. Browsers say "unreachable", "unreachable executed" or
 * "Unreachable code should not be executed"; during its start the runtime puts this into a sentence of its own.
 */
function lacksFunction(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof ClassifierError || isOutOfMemory(error)) return false
  return /unreachable/i.test(error.message)
}

/** Hears of functions that were missed outside of any call, so that nobody else does: they would end the worker. */
function listenForTraps(scope: ErrorSource, onTrap: (error: Error) => void): void {
  const listen = (event: Event, thrown: unknown) => {
    const { message } = Object(thrown) as { message?: unknown }
    const error = new Error(String(message))
    if (!lacksFunction(error)) return
    event.preventDefault()
    onTrap(error)
  }
  scope.addEventListener('error', (event) => {
    // A thread's error comes twice: as the browser hands it on, without the error itself, and as the runtime, which
    // listens to its threads, throws the event by which it has heard of it.
    listen(event, (event as ErrorEvent).error ?? event)
  })
  scope.addEventListener('unhandledrejection', (event) =>
    listen(event, (event as PromiseRejectionEvent).reason),
  )
}
