import { normalise } from './normalise'
import { stem } from './stem'

/** A term of the glossary as the search needs it. */
export interface Term {
  id: string
  zh: string
  en: string
  /** Other names in either language. */
  aliases: readonly string[]
  /** Address, with anchor, at which the term is taught. */
  taught?: string
  /** Address of the page that answers questions about it, for everyday words, which are taught nowhere. */
  answered?: string
}

/** Letters that the endings of an English name's words add. */
const longestEnding = 6

/** Names of the glossary, each leading to all the names of the same thing. */
export class Vocabulary {
  readonly terms: readonly Term[]
  readonly #names = new Map<string, Set<string>>()
  readonly #taught = new Map<string, string>()
  readonly #answered = new Map<string, string>()
  /** Latin names by their stems, so that "raised money" is found as "raise money". */
  readonly #byStem = new Map<string, string>()
  /** Length of the longest name that begins with a character. */
  readonly #longest = new Map<string, number>()

  constructor(terms: readonly Term[]) {
    this.terms = terms
    for (const { zh, en, aliases, taught, answered } of terms) {
      const names = [zh, en, ...aliases].map(normalise).filter(Boolean)
      for (const name of names) {
        const known = this.#names.get(name) ?? new Set<string>()
        for (const other of names) if (other !== name) known.add(other)
        this.#names.set(name, known)
        if (taught && !this.#taught.has(name)) this.#taught.set(name, taught)
        if (answered && !this.#answered.has(name)) this.#answered.set(name, answered)
        const stems = stemsOf(name)
        if (stems && !this.#byStem.has(stems)) this.#byStem.set(stems, name)
      }
    }
    for (const name of this.#names.keys()) {
      const first = name[0] ?? ''
      this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, name.length))
    }
  }

  /** A name as the vocabulary has it: "hired" is its "hire". */
  #known(name: string): string {
    return this.#names.has(name) ? name : (this.#byStem.get(stemsOf(name) ?? '') ?? name)
  }

  /** Other names for the same thing. */
  synonyms(name: string): readonly string[] {
    const known = this.#known(name)
    const others = [...(this.#names.get(known) ?? [])]
    return known === name ? others : [known, ...others]
  }

  /** Where a term is taught. */
  taught(name: string): string | undefined {
    return this.#taught.get(this.#known(name))
  }

  /** Where questions about an everyday word are answered. */
  answered(name: string): string | undefined {
    return this.#answered.get(this.#known(name))
  }

  has(name: string): boolean {
    return this.#names.has(this.#known(name))
  }

  /** Every name, for corrections. */
  get names(): IterableIterator<string> {
    return this.#names.keys()
  }

  /** The shortest names that a piece of Han characters is a part of: 护城河 for 城河. */
  namesWith(piece: string, most: number): string[] {
    if (!/^\p{Script=Han}{2,}$/u.test(piece)) return []
    return [...this.#names.keys()]
      .filter((name) => name.includes(piece) && name.length <= piece.length + 3)
      .sort((a, b) => a.length - b.length)
      .slice(0, most)
  }

  /** The longest name that a normalised text has at a position, or nothing. A Latin name must be a whole word. */
  longestAt(text: string, position: number): string | undefined {
    if (isJoined(text[position - 1], text[position])) return undefined
    // An ending more than the name has, as in "raising money", makes it a little longer.
    const longest = (this.#longest.get(text[position] ?? '') ?? -longestEnding) + longestEnding
    for (let end = Math.min(text.length, position + longest); end > position; end--) {
      if (!isWhole(text, position, end)) continue
      const name = text.slice(position, end)
      if (this.#has(name)) return name
    }
    return undefined
  }

  #has(name: string): boolean {
    return this.#names.has(name) || (/^[a-z].*[a-z]$/.test(name) && this.#byStem.has(stemsOf(name) ?? ''))
  }
}

/** The stems of a Latin name's words. */
function stemsOf(name: string): string | undefined {
  return /^[a-z][a-z -]*[a-z]$/.test(name) ? name.split(' ').map(stem).join(' ') : undefined
}

const latin = /[\p{Script=Latin}\p{N}]/u

function isWhole(text: string, start: number, end: number): boolean {
  return !isJoined(text[start - 1], text[start]) && !isJoined(text[end - 1], text[end])
}

/** Whether two characters belong to one Latin word. */
function isJoined(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && latin.test(left) && latin.test(right)
}
