/** Words that were searched for, handed to the page that a result opens. */
interface HandedOver {
  path: string
  words: readonly string[]
}

const key = 'searched-words'

/** Leaves words for the page with a path; only this tab sees them, and only the next page. */
export function handOver(path: string, words: readonly string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ path, words } satisfies HandedOver))
  } catch {
    // Blocked or full: the page opens without marks.
  }
}

/** Takes the words that were left for a path; what was left for another is thrown away. */
export function takeOver(path: string): readonly string[] {
  try {
    const stored = sessionStorage.getItem(key)
    if (stored === null) return []
    sessionStorage.removeItem(key)
    const { path: meant, words } = JSON.parse(stored) as HandedOver
    return meant === path ? words : []
  } catch {
    return []
  }
}

/**
 * The words worth marking on a page: what was asked for and its synonyms, but no single characters unless nothing else was asked.
 *
 * @param concepts Of the plan of the query.
 */
export function wordsToMark(concepts: readonly { text: string; variants: readonly { text: string }[] }[]) {
  const all = [...new Set(concepts.flatMap(({ text, variants }) => [text, ...variants.map((v) => v.text)]))]
  const telling = all.filter((word) => [...word].length > 1)
  return telling.length > 0 ? telling : all
}
