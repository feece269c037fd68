import { z } from 'astro/zod'

const inBothLanguages = z.strictObject({ 'zh-CN': z.string().min(2), en: z.string().min(2) })

/** A work of the bibliography or a tool, recommended on `/resources/`. */
export const resourceSchema = z.strictObject({
  /** Key of the work in the bibliography (`src/content/references`). */
  reference: z.string().optional(),
  name: z.string().min(2),
  type: z.enum(['book', 'course', 'paper', 'documentation', 'framework', 'community', 'dataset', 'tool']),
  topics: z.array(z.string()).min(1),
  level: z.enum(['beginner', 'intermediate', 'advanced']),
  language: z.enum(['zh-CN', 'en', 'both']),
  cost: z.enum(['free', 'free-to-audit', 'paid']),
  url: z.url({ protocol: /^https?$/ }),
  /** One sentence on why a founder should read or use it. */
  why: inBothLanguages,
})
