import { isCharacter } from './normalise'

/**
 * How text is written into the index, and how it is read back.
 *
 * Pagefind cuts Chinese into words with one segmenter when it indexes and with another when it searches, so
 * that some words cannot be found (Pagefind issue 1237). We therefore index each Han character as a word
 * of its own and search for phrases: every substring is found, exactly. Since the places of a common character fill
 * kilobytes, `chunks.ts` adds a word for each pair of neighbours, which stands where its first character stands and in few places;
 * phrases are made of these.
 */

const han = /\p{Script=Han}/gu

/** Puts a space on both sides of each Han character. */
export function spaced(text: string): string {
  return text.replace(han, ' $& ').replace(/\s+/g, ' ').trim()
}

/** A letter that no Latin word begins with. */
const pairSign = 'ξ'
/** The first of Unicode's ideographs: numbers that count from it are short. */
const firstHan = 0x3400

/**
 * The index's word for two neighbouring Han characters. It has no Han character in it: Pagefind would cut it in two.
 */
export function pairWord(first: string, second: string): string {
  const code = (character: string) =>
    ((character.codePointAt(0) ?? 0) - firstHan).toString(36).padStart(3, '0')
  return `${pairSign}${code(first)}${code(second)}`
}

/** Whether a word of the index stands for a pair. */
export const isPair = (word: string): boolean => word.startsWith(pairSign)

/**
 * The words by which a text is looked up as a phrase: Han characters in pairs, others whole.
 *
 * A lone character, and the last one before a word of another script, is a word of its own: a pair says nothing about what
 * comes after its second character.
 */
export function phraseWords(text: string): string[] {
  const words = spaced(text).split(' ').filter(Boolean)
  return words.flatMap((word, place) => {
    if (!isCharacter(word)) return [word]
    const next = words[place + 1]
    if (next !== undefined && isCharacter(next)) return [pairWord(word, next)]
    const isEnd = next === undefined && place > 0 && isCharacter(words[place - 1] ?? '')
    return isEnd ? [] : [word]
  })
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
