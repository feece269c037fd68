import { type Reference, referenceSchema } from '../content/schemas/reference'
import { readYamlFolder } from '../content/yamlFolder'
import type { Language } from '../interface/locale'

/** Works that pages cite, by key (the file's name without its ending). */
export type Bibliography = ReadonlyMap<string, Reference>

/**
 * Reads the bibliography from a folder of YAML files.
 *
 * @throws {TypeError} naming file, field, and what was expected, when a file does not fit the schema.
 */
export function readBibliography(folder: string): Bibliography {
  return readYamlFolder(folder, referenceSchema, 'reference')
}

/** Where a reader finds the work: the DOI before arXiv before any other address. */
export function addressOf(work: Reference): string {
  if (work.DOI) return `https://doi.org/${work.DOI}`
  if (work.arXiv) return `https://arxiv.org/abs/${work.arXiv}`
  if (work.URL) return work.URL
  throw new TypeError(`Reference "${work.title}" has no DOI, arXiv id or URL.`)
}

/** Names as a reference list prints them: "Brown, T. B.", "Vaswani, A., Shazeer, N. et al.". */
export function formatAuthors(work: Reference, language: Language): string {
  const names = work.author.map((author) => {
    if ('literal' in author) return author.literal
    if (/\p{Script=Han}/u.test(author.family)) return author.family + author.given
    const initials = author.given.split(/[\s-]+/).map((part) => `${part.charAt(0)}.`)
    return `${author.family}, ${initials.join(' ')}`
  })
  const separator = names.every((name) => /\p{Script=Han}/u.test(name)) ? '、' : '; '
  const others = work.others ? (language === 'zh-CN' ? ' 等' : ' et al.') : ''
  return names.join(separator) + others
}

/** What identifies the edition: container, volume, issue, pages, publisher, arXiv id, number. */
export function formatVenue(work: Reference): string {
  const volume =
    work.volume === undefined ? '' : ` ${work.volume}${work.issue === undefined ? '' : `(${work.issue})`}`
  const pages = work.page === undefined ? '' : `: ${work.page}`
  const container = work['container-title'] ? `${work['container-title']}${volume}${pages}` : ''
  return [container, work.publisher, work.number, work.arXiv && `arXiv:${work.arXiv}`]
    .filter(Boolean)
    .join(', ')
}

/** Year of publication. */
export function yearOf(work: Reference): number {
  return Number(String(work.issued).slice(0, 4))
}
