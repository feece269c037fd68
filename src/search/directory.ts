import { normalise } from './normalise'
import type { Plan } from './plan'
import type { RecordKind, SearchRecord } from './record'

/** A record without its text: what the browser holds of every record, to compare a whole question with. */
export interface DirectoryEntry {
  url: string
  /** Name under which Pagefind stores the record. */
  fragment: string
  /** How many words of the indexed text are the head; see `fields.ts`. */
  head: number
  kind: RecordKind
  chapter: string
  title: string
  /** Headings above the section, its own last; empty for the beginning of a page. */
  headings: string[]
  /** Ways in which readers ask for the page. */
  questions: string[]
  /** What the page is for, in a sentence; the beginnings of pages have it. */
  description?: string
  answer?: string
}

/** The entry of a record. */
export function entryOf(
  record: SearchRecord,
  place: Pick<DirectoryEntry, 'fragment' | 'head'>,
): DirectoryEntry {
  const { url, kind, chapter, title, headings, questions, description, answer } = record
  return {
    url,
    ...place,
    kind,
    chapter,
    title,
    headings: [...headings],
    questions: [...questions],
    ...(description && { description }),
    ...(answer && { answer }),
  }
}

/** How much each field says about what an entry is about. */
const fieldWeights = { title: 1, heading: 0.9, question: 0.95, description: 0.5 } as const
/** Share of a field's score that depends on how little else the field says. */
const precisionShare = 0.45
/** A section's share of how well its page fits as a whole. */
const pageShare = 0.35

interface Field {
  weight: number
  grams: ReadonlySet<string>
}

/** Finds the entries whose title, headings, questions or description say what a query says. */
export class Directory {
  readonly entries: readonly DirectoryEntry[]
  readonly byUrl: ReadonlyMap<string, DirectoryEntry>
  readonly byFragment: ReadonlyMap<string, DirectoryEntry>
  readonly #fields: readonly (readonly Field[])[]
  readonly #frequency = new Map<string, number>()

  constructor(entries: readonly DirectoryEntry[]) {
    this.entries = entries
    this.byUrl = new Map(entries.map((entry) => [entry.url, entry]))
    this.byFragment = new Map(entries.map((entry) => [entry.fragment, entry]))
    this.#fields = entries.map((entry) => {
      const heading = entry.headings.at(-1)
      return [
        ...(heading === undefined
          ? [{ weight: fieldWeights.title, grams: gramsOf(entry.title) }]
          : [{ weight: fieldWeights.heading, grams: gramsOf(heading) }]),
        ...entry.questions.map((question) => ({ weight: fieldWeights.question, grams: gramsOf(question) })),
        ...(entry.description
          ? [{ weight: fieldWeights.description, grams: gramsOf(entry.description) }]
          : []),
      ]
    })
    for (const fields of this.#fields) {
      const seen = new Set(fields.flatMap(({ grams }) => [...grams]))
      for (const gram of seen) this.#frequency.set(gram, (this.#frequency.get(gram) ?? 0) + 1)
    }
  }

  /** How rare a gram is: its inverse document frequency. */
  #rarity(gram: string): number {
    return Math.log(1 + this.entries.length / (0.5 + (this.#frequency.get(gram) ?? 0)))
  }

  /** How telling a text is: the sum of how rare its grams are. */
  rarity(text: string): number {
    return total(this.#weighed(gramsOf(text)))
  }

  /** Whether each of a text's grams is in some title, heading, question or description. */
  knows(text: string): boolean {
    return [...gramsOf(text)].every((gram) => this.#frequency.has(gram))
  }

  /**
   * Scores all entries against a plan.
   *
   * @returns A score for each address, 0–1 and a little above; addresses without anything in common are left out.
   */
  scores(plan: Plan): Map<string, number> {
    const whole = this.#weighed(gramsOf(plan.query))
    const concepts = plan.concepts.map(({ text, variants }) => {
      const own = this.#weighed(gramsOf(text))
      return {
        weight: total(own),
        variants: variants.map((variant) => ({
          weight: variant.weight,
          grams: this.#weighed(gramsOf(variant.text)),
        })),
      }
    })
    const scores = new Map<string, number>()
    const pages = new Map<string, number>()
    this.entries.forEach(({ url }, index) => {
      const fields = this.#fields[index] ?? []
      const score = Math.max(0, ...fields.map((field) => this.#fieldScore(field, whole, concepts)))
      if (score <= 0) return
      scores.set(url, score)
      const page = pageOf(url)
      pages.set(page, Math.max(pages.get(page) ?? 0, score))
    })
    for (const [url, score] of scores) {
      const page = pages.get(pageOf(url)) ?? 0
      scores.set(url, (1 - pageShare) * score + pageShare * page)
    }
    return scores
  }

  #weighed(grams: ReadonlySet<string>): Map<string, number> {
    return new Map([...grams].map((gram) => [gram, this.#rarity(gram)]))
  }

  #fieldScore(field: Field, whole: ReadonlyMap<string, number>, concepts: readonly WeighedConcept[]): number {
    let covered = 0
    let wanted = 0
    const matched = new Set<string>()
    for (const { weight, variants } of concepts) {
      wanted += weight
      let best = 0
      let bestGrams: string[] = []
      for (const variant of variants) {
        const common = [...variant.grams.keys()].filter((gram) => field.grams.has(gram))
        if (common.length === 0) continue
        const share = (variant.weight * sum(common, variant.grams)) / total(variant.grams)
        if (share > best) {
          best = share
          bestGrams = common
        }
      }
      covered += weight * best
      for (const gram of bestGrams) matched.add(gram)
    }
    if (covered === 0) return 0
    const coverage = covered / wanted
    const fieldWeight = [...field.grams].reduce((total, gram) => total + this.#rarity(gram), 0)
    const precision = [...matched].reduce((total, gram) => total + this.#rarity(gram), 0) / fieldWeight
    // The fillers of a question say little, but the same question has the same ones.
    const common = [...whole.keys()].filter((gram) => field.grams.has(gram))
    const likeness = (2 * sum(common, whole)) / (total(whole) + fieldWeight)
    const byConcepts = coverage * (1 - precisionShare + precisionShare * precision)
    return field.weight * Math.max(byConcepts, likeness)
  }
}

interface WeighedConcept {
  weight: number
  variants: readonly { weight: number; grams: ReadonlyMap<string, number> }[]
}

/** Address of an entry's page: without its anchor. */
export function pageOf(url: string): string {
  return url.split('#')[0] ?? url
}

/** Pairs of neighbouring Han characters, and Latin words without their endings. */
export function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (const [run] of normalise(text).matchAll(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu)) {
    const characters = [...run]
    if (!/\p{Script=Han}/u.test(run)) grams.add(stem(run))
    else if (characters.length === 1) grams.add(run)
    else characters.slice(1).forEach((character, index) => grams.add((characters[index] ?? '') + character))
  }
  return grams
}

/** An English word without the commonest endings; only ever compared with another stem. */
export function stem(word: string): string {
  if (!/^[a-z]{5,}$/.test(word)) return word.replace(/(?<=^[a-z]{3})s$/, '')
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')
    .replace(/(?<=[a-z]{4})(?:ing|ed|ation|ment|er|or)$/, '')
    .replace(/(?<=[a-z]{4})e$/, '')
}

const total = (weights: ReadonlyMap<string, number>): number =>
  [...weights.values()].reduce((all, weight) => all + weight, 0)

const sum = (grams: readonly string[], weights: ReadonlyMap<string, number>): number =>
  grams.reduce((all, gram) => all + (weights.get(gram) ?? 0), 0)
