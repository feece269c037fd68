/**
 * How text is written into the index, and how it is read back.
 *
 * Pagefind cuts Chinese into words with one segmenter when it indexes and with another when it searches, so
 * that some words cannot be found (Pagefind issue 1237). We therefore index each Han character as a word
 * of its own and search for phrases: every substring is found, exactly.
 */

const han = /\p{Script=Han}/gu

/** Puts a space on both sides of each Han character. */
export function spaced(text: string): string {
  return text.replace(han, ' $& ').replace(/\s+/g, ' ').trim()
}

// The only spaces of our Chinese are those between Han characters and Latin words or digits.
const inserted =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]) (?=[\p{Script=Han}\p{P}])|(?<=\p{P}) (?=\p{Script=Han})/gu

/** Undoes `spaced`, and the zero-width spaces that Pagefind adds: what a reader sees in an excerpt. */
export function unspaced(text: string): string {
  return (
    text
      .replace(/\u200b/g, '')
      .replace(/ +/g, ' ')
      .replace(inserted, '')
      // A citation that was left out stood behind a space.
      .replace(/ (?=[，。、；：？！）])/g, '')
  )
}
