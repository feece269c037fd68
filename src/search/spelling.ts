import { normalise } from './normalise'

/** Han characters by the syllable that they are most often read as, without tones: `{ rong: '融容荣…' }`. */
export type Syllables = Readonly<Record<string, string>>

/** Names up to this length are looked for in a query; longer ones are whole headings. */
const longestName = 10

/** Corrects what was mistyped, in Latin and in Chinese, and turns typed syllables into the characters they stand for. */
export class Spelling {
  readonly #names = new Map<number, string[]>()
  readonly #known = new Set<string>()
  readonly #words = new Map<string, number>()
  readonly #syllables = new Map<string, string>()
  /** Names by their syllables written as one word: `rongzi`. */
  readonly #byJoinedSound = new Map<string, string>()

  /**
   * @param names What can be meant, the most important first: names of the glossary, titles, headings.
   * @param texts Other texts whose Latin words are known to be right.
   */
  constructor(names: Iterable<string>, texts: Iterable<string>, syllables: Syllables) {
    for (const [syllable, characters] of Object.entries(syllables)) {
      for (const character of characters) this.#syllables.set(character, syllable)
    }
    for (const name of names) {
      const normal = normalise(name)
      this.#learn(normal)
      if (!/^\p{Script=Han}{2,10}$/u.test(normal) || this.#known.has(normal)) continue
      this.#known.add(normal)
      const same = this.#names.get(normal.length) ?? []
      this.#names.set(normal.length, [...same, normal])
      const sound = this.#sound(normal)
      const joined = sound?.replaceAll(' ', '')
      if (joined && !this.#byJoinedSound.has(joined)) this.#byJoinedSound.set(joined, normal)
    }
    for (const text of texts) this.#learn(normalise(text))
  }

  #learn(text: string): void {
    for (const [word] of text.matchAll(/[a-z]{4,}/g)) this.#words.set(word, (this.#words.get(word) ?? 0) + 1)
  }

  /** How a text sounds, or nothing when a character's sound is not known. */
  #sound(text: string): string | undefined {
    const sounds = [...text].map((character) => this.#syllables.get(character))
    return sounds.every((sound) => sound !== undefined) ? sounds.join(' ') : undefined
  }

  /**
   * @param query A query in its normal form.
   * @returns What was probably meant, or nothing when every word may be right.
   */
  correct(query: string): string | undefined {
    const name = /^[a-z]+(?: [a-z]+)+$/.test(query) && this.#byJoinedSound.get(query.replaceAll(' ', ''))
    if (name) return name
    const corrected = query.replace(/\p{Script=Han}{2,}|[a-z]{4,}/gu, (part) =>
      /^[a-z]/.test(part) ? this.#correctLatin(part) : this.#correctHan(part),
    )
    return corrected === query ? undefined : corrected
  }

  #correctLatin(word: string): string {
    if (this.#words.has(word)) return word
    const sounding = this.#namesThatSound(word)
    if (sounding !== undefined) return sounding
    const allowed = word.length >= 8 ? 2 : 1
    let best: { word: string; distance: number; count: number } | undefined
    for (const [candidate, count] of this.#words) {
      if (Math.abs(candidate.length - word.length) > allowed || candidate[0] !== word[0]) continue
      const distance = editDistance(word, candidate, allowed)
      if (distance > allowed) continue
      if (!best || distance < best.distance || (distance === best.distance && count > best.count)) {
        best = { word: candidate, distance, count }
      }
    }
    return best?.word ?? word
  }

  /** The fewest names that together sound like a word: `shujuyinsi` is 数据 and 隐私. */
  #namesThatSound(word: string): string | undefined {
    /** For each length of the word's beginning, the names that sound like it. */
    const names: (string[] | undefined)[] = [[]]
    for (let end = 1; end <= word.length; end++) {
      for (let start = 0; start < end; start++) {
        const before = names[start]
        const name = before && this.#byJoinedSound.get(word.slice(start, end))
        if (!name) continue
        const known = names[end]
        if (!known || before.length + 1 < known.length) names[end] = [...before, name]
      }
    }
    return names[word.length]?.join('')
  }

  /** Replaces the longest stretch that is one character away from a name, or sounds like one. */
  #correctHan(run: string): string {
    for (let length = Math.min(longestName, run.length + 1); length >= 2; length--) {
      for (const name of this.#names.get(length) ?? []) {
        if (run.includes(name)) continue
        for (let start = 0; start + length <= run.length; start++) {
          const piece = run.slice(start, start + length)
          if (!this.#known.has(piece) && this.#isMeant(piece, name)) {
            return run.slice(0, start) + name + run.slice(start + length)
          }
        }
        // One character too few: 激函数 for 激活函数, only when that is all there is.
        if (length >= 4 && run.length === length - 1 && editDistance(run, name, 1) === 1) return name
      }
    }
    return run
  }

  #isMeant(piece: string, name: string): boolean {
    let different = 0
    for (let place = 0; place < piece.length; place++) {
      if (piece[place] === name[place]) continue
      different += 1
      const mistyped = this.#syllables.get(piece[place] ?? '')
      const sameSound = mistyped !== undefined && mistyped === this.#syllables.get(name[place] ?? '')
      // Neither the one wrong character of a long name nor a name that sounds the same.
      if (!sameSound && (different > 1 || piece.length < 4)) return false
    }
    if (different === 0) return false
    if (different === 1 && piece.length >= 4) return true
    const sound = this.#sound(piece)
    return sound !== undefined && sound === this.#sound(name)
  }
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one word into another.
 * Damerau 1964, restricted to one edit of each place.
 *
 * @param limit Distances above it are given as `limit + 1`.
 */
export function editDistance(from: string, to: string, limit: number): number {
  const a = [...from]
  const b = [...to]
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j] ?? 0, (before[j - 2] ?? 0) + 1)
      }
    }
    if (Math.min(...row) > limit) return limit + 1
    before = previous
    previous = row
  }
  return previous[b.length] ?? limit + 1
}
