/** Filters of which one value each can be chosen. */
export const facets = ['type', 'topic', 'level', 'language', 'cost'] as const
export type Facet = (typeof facets)[number]

export const orders = ['recommended', 'newest', 'oldest', 'name'] as const
export type Order = (typeof orders)[number]

/** What the reader chose; an empty string chooses everything. */
export type Selection = Record<Facet, string> & { query: string; order: Order }

/** What an entry is filtered and sorted by. */
export interface Selectable {
  type: string
  topics: readonly string[]
  level: string
  language: string
  cost: string
  year: number
  name: string
  /** Place in the recommended order. */
  rank: number
  /** All text that the reader could look for. */
  text: string
}

export const everything: Selection = {
  type: '',
  topic: '',
  level: '',
  language: '',
  cost: '',
  query: '',
  order: 'recommended',
}

/**
 * Reads a selection from an address's parameters.
 *
 * @param known Values that the page offers for each facet; any other value chooses everything.
 */
export function readSelection(
  parameters: URLSearchParams,
  known: Readonly<Record<Facet, readonly string[]>>,
): Selection {
  const order = orders.find((name) => name === parameters.get('sort')) ?? everything.order
  const selection: Selection = { ...everything, query: parameters.get('q')?.trim() ?? '', order }
  for (const facet of facets) {
    const value = parameters.get(facet) ?? ''
    if (known[facet].includes(value)) selection[facet] = value
  }
  return selection
}

/** Writes a selection into an address's parameters, leaving out what is not restricted; other parameters stay. */
export function writeSelection(parameters: URLSearchParams, selection: Selection): void {
  const values: Record<string, string> = {
    q: selection.query.trim(),
    sort: selection.order === everything.order ? '' : selection.order,
  }
  for (const facet of facets) values[facet] = selection[facet]
  for (const [name, value] of Object.entries(values)) {
    if (value) parameters.set(name, value)
    else parameters.delete(name)
  }
}

/** Whether an entry fits; an entry in both languages fits either, and each word of the query must occur. */
export function matches(entry: Selectable, selection: Selection): boolean {
  const fits = (chosen: string, ...values: string[]) => chosen === '' || values.includes(chosen)
  const text = fold(entry.text)
  return (
    fits(selection.type, entry.type) &&
    fits(selection.topic, ...entry.topics) &&
    fits(selection.level, entry.level) &&
    (fits(selection.language, entry.language) || entry.language === 'both') &&
    fits(selection.cost, entry.cost) &&
    fold(selection.query)
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
}

/** How two entries compare in an order; of equal ones the recommended comes first. */
export function compareIn(order: Order, locale: string): (a: Selectable, b: Selectable) => number {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return (a, b) => {
    const difference = {
      recommended: () => 0,
      newest: () => b.year - a.year,
      oldest: () => a.year - b.year,
      name: () => compare(a.name, b.name),
    }[order]()
    return difference || a.rank - b.rank
  }
}

/** One form for width and case. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
