import type { RunnableModel } from './card'
import type { BackendId } from './backend'
import { ClassifierError, isOutOfMemory } from './errors'
import type { Runtime, Session } from './runtime'

/**
 * A runtime that works with the trimmed build until that lacks a function, and from then on with the whole one. What
 * failed is done again, once; sessions move as soon as they are used. The build that stopped is left alone, by the
 * sessions of other models, too: it may be in any state.
 *
 * @param loadWhole Loads the whole build, or returns the one that is loaded.
 */
export function sturdyRuntime(trimmed: Runtime, loadWhole: () => Promise<Runtime>): Runtime {
  let detail: string | undefined

  async function attempt<Result>(task: (runtime: Runtime) => Promise<Result>): Promise<Result> {
    if (detail === undefined) {
      try {
        return await task(trimmed)
      } catch (error) {
        if (!lacksFunction(error)) throw error
        detail ??= `The trimmed build lacks a function, the whole one took over: ${error.message}`
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
