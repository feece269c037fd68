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

const bin = z.object({
  from: z.number(),
  to: z.number(),
  count: z.int(),
  confidence: z.number(),
  accuracy: z.number(),
})

/** What of a model's entry in the card the charts show. */
const results = z.object({
  training: z.object({ history: z.array(epoch).min(2) }),
  robustness: z.array(z.object({ id: z.string(), accuracy: z.number() })),
  rejection: z.object({
    falseAlarmRate: z.number(),
    missRates: z.record(z.string(), z.number()),
    sources: z.record(z.string(), z.int()),
  }),
  metrics: z.object({
    test: z.object({
      accuracy: z.number(),
      ece: z.number(),
      eceCalibrated: z.number(),
      reliability: z.array(bin).min(1),
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

/** The document's network, trained more than once. */
const seeds = z.object({
  seeds: z.array(z.object({ seed: z.int(), validationAccuracy: z.number() })).min(2),
  mean: z.number(),
  std: z.number(),
})

/** The way from the document's network to the improved one, a row for each change. */
const ablation = z.object({
  ablation: z
    .array(
      z.object({
        id: z.string(),
        change: z.object({ zh: z.string(), en: z.string() }),
        epochs: z.int(),
        validationAccuracy: z.number(),
        delta: z.number(),
        cpuSeconds: z.number(),
      }),
    )
    .min(2),
})

/** Validation accuracy of the document's network by seed; throws as `resultsOf` does. */
export const seedsOf = (card: unknown) => readEntry(card, 'document', seeds)

/** The changes from the document's network to the improved one; throws as `resultsOf` does. */
export const ablationOf = (card: unknown) => readEntry(card, 'improved', ablation).ablation

/**
 * Reads what the charts of one model need.
 *
 * @param card The parsed model card.
 * @throws {TypeError} naming the field, when the card does not have it.
 */
export function resultsOf(card: unknown, model: string): Results {
  return readEntry(card, model, results)
}

function readEntry<Entry>(card: unknown, model: string, schema: z.ZodType<Entry>): Entry {
  const entry = (card as { models?: Record<string, unknown> }).models?.[model]
  const parsed = schema.safeParse(entry)
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
