import { z } from 'astro/zod'

const epoch = z.object({
  epoch: z.int(),
  loss: z.number(),
  accuracy: z.number(),
  valLoss: z.number(),
  valAccuracy: z.number(),
})

const example = z.object({
  file: z.string(),
  class: z.string(),
  predicted: z.string(),
  probability: z.number(),
})

/** What of a model's entry in the card the charts show. */
const results = z.object({
  training: z.object({ history: z.array(epoch).min(2) }),
  metrics: z.object({
    test: z.object({
      accuracy: z.number(),
      confusion: z.array(z.array(z.int())),
      perClass: z.array(
        z.object({
          class: z.string(),
          precision: z.number(),
          recall: z.number(),
          f1: z.number(),
          support: z.int(),
        }),
      ),
      examples: z.object({ right: z.array(example), wrong: z.array(example) }),
    }),
  }),
})

export type Results = z.infer<typeof results>

/**
 * Reads what the charts of one model need.
 *
 * @param card The parsed model card.
 * @throws {TypeError} naming the field, when the card does not have it.
 */
export function resultsOf(card: unknown, model: string): Results {
  const entry = (card as { models?: Record<string, unknown> }).models?.[model]
  const parsed = results.safeParse(entry)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(
    ({ path, message }) => `models.${model}.${path.join('.')}: ${message}`,
  )
  throw new TypeError(
    `model-card.json does not fit the charts:\n${faults.join('\n')}\nRun \`npm run train\` to write it anew.`,
  )
}

/** The most common mistake of a confusion matrix: indices of the true and the predicted class, and how often. */
export function worstMistake(confusion: readonly (readonly number[])[]): {
  from: number
  to: number
  count: number
} {
  let worst = { from: 0, to: 0, count: -1 }
  confusion.forEach((row, from) => {
    row.forEach((count, to) => {
      if (from !== to && count > worst.count) worst = { from, to, count }
    })
  })
  return worst
}
