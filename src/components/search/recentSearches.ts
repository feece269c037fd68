/** How many searches are remembered. */
export const mostRecent = 8
const longest = 120
const key = 'recent-searches'

/** Puts a search first and forgets the oldest beyond `mostRecent`; the same words in another case count as the same. */
export function remember(recent: readonly string[], query: string): string[] {
  const words = query.trim().slice(0, longest)
  return words === '' ? [...recent] : [words, ...forget(recent, words)].slice(0, mostRecent)
}

/** Takes a search out. */
export function forget(recent: readonly string[], query: string): string[] {
  return recent.filter((other) => other.toLowerCase() !== query.toLowerCase())
}

/** What was stored, as far as it is a list of searches: another version or another page may have written it. */
export function parseRecent(stored: string | null): string[] {
  try {
    const content: unknown = JSON.parse(stored ?? '[]')
    const texts = Array.isArray(content)
      ? content.filter((item): item is string => typeof item === 'string')
      : []
    return texts.reduceRight<string[]>(remember, [])
  } catch {
    return []
  }
}

/** Searches of this device; an empty list where the browser keeps nothing. */
export function loadRecent(): string[] {
  try {
    return parseRecent(localStorage.getItem(key))
  } catch {
    return []
  }
}

/** Keeps searches on this device; where the browser keeps nothing, they last no longer than the page. */
export function saveRecent(recent: readonly string[]): void {
  try {
    if (recent.length > 0) localStorage.setItem(key, JSON.stringify(recent))
    else localStorage.removeItem(key)
  } catch {
    // Blocked or full: recent searches are a convenience.
  }
}
