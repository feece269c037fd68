import { z } from 'astro/zod'
import { expected } from './expected'
import { sitePath, sourceSection } from './page'

/** From the gravest to the slightest, as the list and its filter show them. */
export const severities = ['wrong', 'outdated', 'unverified', 'imprecise'] as const
export type Severity = (typeof severities)[number]

const text = z.string(expected('a text')).min(2, expected('a text of at least 2 characters'))
const inBothLanguages = z.strictObject(
  { 'zh-CN': text, en: text },
  expected('a text for zh-CN and one for en'),
)
const reference = z
  .string()
  .regex(/^[a-z0-9-]+$/, expected('a key of the bibliography such as kingma2014adam'))

/**
 * One error of the source document. The file's name is the anchor of its entry on `/errata/`.
 *
 * Texts may have code between backticks and, between braces, names of numbers that are computed when the page is built:
 * `{sigmoid(2)}`, see `src/components/errata/computed.ts`.
 */
export const erratumSchema = z.strictObject({
  /** Section of the source document, under which the entry stands. */
  section: sourceSection,
  /** Other sections that make the same error. */
  also: z.array(sourceSection).default([]),
  /** `wrong` misleads a reader who acts on it, `outdated` was right once, `unverified` has no source, `imprecise` is half the truth. */
  severity: z.enum(severities, expected(`one of ${severities.join(', ')}`)),
  /** Page, with anchor, that teaches the right version; a resource's anchor for a faulty entry of a list. */
  page: sitePath,
  /** The error in a few words; the heading of the entry and of its search result. */
  title: inBothLanguages,
  /** What the document says, reported rather than quoted at length. */
  said: inBothLanguages,
  right: inBothLanguages,
  /** Derivation, or why the cited works settle it. */
  because: inBothLanguages.optional(),
  /** Keys of the bibliography. */
  references: z.array(reference).default([]),
})

export type Erratum = z.infer<typeof erratumSchema>
