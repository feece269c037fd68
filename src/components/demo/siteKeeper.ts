/**
 * The page's side of `src/hosting/demo-service-worker.js`: the demo works without it, with one thread and a network.
 */

import { keptFilesName } from '@/classifier/keptFiles'

/** How long the first prediction may wait for the service worker, which then watches over the classifier's connections. */
const patience = 1500

/** The demo's service worker, where the browser has one and the page is the finished site. */
export class SiteKeeper {
  readonly #registrations: Promise<ServiceWorkerRegistration[]>
  /** Settles when the service worker controls the page, or will not soon. */
  readonly ready: Promise<void>

  /** @param scripts Addresses of the service workers: the page's own, and the one of the classifier's files. */
  constructor(scripts: readonly string[]) {
    const container = (navigator as Partial<Navigator>).serviceWorker
    this.#registrations = container && scripts.length > 0 ? register(container, scripts) : Promise.resolve([])
    const waited = new Promise<void>((resolve) => setTimeout(resolve, patience))
    this.ready = Promise.race([this.#registrations.then(() => undefined), waited])
  }

  /**
   * Keeps the page and everything that it has loaded, for a later visit without a network. Call it once the visitor has
   * used the demo: nobody else needs the page offline.
   *
   * @param more Addresses that the page will ask for.
   */
  async keep(more: readonly string[]): Promise<void> {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    const page = new URL(location.pathname, location.href).href
    const urls = [page, ...loaded, ...more.map((url) => new URL(url, location.href).href)].filter((url) =>
      url.startsWith(location.origin),
    )
    for (const { active } of await this.#registrations) active?.postMessage({ kind: 'keep', urls })
  }

  /** Whether the visitor has used the demo before, by what the classifier has kept. */
  async usedBefore(): Promise<boolean> {
    try {
      return await caches.has(keptFilesName)
    } catch {
      return false
    }
  }

  /** Whether a reload would give the page threads that it does not have now. */
  async reloadIsolates(): Promise<boolean> {
    return !crossOriginIsolated && (await this.#registrations).length > 0
  }
}

async function register(
  container: ServiceWorkerContainer,
  scripts: readonly string[],
): Promise<ServiceWorkerRegistration[]> {
  try {
    return await Promise.all(scripts.map((script) => registered(container, script)))
  } catch {
    // Forbidden by the visitor's settings, or not served: the demo does without.
    return []
  }
}

async function registered(
  container: ServiceWorkerContainer,
  script: string,
): Promise<ServiceWorkerRegistration> {
  const registration = await container.register(script)
  const starting = registration.installing ?? registration.waiting
  if (!registration.active && starting) {
    await new Promise<void>((resolve) => {
      starting.addEventListener('statechange', () => {
        if (starting.state === 'activated' || starting.state === 'redundant') resolve()
      })
    })
  }
  return registration
}
