import { normalise } from './normalise'

/** A piece of an excerpt; marked pieces are what the reader looked for. Plain text, not HTML. */
export interface ExcerptPart {
  text: string
  marked: boolean
}
export type Excerpt = readonly ExcerptPart[]

/** Length of an excerpt in characters; a Latin letter counts half of a Han character. */
const excerptWidth = 78

/**
 * Cuts the passage out of a text that has most of the words, and marks them.
 *
 * @param text Plain text.
 * @param words Words to mark, in their normal form.
 */
export function makeExcerpt(text: string, words: readonly string[]): Excerpt {
  const ranges = findWords(text, words)
  const [start, end] = bestWindow(text, ranges)
  const parts: ExcerptPart[] = []
  const add = (from: number, to: number, marked: boolean) => {
    if (to > from) parts.push({ text: text.slice(from, to), marked })
  }
  let position = start
  if (start > 0) parts.push({ text: '…', marked: false })
  for (const [from, to] of ranges) {
    if (from < position || to > end) continue
    add(position, from, false)
    add(from, to, true)
    position = to
  }
  add(position, end, false)
  if (end < text.length) parts.push({ text: '…', marked: false })
  return parts
}

/** A whole text in parts, its words marked. */
export function markWords(text: string, words: readonly string[]): Excerpt {
  const parts: ExcerptPart[] = []
  let position = 0
  for (const [from, to] of findWords(text, words)) {
    if (from > position) parts.push({ text: text.slice(position, from), marked: false })
    parts.push({ text: text.slice(from, to), marked: true })
    position = to
  }
  if (position < text.length) parts.push({ text: text.slice(position), marked: false })
  return parts
}

type Range = readonly [start: number, end: number]

/** Ranges of the words in a text, sorted, without overlaps; Latin words count from their beginning. */
export function findWords(text: string, words: readonly string[]): Range[] {
  const found: Range[] = []
  const lower = text.toLowerCase()
  // A change of case that changes the length would shift every mark behind it.
  const haystack = lower.length === text.length ? lower : text
  for (const word of new Set(words.map(normalise))) {
    if (!word) continue
    const latin = /^[a-z0-9]/.test(word)
    for (let at = haystack.indexOf(word); at >= 0; at = haystack.indexOf(word, at + 1)) {
      if (!latin || !/[a-z0-9]/.test(haystack[at - 1] ?? '')) found.push([at, at + word.length])
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const kept: Range[] = []
  for (const range of found) {
    if (range[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(range)
  }
  return kept
}

function bestWindow(text: string, ranges: readonly Range[]): Range {
  let best: Range = [0, windowEnd(text, 0)]
  let most = ranges.filter(([, end]) => end <= best[1]).length
  for (const [at] of ranges) {
    const start = sentenceStart(text, at)
    const end = windowEnd(text, start)
    const count = ranges.filter(([from, to]) => from >= start && to <= end).length
    if (count > most) {
      best = [start, end]
      most = count
    }
  }
  return best
}

/** The beginning of the sentence, unless that is too far away to show the word. */
function sentenceStart(text: string, at: number): number {
  const before = text.slice(0, at)
  const sentence = Math.max(
    ...['。', '！', '？', '. ', '? ', '! '].map((sign) => before.lastIndexOf(sign) + sign.length),
  )
  const start = sentence < 2 ? 0 : sentence
  return widthOf(text.slice(start, at)) <= excerptWidth / 2 ? start : Math.max(0, at - excerptWidth / 3)
}

function windowEnd(text: string, start: number): number {
  let width = 0
  let end = start
  while (end < text.length && width < excerptWidth) {
    width += widthOf(text[end] ?? '')
    end += 1
  }
  return end
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character.charCodeAt(0) < 0x2e80 ? 0.5 : 1), 0)
}
