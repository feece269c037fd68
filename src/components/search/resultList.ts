import { chapters } from '@/chapters'
import { fill } from '@/interface/locale'
import type { Language } from '@/interface/locale'
import type { SearchTexts } from '@/interface/search'
import type { SearchAnswer, SearchResult } from '@/search/engine'
import type { Excerpt } from '@/search/excerpt'
import { element } from './element'
import { groupResults } from './resultGroups'
import type { SearchState } from './searchState'

/** What the results are drawn with. */
export interface Drawing {
  texts: SearchTexts
  language: Language
  /** Base path of the site, without a slash at its end. */
  base: string
  /** Begins the ids of this panel's elements. */
  id: string
  /** Marks the searched words in a title. */
  mark: (text: string) => Excerpt
}

/**
 * Draws an answer: a section for each kind, each with its heading. The best result, when it is an FAQ answer, is
 * a card that says the answer.
 */
export function drawResults(answer: SearchAnswer, state: SearchState, drawing: Drawing): HTMLElement[] {
  const best = answer.results[0]
  return groupResults(answer.results).map(({ kind, results }) => {
    const id = `${drawing.id}-${kind}`
    const heading = element('h2', '', drawing.texts.kinds[kind])
    heading.id = id
    const head = element('div', 'group-head', heading)
    const total = answer.counts?.kinds[kind] ?? 0
    if (!state.kind && total > results.length) {
      const more = element('button', 'more', fill(drawing.texts.allOfKind, { count: total }))
      more.type = 'button'
      more.dataset['kind'] = kind
      more.setAttribute('aria-describedby', id)
      head.append(more)
    }
    const list = element('ol', '')
    // Safari takes the list from an unmarked `ol` without markers.
    list.setAttribute('role', 'list')
    for (const result of results) {
      const said = result === best && result.answer !== undefined && result.headings.length === 0
      const draw = said ? answerCard : resultLink
      list.append(element('li', '', draw(result, drawing)))
    }
    const group = element('section', 'group', head, list)
    group.dataset['group'] = kind
    group.setAttribute('aria-labelledby', id)
    return group
  })
}

function resultLink(result: SearchResult, drawing: Drawing): HTMLAnchorElement {
  const { title, path } = nameOf(result, drawing)
  const name = element('span', 'name', element('span', 'title', ...marked(drawing.mark(title))))
  if (path.length > 0) name.append(' ', element('span', 'path', path.join(' › ')))
  return linkTo(result, drawing, name, element('span', 'excerpt', ...marked(result.excerpt)))
}

function answerCard(result: SearchResult, drawing: Drawing): HTMLAnchorElement {
  const name = element(
    'span',
    'name',
    element('span', 'kicker', drawing.texts.directAnswer),
    ' ',
    element('span', 'title', ...marked(drawing.mark(result.title))),
  )
  const answer = element('span', 'answer', ...marked(drawing.mark(result.answer ?? '')))
  const onward = element('span', 'onward', drawing.texts.fullAnswer)
  onward.setAttribute('aria-hidden', 'true')
  const link = linkTo(result, drawing, name, answer, onward)
  link.classList.add('answer-card')
  link.dataset['answerCard'] = ''
  return link
}

function linkTo(result: SearchResult, { base }: Drawing, ...parts: HTMLElement[]): HTMLAnchorElement {
  const link = element('a', '', ...parts.flatMap((part) => [part, ' ']))
  link.href = base + result.url
  link.dataset['searchResult'] = ''
  return link
}

/** The section's own heading first, as it is what the link leads to; then where it stands. */
function nameOf({ title, headings, chapter, kind }: SearchResult, { language }: Drawing) {
  const label = chapters.find(({ directory }) => directory === chapter)?.label[language]
  const above = [
    ...(label && kind === 'guide' ? [label] : []),
    ...(headings.length > 0 ? [title] : []),
    ...headings.slice(0, -1),
  ]
  return { title: headings.at(-1) ?? title, path: above }
}

function marked(parts: Excerpt): (Node | string)[] {
  return parts.map(({ text, marked }) => (marked ? element('mark', '', text) : text))
}
