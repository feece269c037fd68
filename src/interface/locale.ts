/** Languages of the site; the first is the default and lives at the root of the site. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/**
 * Language of a page.
 *
 * @param locale Astro's `currentLocale`: a language tag or the locale's path (`root` has none).
 */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

/**
 * Picks the record of interface texts that fits a page's language.
 *
 * @param texts One record for each language, all with the same keys.
 * @param locale Astro's `currentLocale`.
 */
export function interfaceTexts<Texts extends Record<Language, unknown>>(
  texts: Texts,
  locale: string | undefined,
): Texts[Language] {
  return texts[languageOf(locale)]
}

/**
 * Fills `{name}` placeholders of an interface text.
 *
 * @throws {RangeError} when the text has a placeholder that `values` does not name.
 */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) {
      throw new RangeError(
        `Interface text "${text}" needs a value for {${name}}; got ${Object.keys(values).join(', ') || 'none'}.`,
      )
    }
    return String(value)
  })
}
