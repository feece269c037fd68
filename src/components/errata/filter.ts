/** What the reader chose; an empty string chooses everything. */
export interface Filter {
  query: string
  severity: string
}

/**
 * Reads a filter from an address's parameters.
 *
 * @param known Severities that the page offers; any other chooses everything.
 */
export function readFilter(parameters: URLSearchParams, known: readonly string[]): Filter {
  const severity = parameters.get('severity') ?? ''
  return {
    query: parameters.get('q')?.trim() ?? '',
    severity: known.includes(severity) ? severity : '',
  }
}

/** Writes a filter into an address's parameters, leaving out what is not restricted; other parameters stay. */
export function writeFilter(parameters: URLSearchParams, { query, severity }: Filter): void {
  for (const [name, value] of Object.entries({ q: query.trim(), severity })) {
    if (value) parameters.set(name, value)
    else parameters.delete(name)
  }
}

/** Whether an erratum fits: each word of the query must occur, in any width and case. */
export function fits(erratum: { severity: string; text: string }, { query, severity }: Filter): boolean {
  const text = fold(erratum.text)
  return (
    (severity === '' || erratum.severity === severity) &&
    fold(query)
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
