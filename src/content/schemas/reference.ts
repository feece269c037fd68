import { z } from 'astro/zod'
import { expected } from './expected'

const person = z.strictObject({ family: z.string(), given: z.string() })
/** An organisation, or a name that has no family and given part. */
const organisation = z.strictObject({ literal: z.string() })

/**
 * One work of the bibliography, in the terms of CSL (Citation Style Language 1.0.2), cited from pages by
 * its file name. `article` is a preprint, `post` an official web page that is not an article.
 */
export const referenceSchema = z
  .strictObject({
    type: z.enum([
      'article-journal',
      'paper-conference',
      'article',
      'book',
      'report',
      'webpage',
      'dataset',
      'software',
      'legislation',
      'post',
    ]),
    title: z.string().min(3),
    /** All authors when there are at most six, else the first three and `others: true`. */
    author: z.array(z.union([person, organisation])).min(1),
    others: z.literal(true).optional(),
    /** Year, or a full date as a quoted string. */
    issued: z.union([z.int().min(1900).max(2100), z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/)]),
    'container-title': z.string().optional(),
    publisher: z.string().optional(),
    volume: z.union([z.string(), z.int()]).optional(),
    issue: z.union([z.string(), z.int()]).optional(),
    page: z.string().optional(),
    number: z.string().optional(),
    DOI: z
      .string()
      .regex(/^10\.\d{4,}\/\S+$/, expected('a DOI such as 10.1162/neco.1997.9.8.1735'))
      .optional(),
    arXiv: z
      .string(expected('a quoted arXiv id such as "2005.14165"'))
      .regex(/^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/, expected('an arXiv id such as "2005.14165"'))
      .optional(),
    URL: z.url({ protocol: /^https?$/ }).optional(),
    language: z.enum(['zh-CN', 'en']),
  })
  .refine((work) => work.DOI ?? work.arXiv ?? work.URL, {
    error: 'expected at least one of DOI, arXiv, URL, so that a reader can find the work',
  })

export type Reference = z.infer<typeof referenceSchema>
