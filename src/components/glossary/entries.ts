import { pinyin } from 'pinyin-pro'
import type { GlossaryTerm } from '@/content/schemas/glossary'
import type { Language } from '@/interface/locale'

/** A term with all that its entry shows, in one language. */
export interface GlossaryEntry {
  /** Key of the term and anchor of its entry. */
  id: string
  topic: GlossaryTerm['topic']
  name: string
  /** Its name in the other language; absent when both write it alike. */
  translation?: string
  aliases: readonly string[]
  definition: string
  /** Letter under which the entry stands: `A` to `Z`. */
  letter: string
  taught?: string
}

/** The entries of one letter. */
export interface LetterGroup {
  letter: string
  entries: readonly GlossaryEntry[]
}

/** Characters read otherwise in the glossary's terms than by themselves. */
const readings: Readonly<Record<string, string>> = { 重排: 'chong pai', 校准: 'jiao zhun', 参数: 'can shu' }

/**
 * The terms in the order of the language: by letter, Chinese names by their pinyin among the Latin ones.
 *
 * @param terms Terms by key.
 */
export function groupedEntries(
  terms: ReadonlyMap<string, GlossaryTerm>,
  language: Language,
): readonly LetterGroup[] {
  const sorted = [...terms]
    .map(([id, term]) => {
      const [name, other] = language === 'en' ? [term.en, term.zh] : [term.zh, term.en]
      return { sound: soundOf(name), entry: entryOf(id, term, name, other, language) }
    })
    .sort((a, b) => compare(a.sound, b.sound) || compare(a.entry.name, b.entry.name))
  const groups = new Map<string, GlossaryEntry[]>()
  for (const { entry } of sorted) groups.set(entry.letter, [...(groups.get(entry.letter) ?? []), entry])
  return [...groups].map(([letter, entries]) => ({ letter, entries }))
}

function entryOf(
  id: string,
  { topic, aliases, definition, taught }: GlossaryTerm,
  name: string,
  other: string,
  language: Language,
): GlossaryEntry {
  return {
    id,
    topic,
    name,
    ...(other.toLowerCase() !== name.toLowerCase() && { translation: other }),
    aliases,
    definition: definition[language],
    letter: soundOf(name).charAt(0).toUpperCase(),
    ...(taught !== undefined && { taught }),
  }
}

/** How a name is sorted: its pinyin, without tones, or its Latin letters. */
function soundOf(name: string): string {
  let text = name
  for (const [characters, sound] of Object.entries(readings)) text = text.replace(characters, `${sound} `)
  return pinyin(text, { toneType: 'none', v: true, nonZh: 'consecutive' })
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
