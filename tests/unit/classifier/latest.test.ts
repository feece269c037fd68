import { describe, expect, it } from 'vitest'
import { LatestOnly, superseded } from '@/classifier/latest'

describe('LatestOnly', () => {
  it('skips everything between the running task and the newest', async () => {
    const queue = new LatestOnly()
    const ran: number[] = []
    const task = (number: number) => async () => {
      ran.push(number)
      await Promise.resolve()
      return number
    }
    const results = await Promise.all([1, 2, 3, 4].map((number) => queue.run(task(number))))
    expect(ran).toEqual([1, 4])
    expect(results).toEqual([1, superseded, superseded, 4])
  })

  it('goes on after a failure', async () => {
    const queue = new LatestOnly()
    const failing = queue.run(() => Promise.reject(new Error('no')))
    const next = queue.run(() => Promise.resolve('yes'))
    await expect(failing).rejects.toThrow('no')
    await expect(next).resolves.toBe('yes')
    await expect(queue.run(() => Promise.resolve('again'))).resolves.toBe('again')
  })
})
