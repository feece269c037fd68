/**
 * The message of a schema's field: what was expected and what was found. The file and the field are named by Astro.
 *
 * @param what Such as `a date such as 2026-11-24`.
 */
export function expected(what: string): { error: (issue: { input?: unknown }) => string } {
  return { error: ({ input }) => `expected ${what}, found ${shown(input)}` }
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  // `z.coerce.date` has already made an invalid date of whatever stood there.
  if (value instanceof Date) return 'something else'
  if (Array.isArray(value)) return `${value.length} entries`
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
