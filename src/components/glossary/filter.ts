/** What the reader chose; an empty string chooses everything. */
export interface GlossaryFilter {
  query: string
  topic: string
}

/** What an entry is filtered by. */
export interface Filterable {
  topic: string
  /** Its names in both languages. */
  names: string
  definition: string
}

export const everyTerm: GlossaryFilter = { query: '', topic: '' }

/**
 * Reads a filter from an address's parameters.
 *
 * @param topics Topics that the page offers; any other chooses all.
 */
export function readFilter(parameters: URLSearchParams, topics: readonly string[]): GlossaryFilter {
  const topic = parameters.get('topic') ?? ''
  return { query: parameters.get('q')?.trim() ?? '', topic: topics.includes(topic) ? topic : '' }
}

/** Writes a filter into an address's parameters, leaving out what is not restricted; other parameters stay. */
export function writeFilter(parameters: URLSearchParams, { query, topic }: GlossaryFilter): void {
  for (const [name, value] of [
    ['q', query.trim()],
    ['topic', topic],
  ] as const) {
    if (value) parameters.set(name, value)
    else parameters.delete(name)
  }
}

/**
 * The entries that fit: those of the topic with each word of the query in a name, or, when there are none, in the
 * definition. Width and case do not matter.
 */
export function selectEntries<Entry extends Filterable>(
  entries: readonly Entry[],
  { query, topic }: GlossaryFilter,
): readonly Entry[] {
  const words = fold(query).split(/\s+/)
  const has = (text: string) => words.every((word) => fold(text).includes(word))
  const ofTopic = entries.filter((entry) => topic === '' || entry.topic === topic)
  const byName = ofTopic.filter(({ names }) => has(names))
  return byName.length > 0 ? byName : ofTopic.filter(({ definition }) => has(definition))
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
