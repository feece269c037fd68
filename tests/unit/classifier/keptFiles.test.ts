import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHash } from 'node:crypto'
import { downloadModel } from '@/classifier/download'
import { forgetFile, keepFile, keptFile } from '@/classifier/keptFiles'

/** The part of the Cache API that is used, in memory. */
class MemoryCache {
  readonly entries = new Map<string, Uint8Array>()
  match(url: string) {
    const bytes = this.entries.get(url)
    return Promise.resolve(bytes && new Response(new Uint8Array(bytes)))
  }
  async put(url: string, response: Response) {
    this.entries.set(url, new Uint8Array(await response.arrayBuffer()))
  }
  delete(url: string) {
    const path = url.split('?')[0]
    for (const key of this.entries.keys()) if (key.split('?')[0] === path) this.entries.delete(key)
    return Promise.resolve(true)
  }
}

const url = 'https://example.org/guide/models/flowers/improved.onnx'
const version = (name: string) => ({ url, slot: 'improved.onnx', version: name })
const bytes = (...values: number[]) => new Uint8Array(values)
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')
let cache: MemoryCache

beforeEach(() => {
  cache = new MemoryCache()
  vi.stubGlobal('caches', { open: () => Promise.resolve(cache) })
})
afterEach(() => vi.unstubAllGlobals())

describe('kept files', () => {
  it('come back byte for byte', async () => {
    await keepFile(version('a'), bytes(1, 2, 3))
    expect(await keptFile(version('a'))).toEqual(bytes(1, 2, 3))
    expect(await keptFile(version('b'))).toBeUndefined()
  })

  it('give way to a newer version', async () => {
    await keepFile(version('a'), bytes(1))
    await keepFile({ ...version('a'), slot: 'document.onnx' }, bytes(9))
    await keepFile(version('b'), bytes(2))
    expect(await keptFile(version('a'))).toBeUndefined()
    expect(cache.entries.size).toBe(2)
    await forgetFile(version('b'))
    expect(cache.entries.size).toBe(1)
  })

  it('are done without where the browser keeps nothing', async () => {
    vi.stubGlobal('caches', { open: () => Promise.reject(new DOMException('no', 'SecurityError')) })
    await keepFile(version('a'), bytes(1))
    expect(await keptFile(version('a'))).toBeUndefined()
    vi.stubGlobal('caches', undefined)
    await keepFile(version('a'), bytes(1))
    expect(await keptFile(version('a'))).toBeUndefined()
  })
})

describe('downloadModel', () => {
  const model = bytes(4, 5, 6)
  const card = { file: 'improved.onnx', sha256: sha256(model) }

  it('asks the network once, and the device from then on', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response(model)))
    vi.stubGlobal('fetch', fetched)
    await downloadModel(url, card, () => undefined)
    await vi.waitFor(() => expect(cache.entries.size).toBe(1))
    const progress = vi.fn()
    expect((await downloadModel(url, card, progress)).bytes).toEqual(model)
    expect(fetched).toHaveBeenCalledTimes(1)
    expect(progress).toHaveBeenCalledWith(3)
  })

  it('does not believe a kept file that has been altered', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(model)))
    await keepFile({ url, slot: card.file, version: card.sha256 }, bytes(6, 6, 6))
    expect((await downloadModel(url, card, () => undefined)).bytes).toEqual(model)
  })

  it('keeps nothing that does not fit the card', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(bytes(0))))
    await expect(downloadModel(url, card, () => undefined)).rejects.toThrow(/SHA-256/)
    expect(cache.entries.size).toBe(0)
  })
})
