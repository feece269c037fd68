import { z } from 'astro/zod'

/** What a term is about; the glossary page filters by it. */
export const glossaryTopics = [
  'model',
  'training',
  'inference',
  'evaluation',
  'data',
  'engineering',
  'business',
  'compliance',
  'application',
] as const

/** A term of the field: the one word for one thing, in both languages. Its key is its anchor on the glossary page. */
export const glossarySchema = z.strictObject({
  topic: z.enum(glossaryTopics),
  zh: z.string().min(1),
  en: z.string().min(1),
  /** Other names of the very same thing in either language, colloquial ones included; the search expands queries by them. */
  aliases: z.array(z.string().min(1)).default([]),
  /** One sentence each. */
  definition: z.strictObject({ 'zh-CN': z.string().min(5), en: z.string().min(5) }),
  /** Page, with anchor, on which the term is taught. */
  taught: z.string().startsWith('/').optional(),
  /** Whether pages explain the term where they first use it; false for words that every founder knows, or that have an everyday sense too. */
  tooltip: z.boolean().default(true),
})

export type GlossaryTerm = z.infer<typeof glossarySchema>
