import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import type { VFile } from 'vfile'
import type { GlossaryTerm } from '../content/schemas/glossary'
import { glossaryTexts } from '../interface/glossary'
import { type Language, languageOf } from '../interface/locale'
import type { Glossary } from './glossary'

/** More underlined words than this in one paragraph or item would disturb the reading. */
const mostInOneBlock = 2

/**
 * Rehype plugin: links the first use of a term in a page's prose to the glossary, and appends the notes that
 * `TermNotes.astro` shows beside these links. Without script they are ordinary links.
 *
 * Prose is paragraphs and list items: no heading, link, code, formula, table, bold lead-in, list of references or
 * component. The glossary itself and the page that teaches a term explain it better than a note would.
 */
export function rehypeGlossaryTerms({ glossary }: { glossary: () => Glossary }) {
  const finders = new Map<Language, TermFinder>()
  return (tree: Root, file: VFile): void => {
    const page = /\/content\/docs\/(?<path>.+?)(?:\/index)?\.mdx?$/.exec(file.path)?.groups?.['path']
    if (page === undefined) return
    const language = languageOf(/^en(\/|$)/.test(page) ? 'en' : undefined)
    const path = `/${page.replace(/^en\//, '')}/`
    if (path === '/glossary/') return

    const terms = glossary()
    const finder = finders.get(language) ?? new TermFinder(terms, language)
    finders.set(language, finder)
    const explained = new Set<string>()
    const wanted = (key: string) => {
      const term = terms.get(key)
      return term?.tooltip === true && !explained.has(key) && term.taught?.split('#')[0] !== path
    }

    /** @returns the nodes that stand for a text, and how many links are among them. */
    const linked = (text: Text, most: number): { nodes: ElementContent[]; links: number } => {
      const nodes: ElementContent[] = []
      let links = 0
      let end = 0
      for (const { key, start, name } of finder.find(text.value)) {
        if (links >= most) break
        if (!wanted(key)) continue
        explained.add(key)
        links += 1
        if (start > end) nodes.push({ type: 'text', value: text.value.slice(end, start) })
        nodes.push(termLink(key, name, language))
        end = start + name.length
      }
      if (end === 0) return { nodes: [text], links }
      if (end < text.value.length) nodes.push({ type: 'text', value: text.value.slice(end) })
      return { nodes, links }
    }

    /** @param room How many links the block may still get; none outside of a block. */
    const walk = (parent: Root | Element, room: number): number => {
      const children: RootContent[] = []
      for (const child of parent.children) {
        if (child.type === 'text' && room > 0) {
          const { nodes, links } = linked(child, room)
          room -= links
          children.push(...nodes)
          continue
        }
        if (child.type === 'element' && !isExcluded(child)) {
          if (isBlock(child)) walk(child, mostInOneBlock)
          else room = walk(child, room)
        }
        children.push(child)
      }
      parent.children = children as ElementContent[]
      return room
    }
    walk(tree, 0)
    if (explained.size > 0) tree.children.push(notes([...explained], terms, language))
  }
}

/** A name of a term in a text. */
export interface TermUse {
  key: string
  name: string
  /** Position of its first character. */
  start: number
}

/**
 * Finds names of terms in running text: the longest that fits, so that the weights in "open weights" are none. Besides
 * the term's name in the language, its abbreviation counts, which both languages write alike.
 */
export class TermFinder {
  readonly #keys = new Map<string, string>()
  readonly #pattern: RegExp
  readonly #fold: (name: string) => string

  constructor(glossary: Glossary, language: Language) {
    // English words begin a sentence with a capital; Chinese pages write Latin names in one way.
    this.#fold = (name) => (language === 'en' && !isAbbreviation(name) ? name.toLowerCase() : name)
    for (const [key, term] of glossary) {
      const names = [
        language === 'en' ? term.en : term.zh,
        ...[term.en, ...term.aliases].filter(
          (name) => isAbbreviation(name) || (language === 'zh-CN' && /\p{Script=Han}/u.test(name)),
        ),
      ]
      for (const name of names) this.#keys.set(this.#fold(name), key)
    }
    const longestFirst = [...this.#keys.keys()].sort((a, b) => b.length - a.length)
    const plural = language === 'en' ? 's?' : ''
    this.#pattern = new RegExp(
      longestFirst
        .map((name) => {
          const before = latinEdge.test(name.charAt(0)) ? String.raw`(?<![\p{Script=Latin}\p{N}_-])` : ''
          const after = latinEdge.test(name.charAt(name.length - 1))
            ? String.raw`${plural}(?![\p{Script=Latin}\p{N}_-])`
            : ''
          return `${before}${escaped(name)}${after}`
        })
        .join('|'),
      language === 'en' ? 'giu' : 'gu',
    )
  }

