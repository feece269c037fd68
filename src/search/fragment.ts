/** A record as Pagefind stores it. */
export interface Fragment {
  url: string
  /** The text as it was indexed; see `fields.ts`. */
  content: string
  /** What the index keeps of the record beside its text. */
  meta: { answer?: string }
}

/** What Pagefind puts before the JSON of a fragment, so that it can tell whether a server has unpacked it. */
const signature = 'pagefind_dcd'

/**
 * Reads an unpacked fragment.
 *
 * @throws {TypeError} when it is not one.
 */
export function readFragment(unpacked: string): Fragment {
  if (!unpacked.startsWith(signature)) {
    throw new TypeError(`A fragment begins with "${unpacked.slice(0, 12)}", expected "${signature}".`)
  }
  return JSON.parse(unpacked.slice(signature.length)) as Fragment
}

/** The words of a stored text in the order in which Pagefind counts their positions; it puts zero-width spaces between Han characters. */
export function wordsOf(content: string): string[] {
  return content.split(/[\s\u200b]+/).filter(Boolean)
}
