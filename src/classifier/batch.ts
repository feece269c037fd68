import type { ClassifierClient } from './client'
import { ClassifierError } from './errors'
import type { ClassificationResult } from './protocol'

/** What became of one file of a batch. */
export type BatchAnswer =
  { index: number; result: ClassificationResult } | { index: number; error: ClassifierError }

/** Files under way at once: while one is in the model, the next ones are being decoded. */
const underWay = 3

/**
 * Classifies many files with one model. A bad file is an answer like any other; a model that cannot run ends the batch.
 *
 * @param onAnswer Called once per file, roughly in order.
 * @param signal Stops before the next file.
 * @throws {ClassifierError} when the model or the runtime fails.
 */
export async function classifyBatch(
  client: Pick<ClassifierClient, 'classify'>,
  model: string,
  files: readonly File[],
  onAnswer: (answer: BatchAnswer) => void,
  { signal, explained = false }: { signal: AbortSignal; explained?: boolean },
): Promise<void> {
  let next = 0
  let failed = false
  const work = async () => {
    while (next < files.length && !signal.aborted && !failed) {
      const index = next++
      const file = files[index]
      if (!file) continue
      try {
        const result = await client.classify({ name: file.name, file }, [model], { explained })
        if (!signal.aborted) onAnswer({ index, result })
      } catch (error) {
        const aboutFile = error instanceof ClassifierError && error.code.startsWith('file-')
        if (!aboutFile) {
          failed = true
          throw error
        }
        if (!signal.aborted) onAnswer({ index, error })
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(underWay, files.length) }, work))
}
