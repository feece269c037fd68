/** An English word without the commonest endings; only ever compared with another stem. */
export function stem(word: string): string {
  if (!/^[a-z]{5,}$/.test(word)) return word.replace(/(?<=^[a-z]{2}[a-rt-z])s$/, '')
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')
    .replace(/(?<=[a-z]{4})(?:ing|ed|ation|ment|er|or)$/, '')
    .replace(/(?<=[a-z]{4})e$/, '')
}
