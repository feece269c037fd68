import type { Reference } from '@/content/schemas/reference'

/** BibTeX's own names of the months, which styles translate. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const entryTypes: Record<Reference['type'], string> = {
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
  article: 'misc',
  book: 'book',
  report: 'techreport',
  webpage: 'misc',
  dataset: 'misc',
  software: 'misc',
  legislation: 'misc',
  post: 'misc',
}

/** BibTeX counts braces even behind a backslash, so that a lone brace must be a command. */
const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Text for a braced BibTeX field: the characters that TeX would read as commands are spelt out. */
export function escapeTex(text: string): string {
  return text.replace(/[\\{}~^]|[&%$#_]/g, (character) => commands[character] ?? `\\${character}`)
}

/** An address for a field that is read verbatim; only what would unbalance the entry is percent-encoded. */
export function escapeUrl(url: string): string {
  return url.replace(
    /[{}\\^\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

/**
 * One entry of a `.bib` file, in the fields that BibTeX and BibLaTeX share. Titles stand in double braces, so
 * that no style changes the case of names in them; text is UTF-8.
 *
 * @param key Citation key; letters, digits and hyphens.
 * @throws {RangeError} when the key has other characters.
 */
export function toBibtex(key: string, work: Reference): string {
  if (!/^[A-Za-z0-9-]+$/.test(key)) {
    throw new RangeError(`A BibTeX key has only letters, digits and hyphens; got "${key}".`)
  }
  const [year, month] = String(work.issued).split('-')
  const isReport = work.type === 'report'
  const corporateAuthor = work.author.find((author) => 'literal' in author)
  const text = (value: string | number | undefined) =>
    value === undefined ? undefined : escapeTex(String(value))
  const fields: [string, string | undefined][] = [
    ['title', `{${escapeTex(work.title)}}`],
    ['author', authors(work)],
    ['year', year],
    [work.type === 'article-journal' ? 'journal' : 'booktitle', text(work['container-title'])],
    ['volume', text(work.volume)],
    ['number', text(work.issue ?? work.number)],
    ['pages', text(work.page)?.replace(/[-–]+/g, '--')],
    [
      isReport ? 'institution' : 'publisher',
      text(work.publisher ?? (isReport ? corporateAuthor?.literal : undefined)),
    ],
    ['doi', work.DOI && escapeUrl(work.DOI)],
    ['eprint', work.arXiv],
    ['archiveprefix', work.arXiv && 'arXiv'],
    ['url', work.URL && escapeUrl(work.URL)],
  ]
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]))
  const monthName = month && months[Number(month) - 1]
  if (monthName) lines.push(`  month = ${monthName},`)
  lines.push(`  langid = {${work.language === 'zh-CN' ? 'chinese' : 'english'}},`)
  return [`@${entryTypes[work.type]}{${key},`, ...lines, '}'].join('\n')
}

/** Organisations and names in Han characters are braced, which keeps them in one piece and in their order. */
function authors(work: Reference): string {
  const names = work.author.map((author) => {
    if ('literal' in author) return `{${escapeTex(author.literal)}}`
    if (/\p{Script=Han}/u.test(author.family)) return `{${escapeTex(author.family + author.given)}}`
    return `${escapeTex(author.family)}, ${escapeTex(author.given)}`
  })
  return [...names, ...(work.others ? ['others'] : [])].join(' and ')
}
