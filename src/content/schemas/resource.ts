import { z } from 'astro/zod'
import { expected } from './expected'
import { referenceSchema } from './reference'

/** What an entry is, in the order in which the list shows them within one standing. */
export const resourceTypes = [
  'book',
  'course',
  'article',
  'paper',
  'documentation',
  'framework',
  'tool',
  'dataset',
  'regulation',
  'community',
] as const

export const resourceTopics = [
  'foundations',
  'architecture',
  'language',
  'vision',
  'training',
  'inference',
  'data',
  'evaluation',
  'applications',
  'interpretability',
  'regulation',
  'business',
] as const

export const resourceLevels = ['beginner', 'intermediate', 'advanced'] as const
export const resourceLanguages = ['zh-CN', 'en', 'both'] as const
/** `partly-free`: a part or a plan costs nothing, the rest is paid. */
export const resourceCosts = ['free', 'partly-free', 'paid'] as const
/** How soon to look at it: before anything else, when its subject comes up, or to go deeper. */
export const resourceStandings = ['first', 'core', 'further'] as const

const inBothLanguages = z.strictObject({ 'zh-CN': z.string().min(2), en: z.string().min(2) })
const sentence = z
  .string()
  .min(8)
  .regex(/[。.]$/u, expected('one sentence that ends with a full stop'))

/**
 * A work or a tool, recommended on `/resources/`. The file's name is the anchor of its entry. An entry of the
 * bibliography brings its title, authors, year and address with it; any other states them itself.
 */
export const resourceSchema = z
  .strictObject({
    /** Key of the work in the bibliography (`src/content/references`), for a tool that of the paper to cite. */
    reference: z.string().optional(),
    /** Needed without `reference`, and for a tool whose paper has another title. */
    name: z.union([z.string().min(2), inBothLanguages]).optional(),
    author: referenceSchema.shape.author.optional(),
    /** Year of the edition, or the first year of something that is kept up to date. */
    year: z.int().min(1900).max(2100).optional(),
    /** Official address; needed without `reference`, and where it is not the address of the cited work. */
    url: z.url({ protocol: /^https?$/ }).optional(),
    type: z.enum(resourceTypes),
    topics: z.array(z.enum(resourceTopics)).min(1),
    level: z.enum(resourceLevels),
    language: z.enum(resourceLanguages),
    cost: z.enum(resourceCosts),
    standing: z.enum(resourceStandings),
    /** Sections of the source document that list it. */
    source: z.array(z.enum(['7.1', '7.2', '7.3', '10'])).optional(),
    /** One sentence on why a founder should read or use it. */
    why: z.strictObject({ 'zh-CN': sentence, en: sentence }),
  })
  .superRefine((resource, context) => {
    for (const field of ['author', 'year'] as const) {
      if ((resource.reference === undefined) === (resource[field] === undefined)) {
        context.addIssue({
          code: 'custom',
          path: [field],
          message: resource.reference
            ? `comes from the bibliography (${resource.reference}); expected no second one here`
            : `expected ${field}, or a "reference" whose ${field} is used`,
        })
      }
    }
    for (const field of ['name', 'url'] as const) {
      if (resource.reference === undefined && resource[field] === undefined) {
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `expected ${field}, or a "reference" that has one`,
        })
      }
    }
  })

export type Resource = z.infer<typeof resourceSchema>
