import { fill } from '@/interface/locale'
import { findWords } from '@/search/excerpt'

/** Name of the highlight, see the style in `Search.astro`. */
const name = 'searched-words'
/** More marks than anybody looks at. */
const mostMarks = 500
const unmarkable =
  'script, style, template, .katex, .mermaid, svg, [hidden], [data-search-ignore], .sr-only, button, select'
const blocks = 'p, li, h1, h2, h3, h4, td, th, dt, dd, pre, figcaption, summary, blockquote, div, section'

/**
 * Marks words in the text of the page without changing the page: the CSS Custom Highlight API draws them. Where the
 * browser lacks it, nothing is marked.
 *
 * @param bar The control that takes the marks away again; hidden until something is marked.
 */
export function markPage(words: readonly string[], bar: HTMLElement): void {
  if (!('highlights' in CSS)) return
  const main = document.querySelector('main')
  const ranges = main ? rangesOf(main, words) : []
  if (ranges.length === 0) return
  CSS.highlights.set(name, new Highlight(...ranges))
  const text = bar.querySelector('[data-marks-text]')
  bar.hidden = false
  document.body.append(bar)
  // In the next task, so that the live region exists when its text comes.
  setTimeout(() => {
    if (text) text.textContent = fill(bar.dataset['text'] ?? '', { count: ranges.length })
  })
  const unmark = () => {
    CSS.highlights.delete(name)
    bar.hidden = true
    document.removeEventListener('keydown', onEscape)
  }
  const onEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) unmark()
  }
  document.addEventListener('keydown', onEscape)
  const button = bar.querySelector<HTMLButtonElement>('button')
  if (button) button.onclick = unmark
}

/** Ranges of words in an element; a word may go across links and emphasis, but not from one block into the next. */
function rangesOf(root: Element, words: readonly string[]): Range[] {
  const pieces: { node: Text; start: number }[] = []
  let text = ''
  let block: Element | null = null
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement
    if (!parent || parent.closest(unmarkable)) continue
    const own = parent.closest(blocks)
    if (own !== block) text += '\n'
    block = own
    pieces.push({ node, start: text.length })
    text += node.data
  }
  return findWords(text, words)
    .filter(
      ([start, end]) => !/^[a-z]{1,3}$/i.test(text.slice(start, end)) || !/^[a-z]{2}/i.test(text.slice(end)),
    )
    .slice(0, mostMarks)
    .map(([start, end]) => {
      const range = new Range()
      const first = pieces.findLast((piece) => piece.start <= start)
      const last = pieces.findLast((piece) => piece.start < end)
      if (first) range.setStart(first.node, start - first.start)
      if (last) range.setEnd(last.node, end - last.start)
      return range
    })
}
