import { simplify } from './traditional'

/** The longest query that is looked at; what comes after it is cut off. */
export const longestQuery = 120

/** Whether a text is a single Han character. */
export function isCharacter(text: string): boolean {
  return /^\p{Script=Han}$/u.test(text)
}

/** One form for what is written in several: width, case, traditional characters, spaces, stray surrogates. */
export function normalise(text: string): string {
  return simplify(
    text
      .slice(0, longestQuery * 4)
      .toWellFormed()
      .normalize('NFKC'),
  )
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%.+#/-]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}.%+#/-])[.%+#/-]+|[./-]+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestQuery)
}
