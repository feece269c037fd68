import { getCollection } from 'astro:content'
import type { Term } from '@/search/vocabulary'

/** The names of the glossary, by which the search expands a query in the browser. */
export async function GET(): Promise<Response> {
  const glossary = await getCollection('glossary')
  if (glossary.length === 0) {
    throw new Error(
      'The glossary is empty: src/content/glossary/terms.yaml has no terms, and the search no synonyms.',
    )
  }
  const terms: Term[] = glossary.map(({ id, data: { zh, en, aliases, taught } }) => ({
    id,
    zh,
    en,
    aliases,
    ...(taught && { taught }),
  }))
  return Response.json(terms)
}
