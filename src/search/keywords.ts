import { gramsOf } from './directory'
import { normalise } from './normalise'
import type { RecordKind, SearchRecord } from './record'

/** How many keywords a record has at most: sections are long, entries of lists are short. */
const mostKeywords: Readonly<Record<RecordKind, number>> = {
  guide: 20,
  faq: 24,
  demo: 20,
  glossary: 4,
  resource: 4,
  erratum: 6,
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * The telling words of each record's text: those that it has often and few other records have (tf–idf), without those that its
 * title, headings, questions and description already say. With them the browser can tell what a question is about before it
 * has loaded any of the texts. Built in Node.
 *
 * @returns Keywords of each record, separated by spaces, the most telling first.
 */
export function keywordsOf(records: readonly SearchRecord[]): string[] {
  const counts = records.map(({ text }) => wordCounts(text))
  const having = new Map<string, number>()
  for (const words of counts) for (const word of words.keys()) having.set(word, (having.get(word) ?? 0) + 1)
  return records.map((record, index) => {
    const { kind, title, headings, questions, description = '' } = record
    const said = new Set([title, ...headings, ...questions, description].flatMap((text) => [...gramsOf(text)]))
    return [...(counts[index] ?? new Map<string, number>())]
      .filter(([word]) => [...gramsOf(word)].some((gram) => !said.has(gram)))
      .map(([word, count]) => ({
        word,
        score: (count / (count + 1)) * Math.log(1 + records.length / (having.get(word) ?? 1)),
        records: having.get(word) ?? 1,
      }))
      .filter(({ word, records }) => records > 1 || /\p{Script=Han}/u.test(word))
      .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1))
      .slice(0, mostKeywords[kind])
      .map(({ word }) => word)
      .join(' ')
  })
}

/** How often a text has each word of two or more Han characters or three or more letters. */
function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const word = isWordLike ? normalise(segment) : ''
    if (!/^(?:\p{Script=Han}{2,8}|[a-z][a-z0-9-]{2,24})$/u.test(word)) continue
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}
