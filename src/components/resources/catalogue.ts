import type { Reference } from '@/content/schemas/reference'
import { type Resource, resourceStandings, resourceTypes } from '@/content/schemas/resource'
import type { Language } from '@/interface/locale'
import { addressOf, yearOf } from '@/markdown/bibliography'

/** A resource with all that its entry shows, in one language. */
export interface CatalogueEntry extends Omit<
  Resource,
  'name' | 'why' | 'url' | 'year' | 'author' | 'reference'
> {
  id: string
  name: string
  why: string
  url: string
  year: number
  /** Key under which the work is exported. */
  key: string
  work: Reference
}

/**
 * Joins a resource with its work of the bibliography.
 *
 * @throws {TypeError} when the resource names a work that the bibliography does not have.
 */
export function catalogueEntry(
  id: string,
  { reference, name, author, year, url, why, ...facets }: Resource,
  works: ReadonlyMap<string, Reference>,
  language: Language,
): CatalogueEntry {
  const localName = typeof name === 'object' ? name[language] : name
  let work: Reference
  if (reference !== undefined) {
    const found = works.get(reference)
    if (!found) {
      throw new TypeError(
        `src/content/resources/${id}.yaml: "reference" names ${reference}. Expected the name of a file in src/content/references without ".yaml".`,
      )
    }
    work = found
  } else {
    if (!localName || !author || !year || !url) {
      throw new TypeError(
        `src/content/resources/${id}.yaml: expected name, author, year and url, or a "reference".`,
      )
    }
    work = {
      type: facets.type === 'dataset' ? 'dataset' : 'webpage',
      title: localName,
      author,
      issued: year,
      URL: url,
      language: facets.language === 'zh-CN' ? 'zh-CN' : 'en',
    }
  }
  return {
    ...facets,
    id,
    name: localName ?? work.title,
    why: why[language],
    url: url ?? addressOf(work),
    year: yearOf(work),
    key: reference ?? id,
    work,
  }
}

/** The recommended order: by standing, then by type, then by name. */
export function inRecommendedOrder(
  entries: readonly CatalogueEntry[],
  language: Language,
): readonly CatalogueEntry[] {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return [...entries].sort(
    (a, b) =>
      resourceStandings.indexOf(a.standing) - resourceStandings.indexOf(b.standing) ||
      resourceTypes.indexOf(a.type) - resourceTypes.indexOf(b.type) ||
      compare(a.name, b.name),
  )
}
