import { normalise } from './normalise'

/** A term of the glossary as the search needs it. */
export interface Term {
  id: string
  zh: string
  en: string
  /** Other names in either language. */
  aliases: readonly string[]
  /** Address, with anchor, at which the term is taught. */
  taught?: string
}

/** Names of the glossary, each leading to all the names of the same thing. */
export class Vocabulary {
  readonly terms: readonly Term[]
  readonly #names = new Map<string, Set<string>>()
  readonly #taught = new Map<string, string>()
  readonly #longest: number

  constructor(terms: readonly Term[]) {
    this.terms = terms
    for (const { zh, en, aliases, taught } of terms) {
      const names = [zh, en, ...aliases].map(normalise).filter(Boolean)
      for (const name of names) {
        const known = this.#names.get(name) ?? new Set<string>()
        for (const other of names) if (other !== name) known.add(other)
        this.#names.set(name, known)
        if (taught && !this.#taught.has(name)) this.#taught.set(name, taught)
      }
    }
    this.#longest = Math.max(0, ...[...this.#names.keys()].map((name) => name.length))
  }

  /** Other names for the same thing. */
  synonyms(name: string): readonly string[] {
    return [...(this.#names.get(name) ?? [])]
  }

  /** Where a term is taught. */
  taught(name: string): string | undefined {
    return this.#taught.get(name)
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  /** Every name, for corrections. */
  get names(): IterableIterator<string> {
    return this.#names.keys()
  }

  /** The longest name that a normalised text has at a position, or nothing. A Latin name must be a whole word. */
  longestAt(text: string, position: number): string | undefined {
    for (let end = Math.min(text.length, position + this.#longest); end > position; end--) {
      const name = text.slice(position, end)
      if (this.#names.has(name) && isWhole(text, position, end)) return name
    }
    return undefined
  }
}

const latin = /[\p{Script=Latin}\p{N}]/u

function isWhole(text: string, start: number, end: number): boolean {
  const joined = (left: string | undefined, right: string | undefined) =>
    left !== undefined && right !== undefined && latin.test(left) && latin.test(right)
  return !joined(text[start - 1], text[start]) && !joined(text[end - 1], text[end])
}
