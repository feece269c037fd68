import { describe, expect, it } from 'vitest'
import { ClassifierClient, type WorkerLike } from '@/classifier/client'
import type { WorkerConfiguration, WorkerReply, WorkerRequest } from '@/classifier/protocol'

class FakeWorker implements WorkerLike {
  readonly received: WorkerRequest[] = []
  readonly #target = new EventTarget()
  terminated = false

  postMessage(message: unknown): void {
    this.received.push(message as WorkerRequest)
  }
  addEventListener(type: string, listener: unknown): void {
    this.#target.addEventListener(type, listener as EventListener)
  }
  terminate(): void {
    this.terminated = true
  }
  reply(data: WorkerReply): void {
    this.#target.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
  crash(message: string): void {
    this.#target.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }))
  }
}

function startClient() {
  const workers: FakeWorker[] = []
  const loaded: number[] = []
  const client = new ClassifierClient(
    () => {
      const worker = new FakeWorker()
      workers.push(worker)
      return worker
    },
    { models: [], classCount: 5, preferences: {} } satisfies WorkerConfiguration,
    (progress) => loaded.push(progress.loaded),
  )
  return { client, workers, loaded }
}
const photo = { name: 'photo.jpg', file: new Blob(['x']) }

describe('ClassifierClient', () => {
  it('starts no worker before the first request, and configures it first', () => {
    const { client, workers } = startClient()
    expect(workers).toHaveLength(0)
    void client.classify(photo, ['document'])
    expect(workers[0]?.received.map(({ kind }) => kind)).toEqual(['configure', 'classify'])
  })

  it('passes progress on and matches answers to requests', async () => {
    const { client, workers, loaded } = startClient()
    const first = client.classify(photo, ['document'])
    const second = client.classify({ ...photo, name: 'bad.jpg' }, ['document'])
    workers[0]?.reply({ kind: 'progress', progress: { loaded: 5, total: 10 } })
    const failure = {
      code: 'file-empty',
      file: 'bad.jpg',
      found: '0 bytes',
      message: 'bad.jpg: empty',
    } as const
    workers[0]?.reply({ kind: 'failed', id: 2, failure })
    workers[0]?.reply({ kind: 'classified', id: 1, result: { width: 7 } as never })
    await expect(second).rejects.toMatchObject({
      code: 'file-empty',
      file: 'bad.jpg',
      message: 'bad.jpg: empty',
    })
    expect(await first).toEqual({ width: 7 })
    expect(loaded).toEqual([5])
  })

  it('survives a crash: the request fails by name, the next one gets a new worker', async () => {
    const { client, workers } = startClient()
    const lost = client.classify(photo, ['document'])
    workers[0]?.crash('out of memory')
    await expect(lost).rejects.toMatchObject({
      code: 'worker-crashed',
      file: 'photo.jpg',
      found: 'out of memory',
    })
    expect(workers[0]?.terminated).toBe(true)
    void client.classify(photo, ['document'])
    expect(workers).toHaveLength(2)
    expect(workers[1]?.received[0]?.kind).toBe('configure')
  })
})