  /** Uses of terms in a text, from its beginning, without overlaps. */
  *find(text: string): Generator<TermUse> {
    let words: ReadonlySet<number> | undefined
    for (const { 0: name, index } of text.matchAll(this.#pattern)) {
      const key = this.#keys.get(this.#fold(name)) ?? this.#keys.get(this.#fold(name.replace(/s$/, '')))
      // A name may be made of pieces of other words: in 最后训练 is no 后训练.
      words ??= wordEdges(text)
      if (
        key !== undefined &&
        words.has(index) &&
        words.has(index + name.length) &&
        !isInsideTitle(text, index, name)
      ) {
        yield { key, name, start: index }
      }
    }
  }
}

const latinEdge = /[\p{Script=Latin}\p{N}]/u

/** Names such as RAG, LoRA and Grad-CAM: one Latin word with two capitals. Shorter ones mean too many things. */
function isAbbreviation(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9-]{2,}$/.test(name) && /[A-Z].*[A-Z]/.test(name)
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Positions at which a word begins or ends. */
function wordEdges(text: string): ReadonlySet<number> {
  return new Set([...[...segmenter.segment(text)].map(({ index }) => index), text.length])
}

/** Whether a name is a piece of a title in 《》 rather than all of it. */
function isInsideTitle(text: string, start: number, name: string): boolean {
  const before = text.slice(0, start)
  if (before.lastIndexOf('《') <= before.lastIndexOf('》')) return false
  return !(before.endsWith('《') && text.startsWith('》', start + name.length))
}

function hasClass(element: Element, names: readonly string[]): boolean {
  const classes = element.properties['className']
  return Array.isArray(classes) && classes.some((name) => names.includes(String(name)))
}

function isBlock({ tagName }: Element): boolean {
  return ['p', 'li', 'dd'].includes(tagName)
}

function isExcluded(element: Element): boolean {
  return (
    /^(h[1-6]|a|abbr|button|code|figure|label|math|pre|script|strong|style|summary|svg|table|template)$/.test(
      element.tagName,
    ) || hasClass(element, ['katex', 'mermaid', 'not-content', 'references', 'starlight-aside__title'])
  )
}

const noteId = (key: string): string => `term-${key}`

function termLink(key: string, name: string, language: Language): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      className: ['term'],
      href: `${language === 'en' ? '/en' : ''}/glossary/#${key}`,
      ariaDescribedBy: [noteId(key)],
    },
    children: [{ type: 'text', value: name }],
  }
}

/** The notes, at the end of the page and out of the search's sight: its records must not repeat the glossary. */
function notes(keys: readonly string[], glossary: Glossary, language: Language): Element {
  return {
    type: 'element',
    tagName: 'term-notes',
    properties: {
      className: ['not-content'],
      dataSearchIgnore: '',
      dataTapAgain: glossaryTexts[language].tapAgain,
    },
    children: keys.flatMap((key) => {
      const term = glossary.get(key)
      return term ? [note(key, term, language)] : []
    }),
  }
}

function note(key: string, term: GlossaryTerm, language: Language): Element {
  const [name, other] = language === 'en' ? [term.en, term.zh] : [term.zh, term.en]
  const otherLanguage = language === 'en' ? 'zh-CN' : 'en'
  return {
    type: 'element',
    tagName: 'div',
    properties: { id: noteId(key), role: 'tooltip', popover: 'manual' },
    children: [
      element('b', name),
      ...(other === name ? [] : [text(' '), element('span', other, { lang: otherLanguage })]),
      text(language === 'en' ? ' ' : '　'),
      text(term.definition[language]),
    ],
  }
}

function text(value: string): Text {
  return { type: 'text', value }
}

function element(tagName: string, content: string, properties: Element['properties'] = {}): Element {
  return { type: 'element', tagName, properties, children: [text(content)] }
}
