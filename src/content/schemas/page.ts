import { z } from 'astro/zod'
import { expected } from './expected'

/** Path of a page of the site, with or without an anchor. */
export const sitePath = z
  .string()
  .regex(
    /^\/([a-z0-9-]+\/)*(#[a-z0-9-]+)?$/,
    expected('a site path such as /faq/funding/ (leading and trailing slash, lower case)'),
  )

/** Number of a section of the source document. */
export const sourceSection = z
  .string(expected('a quoted section number such as "2.5.2"'))
  .regex(/^\d+(\.\d+){0,2}$/, expected('a section number of the source document such as "2.5.2"'))

const sentence = z
  .string()
  .regex(/[。！？.!?]$/u, expected('a whole sentence that ends with a full stop or a question mark'))

const fields = {
  /** One sentence on what the reader gets; also the summary of a search result. */
  description: z.string().min(20, expected('a sentence of at least 20 characters')),
  /** Sections of the source document that the page covers, e.g. `["2.5.2", "2.6.3"]`. */
  source: z.array(sourceSection).min(1, expected('at least one section of the source document')),
  /** Ways in which a reader would ask for this page; they feed the search. */
  questions: z.array(z.string().min(2)).min(5, expected('at least 5 questions')),
  /** Paths of pages to read next. */
  related: z.array(sitePath).min(1, expected('at least one page to read next')),
  /** Day on which the facts were last checked. */
  reviewed: z.coerce.date(expected('a date such as 2026-11-24')),
}

/** What a busy reader can act on: exactly three sentences, shown on top of the page. */
const summary = z.array(sentence).length(3, expected('exactly three sentences'))

/** Fields that every kind of page adds to Starlight's frontmatter; the kind decides which are required. */
export const pageSchema = z.discriminatedUnion('kind', [
  /** A page of the guide. */
  z.object({ kind: z.literal('page'), ...fields, summary }),
  /** One question with its answer. */
  z.object({
    kind: z.literal('faq'),
    ...fields,
    summary,
    /** The direct answer in exactly two sentences. */
    answer: z
      .string()
      .refine(
        (text) => (text.match(/[。！？](?!”)|[.!?](?=\s|$)/gu) ?? []).length === 2,
        expected('exactly two sentences'),
      ),
  }),
  /** An overview: a list of questions, resources, terms or errata. */
  z.object({ kind: z.literal('index'), ...fields, summary: summary.optional() }),
  /** An interactive page. */
  z.object({ kind: z.literal('app'), ...fields, summary: summary.optional() }),
  /** The home page, which draws its own title. */
  z.object({ kind: z.literal('home'), description: fields.description }),
  /** The search page and the 404 page, which no record of the search leads to. */
  z.object({ kind: z.literal('utility'), description: fields.description }),
])

export type PageData = z.infer<typeof pageSchema>

/** A page that the search leads to: everything but the home page and the utilities. */
export type GuidePageData = Exclude<PageData, { kind: 'home' | 'utility' }>

/** Whether a page carries the fields of the guide (source sections, questions, what to read next). */
export function isGuidePage<Data extends PageData>(page: Data): page is Data & GuidePageData {
  return page.kind !== 'home' && page.kind !== 'utility'
}
