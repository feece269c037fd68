/// <reference lib="webworker" />
// Service worker of the demo page: no other page is in its scope. It does two things.
// 1. On hosts that cannot send headers of one's own it adds those that give the page threads, and those that keep the
//    classifier's worker from connecting to anywhere else. Headers that the host does send are left alone.
// 2. Once the visitor has used the demo, it keeps the page, so that a later visit needs no network. Runtime and models
//    are kept by the classifier, which checks them (src/classifier/keptFiles.ts).
// The build fills in the first three values and publishes this file beside the page (src/integrations/hosting.ts).

/** Changes with the page and with its files. */
const version = '__VERSION__'
/** Addresses of the classifier's scripts. @type {string[]} */
const runtimeScripts = JSON.parse('__RUNTIME_SCRIPTS__')
/** @type {Record<string, Record<string, string>>} */
const headers = JSON.parse('__HEADERS__')

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))
const prefix = `flower-demo page ${worker.registration.scope} `
const cacheName = prefix + version
/** Answers never change: their names contain a hash of their content. */
const unchanging = /\/(_astro|demo\/runtime)\//
/** Kept by the classifier. */
const binary = /\.(wasm|onnx)$/

worker.addEventListener('install', () => void worker.skipWaiting())

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys()
      const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName)
      await Promise.all(old.map((name) => caches.delete(name)))
      // The page that has just registered this worker has not started the classifier yet.
      await worker.clients.claim()
    })(),
  )
})

worker.addEventListener('message', (event) => {
  const { kind, urls } = /** @type {{ kind: string, urls: string[] }} */ (event.data)
  if (kind === 'keep') event.waitUntil(keep(urls).then(() => event.ports[0]?.postMessage('kept')))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (!binary.test(pathname)) event.respondWith(part(request, pathname))
})

/**
 * The page itself: always the newest that can be had.
 *
 * @param {Request} request
 */
async function page(request) {
  try {
    return completed(await fetch(request), 'page')
  } catch (error) {
    const kept = await find(request)
    if (kept) return completed(kept, 'page')
    throw error
  }
}

/**
 * A file that the page or the classifier loads.
 *
 * @param {Request} request
 * @param {string} pathname
 */
async function part(request, pathname) {
  const kind = request.destination === 'worker' ? 'worker' : undefined
  if (unchanging.test(pathname)) {
    const kept = await find(request)
    if (kept) return completed(kept, kind)
  }
  try {
    return completed(await fetch(request), kind)
  } catch (error) {
    const kept = await find(request)
    if (kept) return completed(kept, kind)
    throw error
  }
}

/** @param {Request} request */
const find = (request) =>
  caches.open(cacheName).then((cache) => cache.match(request, { ignoreSearch: true, ignoreVary: true }))

/**
 * Adds the headers that the host did not send.
 *
 * @param {Response} response
 * @param {'page' | 'worker' | undefined} kind
 */
function completed(response, kind) {
  const missing = Object.entries((kind && headers[kind]) ?? {}).filter(
    ([name]) => !response.headers.has(name),
  )
  // Of a redirection nothing is visible here; the browser follows it and asks again.
  if (missing.length === 0 || response.type === 'opaqueredirect') return response
  const all = new Headers(response.headers)
  for (const [name, value] of missing) all.set(name, value)
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers: all,
  })
}

/**
 * Keeps the page's files and the classifier's scripts; what is kept already is not fetched again.
 *
 * @param {string[]} urls
 */
async function keep(urls) {
  const cache = await caches.open(cacheName)
  const wanted = new Set([...urls, ...runtimeScripts].map((url) => new URL(url, worker.location.href).href))
  await Promise.all(
    [...wanted]
      .map((url) => new URL(url))
      .filter(({ origin, pathname }) => origin === worker.location.origin && !binary.test(pathname))
      .map(async ({ href, pathname }) => {
        if (unchanging.test(pathname) && (await cache.match(href, { ignoreVary: true }))) return
        const response = await fetch(href)
        // A redirected answer may not be used for a page.
        if (response.ok) await cache.put(href, new Response(response.body, { headers: response.headers }))
      }),
  )
}
