/**
 * Runtime and models on the visitor's device: fetched once, at hand on the next visit, also without a network. The
 * browser's own cache does not promise that; it drops large files first.
 */

/** Name in the browser's `caches`. */
export const keptFilesName = 'flower-demo files'

/** One version of a file. */
export interface FileVersion {
  /** Absolute URL of the file, or of a neighbour: its folder tells two sites on one host apart. */
  url: string
  /** What the file is, whatever its version. */
  slot: string
  /** Checksum, or a name with a checksum in it. */
  version: string
}

/** An address of its own for each version, which no server is ever asked for. */
function addressOf({ url, slot, version }: FileVersion): string {
  const address = new URL(`./${encodeURIComponent(slot)}`, url)
  address.search = `kept=${encodeURIComponent(version)}`
  return address.href
}

/** The bytes of a version that was kept, or `undefined`, also where the browser keeps nothing. Never throws. */
export async function keptFile(wanted: FileVersion): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const cache = await caches.open(keptFilesName)
    const kept = await cache.match(addressOf(wanted))
    return kept && new Uint8Array(await kept.arrayBuffer())
  } catch {
    return undefined
  }
}

/** Keeps a version and deletes all others of the same file. Never throws: a full disk is no reason to stop. */
export async function keepFile(version: FileVersion, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const cache = await caches.open(keptFilesName)
    await forget(cache, version)
    await cache.put(addressOf(version), new Response(bytes))
  } catch {
    // No room, no HTTPS, or a visitor who allows no storage: the next visit downloads again.
  }
}

/** Deletes all versions of a file, for instance because what was kept is damaged. Never throws. */
export async function forgetFile(version: FileVersion): Promise<void> {
  try {
    await forget(await caches.open(keptFilesName), version)
  } catch {
    // Then there is nothing to delete either.
  }
}

const forget = (cache: Cache, version: FileVersion) =>
  cache.delete(addressOf(version), { ignoreSearch: true })
