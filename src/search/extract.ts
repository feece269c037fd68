import type { Element, ElementContent, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { languageOf } from '../interface/locale'
import { type RecordKind, type SearchRecord, recordKinds } from './record'

/** A page's HTML does not have what a record needs. */
export class ExtractionError extends Error {
  override readonly name = 'ExtractionError'
}

/**
 * Cuts a finished page into records: its beginning, and one for each h2 and h3.
 *
 * The page says in its head what it is: `<meta name="search:kind">`, `search:questions` (separated by `|`)
 * and `search:answer`. A page of kind `none`, without a kind, or with `robots: noindex`, is left out.
 *
 * @param html The whole page.
 * @param path Its path without the base, with a trailing slash.
 * @throws {ExtractionError} when a page that wants to be found has no title or no text.
 */
export function extractRecords(html: string, path: string): SearchRecord[] {
  const tree = fromHtml(html)
  const meta = (name: string) =>
    attribute(
      find(tree, (element) => element.tagName === 'meta' && element.properties['name'] === name),
      'content',
    )
  const kind = meta('search:kind')
  if (!kind || kind === 'none' || meta('robots')?.includes('noindex')) return []
  if (!isRecordKind(kind)) {
    throw new ExtractionError(`${path}: search:kind is "${kind}", expected one of ${recordKinds.join(', ')}.`)
  }

  const root = find(tree, (element) => element.tagName === 'html')
  const content = find(tree, (element) => hasClass(element, 'sl-markdown-content'))
  const title = find(tree, (element) => element.properties['id'] === '_top')
  if (!content || !title) {
    throw new ExtractionError(
      `${path}: found no ${content ? 'h1 with the id "_top"' : 'element .sl-markdown-content'}.`,
    )
  }

  const language = languageOf(attribute(root, 'lang'))
  const summary = find(tree, (element) => 'dataSummary' in element.properties)
  const common = {
    language,
    kind,
    chapter: path.replace(/^\/(en\/)?/, '').split('/')[0] ?? '',
    title: textOf(title),
  }
  const answer = meta('search:answer')
  const description = meta('description')
  const lead: SearchRecord = {
    ...common,
    url: path,
    headings: [],
    questions: meta('search:questions')?.split('|').filter(Boolean) ?? [],
    ...(answer && { answer }),
    ...(description && { description }),
    text: '',
  }
  const records = [lead]
  const texts: string[][] = [summary ? [textOf(summary)] : []]
  let chapterHeading = ''
  const entries: SearchRecord[] = []

  const walk = (nodes: (RootContent | ElementContent)[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') texts.at(-1)?.push(node.value)
      if (node.type !== 'element' || isIgnored(node)) continue
      const id = node.properties['id']
      const entry = node.properties['dataSearchRecord']
      if (typeof entry === 'string' && typeof id === 'string') {
        entries.push(entryRecord(node, entry, `${path}#${id}`, common))
        continue
      }
      if (/^h[23]$/.test(node.tagName) && typeof id === 'string') {
        const heading = textOf(node)
        const headings = node.tagName === 'h3' && chapterHeading ? [chapterHeading, heading] : [heading]
        if (node.tagName === 'h2') chapterHeading = heading
        records.push({ ...common, url: `${path}#${id}`, headings, questions: [], text: '' })
        texts.push([])
      } else {
        walk(node.children)
        if (isBlock(node)) texts.at(-1)?.push(' ')
      }
    }
  }
  walk(content.children)

  const finished = records.map((record, index) => ({
    ...record,
    text: (texts[index] ?? []).join('').replace(/\s+/g, ' ').trim(),
  }))
  if (finished.every(({ text }) => text === '')) {
    throw new ExtractionError(
      `${path}: found no text to search. A page without text should say robots: noindex.`,
    )
  }
  return [...finished.filter(({ text, headings }) => text !== '' || headings.length === 0), ...entries]
}

/** Kinds of the entries of a list, by what their element says in `data-search-record`. */
const entryKinds: Record<string, RecordKind> = { resource: 'resource', term: 'glossary', erratum: 'erratum' }

/** The record of one entry of a list: a resource, a term, an erratum. Its name is what `data-search-title` marks. */
function entryRecord(
  element: Element,
  entry: string,
  url: string,
  page: Pick<SearchRecord, 'language' | 'chapter'>,
): SearchRecord {
  const kind = entryKinds[entry]
  if (!kind) {
    throw new ExtractionError(
      `${url}: data-search-record is "${entry}", expected one of ${Object.keys(entryKinds).join(', ')}.`,
    )
  }
  const title = find(element, ({ properties }) => 'dataSearchTitle' in properties)
  if (!title) throw new ExtractionError(`${url}: the entry has no element with data-search-title.`)
  return { ...page, url, kind, title: textOf(title), headings: [], questions: [], text: textOf(element) }
}

function isRecordKind(kind: string): kind is RecordKind {
  return recordKinds.some((known) => known === kind)
}

function find(node: Root | Element, matches: (element: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    if (matches(child)) return child
    const below = find(child, matches)
    if (below) return below
  }
  return undefined
}

function attribute(element: Element | undefined, name: string): string | undefined {
  const value = element?.properties[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function hasClass(element: Element, name: string): boolean {
  const classes = element.properties['className']
  return Array.isArray(classes) && classes.includes(name)
}

/** What is drawn rather than said, said twice, or not of the page itself. */
function isIgnored(element: Element): boolean {
  return (
    ['script', 'style', 'svg', 'template', 'noscript', 'math', 'button', 'select', 'input'].includes(
      element.tagName,
    ) ||
    'dataSearchIgnore' in element.properties ||
    ['katex-html', 'mermaid', 'sl-anchor-link', 'references', 'citation', 'sr-only'].some((name) =>
      hasClass(element, name),
    )
  )
}

function isBlock(element: Element): boolean {
  return /^(p|li|ol|ul|td|th|tr|table|dt|dd|div|h[1-6]|pre|figure|figcaption|blockquote|aside|section|summary)$/.test(
    element.tagName,
  )
}

function textOf(element: Element): string {
  return element.children
    .map((child) =>
      child.type === 'text'
        ? child.value
        : child.type === 'element' && !isIgnored(child)
          ? textOf(child) + (isBlock(child) ? ' ' : '')
          : '',
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
