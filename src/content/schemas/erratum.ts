import { z } from 'astro/zod'

const inBothLanguages = z.strictObject({ 'zh-CN': z.string().min(2), en: z.string().min(2) })

/** One error of the source document. */
export const erratumSchema = z.strictObject({
  /** Section of the source document. */
  section: z.string(),
  /** What the document says, reported rather than quoted at length. */
  said: inBothLanguages,
  right: inBothLanguages,
  /** Derivation, or why the cited works settle it. */
  because: inBothLanguages.optional(),
  /** Keys of the bibliography. */
  references: z.array(z.string()).default([]),
  /** `wrong` misleads a reader who acts on it, `outdated` was right once, `unverified` has no source. */
  severity: z.enum(['wrong', 'outdated', 'unverified', 'imprecise']),
})
