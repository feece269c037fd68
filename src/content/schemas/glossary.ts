import { z } from 'astro/zod'

/** A term of the field: the one word for one thing, in both languages. */
export const glossarySchema = z.strictObject({
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Other names in either language, colloquial ones included; the search expands queries by them. */
  aliases: z.array(z.string().min(1)).default([]),
  /** One sentence each. */
  definition: z.strictObject({ 'zh-CN': z.string().min(5), en: z.string().min(5) }),
  /** Page, with anchor, on which the term is taught. */
  taught: z.string().startsWith('/').optional(),
})
