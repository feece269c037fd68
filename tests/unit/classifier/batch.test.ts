import { describe, expect, it } from 'vitest'
import { classifyBatch } from '@/classifier/batch'
import type { ClassifierClient } from '@/classifier/client'
import { ClassifierError } from '@/classifier/errors'
import type { ClassificationResult, Subject } from '@/classifier/protocol'

const files = (...names: string[]) => names.map((name) => new File(['x'], name))
const refusal = (code: 'file-empty' | 'model-altered') =>
  new ClassifierError(code, { file: '', found: '', expected: '' })

/** Answers with the name's length as the width; a name may ask for a refusal. */
function clientOf(): Pick<ClassifierClient, 'classify'> & { most: number } {
  let running = 0
  const client = {
    most: 0,
    async classify({ name }: Subject) {
      client.most = Math.max(client.most, ++running)
      await Promise.resolve()
      running--
      if (name === 'bad') throw refusal('file-empty')
      if (name === 'broken') throw refusal('model-altered')
      return { width: name.length } as ClassificationResult
    },
  }
  return client
}

describe('classifyBatch', () => {
  it('answers for every file, bad ones included, with a few under way at once', async () => {
    const client = clientOf()
    const answers: string[] = []
    await classifyBatch(
      client,
      'document',
      files('a', 'bad', 'ccc', 'dd', 'eeeee'),
      (answer) =>
        answers.push(`${answer.index}:${'error' in answer ? answer.error.code : answer.result.width}`),
      { signal: new AbortController().signal },
    )
    expect(answers.toSorted()).toEqual(['0:1', '1:file-empty', '2:3', '3:2', '4:5'])
    expect(client.most).toBe(3)
  })

  it('ends when the model cannot run', async () => {
    const run = classifyBatch(clientOf(), 'document', files('broken', 'b', 'c', 'd', 'e'), () => undefined, {
      signal: new AbortController().signal,
    })
    await expect(run).rejects.toMatchObject({ code: 'model-altered' })
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const answers: number[] = []
    await classifyBatch(
      clientOf(),
      'document',
      files(...Array.from({ length: 20 }, (_, index) => `file ${index}`)),
      ({ index }) => {
        answers.push(index)
        stop.abort()
      },
      { signal: stop.signal },
    )
    expect(answers).toEqual([0])
  })
})
