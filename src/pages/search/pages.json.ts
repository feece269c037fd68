import { getCollection } from 'astro:content'
import { isGuidePage } from '@/content/schemas/page'

/** Paths of all pages that the search leads to, without the base path; the dev server's index is built from it. */
export async function GET(): Promise<Response> {
  const pages = await getCollection('docs', ({ data }) => isGuidePage(data))
  const paths = pages.map(({ id }) => `/${id.replace(/(^|\/)index$/, '')}/`.replace(/\/+/g, '/'))
  return Response.json(paths.sort())
}
