import type { RuntimeBuild } from './backend'
import type { Runtime } from './runtime'
import { sturdyRuntime, type ErrorSource } from './sturdyRuntime'

/** Loads a build of the runtime. */
export type LoadRuntime = (build: RuntimeBuild, threads: number) => Promise<Runtime>

/**
 * One runtime of each build, shared by the models; behind the trimmed one stands the whole one. What could not be
 * loaded is tried again at the next call.
 *
 * @param scope Where errors that nobody catches arrive: the worker's own scope.
 */
export function sharedRuntimes(load: LoadRuntime, scope: ErrorSource): LoadRuntime {
  const runtimes = new Map<RuntimeBuild, Promise<Runtime>>()
  const shared: LoadRuntime = (build, threads) => {
    const known = runtimes.get(build)
    if (known) return known
    const loaded = load(build, threads)
    const runtime =
      build === 'trimmed'
        ? loaded.then((trimmed) => sturdyRuntime(trimmed, () => shared('wasm', threads), scope))
        : loaded
    runtimes.set(build, runtime)
    runtime.catch(() => runtimes.delete(build))
    return runtime
  }
  return shared
}
