import type { ListItem, PhrasingContent, Root, Text } from 'mdast'
import type { VFile } from 'vfile'
import { SKIP, visit } from 'unist-util-visit'
import { pageTexts } from '../interface/page'
import { type Language, languageOf } from '../interface/locale'
import { type Bibliography, addressOf, formatAuthors, formatVenue, yearOf } from './bibliography'

const citation = /\[(@[a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]/g

/**
 * Remark plugin: turns `[@brown2020gpt3]` and `[@a; @b]` into numbered links and appends the list of the
 * works that the page cites, in the order of their first citation.
 *
 * @throws when a key is not in the bibliography.
 */
export function remarkCitations({ bibliography }: { bibliography: () => Bibliography }) {
  return (tree: Root, file: VFile): void => {
    const language = languageOf(/\/docs\/en\//.test(file.path) ? 'en' : undefined)
    const cited: string[] = []
    let works: Bibliography | undefined

    visit(tree, 'text', (node: Text, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('[@')) return undefined
      works ??= bibliography()
      const parts = splitAtCitations(node.value).map((part): PhrasingContent[] => {
        if (typeof part === 'string') return part ? [{ type: 'text', value: part }] : []
        return part.map((key) => {
          if (!works?.has(key)) {
            file.fail(
              `Citation [@${key}] names no work. Expected the name of a file in src/content/references/ without ".yaml".`,
              { place: node.position, source: 'citations' },
            )
          }
          if (!cited.includes(key)) cited.push(key)
          return citationLink(key, cited.indexOf(key) + 1, language)
        })
      })
      const replacement = parts.flat()
      parent.children.splice(index, 1, ...replacement)
      return [SKIP, index + replacement.length]
    })

    if (works && cited.length > 0) tree.children.push(...referenceList(cited, works, language))
  }
}

/** Splits text into plain strings and lists of keys. */
export function splitAtCitations(text: string): (string | string[])[] {
  const parts: (string | string[])[] = []
  let end = 0
  for (const match of text.matchAll(citation)) {
    parts.push(text.slice(end, match.index))
    parts.push((match[1] ?? '').split(';').map((key) => key.trim().slice(1)))
    end = match.index + match[0].length
  }
  parts.push(text.slice(end))
  return parts
}

function citationLink(key: string, number: number, language: Language): PhrasingContent {
  return {
    type: 'link',
    url: `#ref-${key}`,
    data: {
      hProperties: { className: ['citation'], ariaLabel: `${pageTexts[language].reference} ${number}` },
    },
    children: [{ type: 'text', value: `[${number}]` }],
  }
}

function referenceList(keys: readonly string[], works: Bibliography, language: Language): Root['children'] {
  const items = keys.map((key): ListItem => {
    const work = works.get(key)
    if (!work) throw new TypeError(`Reference ${key} vanished while the list was built.`)
    const venue = formatVenue(work)
    return {
      type: 'listItem',
      data: { hProperties: { id: `ref-${key}` } },
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', value: `${formatAuthors(work, language)} (${yearOf(work)}). ` },
            { type: 'link', url: addressOf(work), children: [{ type: 'text', value: work.title }] },
            { type: 'text', value: venue ? `. ${venue}.` : '.' },
          ],
        },
      ],
    }
  })
  return [
    {
      type: 'heading',
      depth: 2,
      data: { hProperties: { id: 'references' } },
      children: [{ type: 'text', value: pageTexts[language].references }],
    },
    {
      type: 'list',
      ordered: true,
      spread: false,
      data: { hProperties: { className: ['references'] } },
      children: items,
    },
  ]
}
