import { isCharacter, normalise } from './normalise'
import type { Plan, Variant } from './plan'
import type { RecordKind } from './record'
import { stem } from './stem'

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
  headings: readonly string[]
  /** Ways in which readers ask for the page; only its beginning has them. */
  questions: readonly string[]
  /** What the page is for, in a sentence; the beginnings of pages have it. */
  description?: string
}

/** The records of one page, as they are listed for the browser: what they have in common is said once. */
export interface ListedPage {
  path: string
  chapter: string
  kind: RecordKind
  title: string
  questions?: readonly string[]
  description?: string
  records: ListedRecord[]
  /** `fragment` and `head` of the records, in the same order. */
  fragments: string[]
  heads: number[]
}

/** Anchor and headings of a section, or an entry of a list. The anchor of a page's beginning is empty, of others it begins with #. */
export type ListedRecord =
  readonly [anchor: string, ...headings: string[]] | { anchor: string; kind: RecordKind; title: string }

/** All entries of listed pages, in their order. */
export function entriesOf(pages: readonly ListedPage[]): DirectoryEntry[] {
  return pages.flatMap(
    ({ path, chapter, kind, title, questions = [], description, records, fragments, heads }) =>
      records.map((record, place) => {
        const common = { chapter, fragment: fragments[place] ?? '', head: heads[place] ?? 0 }
        if (!isSection(record)) {
          const { anchor, kind, title } = record
          return { ...common, url: path + anchor, kind, title, headings: [], questions: [] }
        }
        const [anchor, ...headings] = record
        return {
          ...common,
          url: path + anchor,
          kind,
          title,
          headings,
          questions: anchor === '' ? questions : [],
          ...(anchor === '' && description && { description }),
        }
      }),
  )
}

const isSection = (record: ListedRecord): record is readonly [string, ...string[]] => Array.isArray(record)

/** How much each field says about what an entry is about. */
const fieldWeights = { title: 1, heading: 0.9, question: 0.95, description: 0.7 } as const
/** How much a word counts toward what a page is about as a whole, by where it stands. */
const unionWeights = { title: 1, heading: 0.9, question: 0.95, description: 0.8 } as const
type FieldName = keyof typeof fieldWeights
/** Share of a field's score that depends on how little else the field says. */
const precisionShare = 0.5
/** A section's share of how well its page fits as a whole. */
const pageShare = 0.25
/** Share of what all fields say together, beside what the best of them says alone. */
const unionShare = 0.3

/** What a lone character counts beside a pair: 比 in "A 比 B" is rare as a gram, and says nothing. */
const loneShare = 0.4

interface Field {
  name: FieldName
  /** Place of the entry in the list of entries. */
  entry: number
  grams: ReadonlySet<string>
  /** Sum of how rare its grams are. */
  total: number
}

/** What has been found of a concept in one field. */
interface Found {
  share: number
  /** How rare the grams are that it was found by. */
  matched: number
}

/** Finds the entries whose title, headings, questions or description say what a query says. */
export class Directory {
  readonly entries: readonly DirectoryEntry[]
  readonly byUrl: ReadonlyMap<string, DirectoryEntry>
  readonly byFragment: ReadonlyMap<string, DirectoryEntry>
  readonly #fields: readonly Field[]
  /** For each entry, the place of its page in the list of pages. */
  readonly #pages: readonly number[]
  readonly #pageCount: number
  /** For each gram, the fields that have it. */
  readonly #postings = new Map<string, number[]>()
  readonly #rarities = new Map<string, number>()

  constructor(entries: readonly DirectoryEntry[]) {
    this.entries = entries
    this.byUrl = new Map(entries.map((entry) => [entry.url, entry]))
    this.byFragment = new Map(entries.map((entry) => [entry.fragment, entry]))
    const pages = new Map<string, number>()
    this.#pages = entries.map(({ url }) => {
      const page = pageOf(url)
      const place = pages.get(page) ?? pages.size
      pages.set(page, place)
      return place
    })
    this.#pageCount = pages.size
    const fields = entries.flatMap((entry, index) =>
      fieldsOf(entry).map(([name, text]) => ({ name, entry: index, grams: gramsOf(text), total: 0 })),
    )
    const frequency = new Map<string, number>()
    const lastSeen = new Map<string, number>()
    fields.forEach(({ entry, grams }, place) => {
      for (const gram of grams) {
        const posting = this.#postings.get(gram)
        if (posting) posting.push(place)
        else this.#postings.set(gram, [place])
        if (lastSeen.get(gram) === entry) continue
        lastSeen.set(gram, entry)
        frequency.set(gram, (frequency.get(gram) ?? 0) + 1)
      }
    })
    for (const [gram, count] of frequency) this.#rarities.set(gram, rarity(gram, entries.length, count))
    for (const field of fields) field.total = this.#sum(field.grams)
    this.#fields = fields
  }

  /** How rare a gram is: its inverse document frequency. */
  #rarity(gram: string): number {
    return this.#rarities.get(gram) ?? rarity(gram, this.entries.length, 0)
  }

  #sum(grams: Iterable<string>): number {
    let sum = 0
    for (const gram of grams) sum += this.#rarity(gram)
    return sum
  }

  /** How telling a text is: the sum of how rare its grams are. */
  rarity(text: string): number {
    return this.#sum(gramsOf(text))
  }

  /** Whether each of a text's grams is in some title, heading, question or description. */
  knows(text: string): boolean {
    return [...gramsOf(text)].every((gram) => this.#postings.has(gram))
  }

  /**
   * Scores all entries against a plan.
   *
   * @returns A score for each address, 0–1 and a little above; addresses without anything in common are left out.
   */
  scores(plan: Plan): Map<string, number> {
    const covered = new Float64Array(this.#fields.length)
    const matched = new Float64Array(this.#fields.length)
    const entryUnion = new Float64Array(this.entries.length)
    const pageUnion = new Float64Array(this.#pageCount)
    let wanted = 0
    for (const { text, variants } of plan.concepts) {
      const weight = this.rarity(text)
      wanted += weight
      const inEntry = new Map<number, number>()
      const inPage = new Map<number, number>()
      for (const [place, { share, matched: rarities }] of this.#findConcept(variants)) {
        const field = this.#fields[place]
        if (!field) continue
        covered[place] = (covered[place] ?? 0) + weight * share
        matched[place] = (matched[place] ?? 0) + rarities
        const counted = share * unionWeights[field.name]
        const page = this.#pages[field.entry] ?? 0
        if (counted > (inEntry.get(field.entry) ?? 0)) inEntry.set(field.entry, counted)
        if (counted > (inPage.get(page) ?? 0)) inPage.set(page, counted)
      }
      for (const [entry, share] of inEntry) entryUnion[entry] = (entryUnion[entry] ?? 0) + weight * share
      for (const [page, share] of inPage) pageUnion[page] = (pageUnion[page] ?? 0) + weight * share
    }
    if (wanted === 0) return new Map()
    const likeness = this.#likeness(plan.query)

    const best = new Float64Array(this.entries.length)
    const bestOfPage = new Float64Array(this.#pageCount)
    this.#fields.forEach(({ name, entry, total }, place) => {
      const coverage = (covered[place] ?? 0) / wanted
      if (coverage === 0) return
      const precision = Math.min(1, (matched[place] ?? 0) / total)
      const byConcepts = coverage * (1 - precisionShare + precisionShare * precision)
      const score = fieldWeights[name] * Math.max(byConcepts, likeness.get(place) ?? 0)
      if (score > (best[entry] ?? 0)) best[entry] = score
      const page = this.#pages[entry] ?? 0
      if (score > (bestOfPage[page] ?? 0)) bestOfPage[page] = score
    })

    const scores = new Map<string, number>()
    this.entries.forEach(({ url, headings }, entry) => {
      if ((best[entry] ?? 0) === 0) return
      const page = this.#pages[entry] ?? 0
      const ofPage = (pageUnion[page] ?? 0) / wanted
      const isLead = headings.length === 0 && !url.includes('#')
      const own = mixed(best[entry] ?? 0, isLead ? ofPage : (entryUnion[entry] ?? 0) / wanted)
      const whole = mixed(bestOfPage[page] ?? 0, ofPage)
      scores.set(url, (1 - pageShare) * own + pageShare * whole)
    })
    return scores
  }

  /** The fields that have a concept in one of its variants, each with how much of it. */
  #findConcept(variants: readonly Variant[]): Map<number, Found> {
    const best = new Map<number, Found>()
    for (const { text, weight } of variants) {
      const grams = gramsOf(text)
      const total = this.#sum(grams)
      const found = new Map<number, number>()
      for (const gram of grams) {
        const rarity = this.#rarity(gram)
        for (const place of this.#postings.get(gram) ?? []) found.set(place, (found.get(place) ?? 0) + rarity)
      }
      for (const [place, matched] of found) {
        const share = (weight * matched) / total
        if (share > (best.get(place)?.share ?? 0)) best.set(place, { share, matched })
      }
    }
    return best
  }

  /** How alike fields and the whole query are. The fillers of a question say little, but the same question has the same ones. */
  #likeness(query: string): Map<number, number> {
    const grams = gramsOf(query)
    const total = this.#sum(grams)
    const common = new Map<number, number>()
    for (const gram of grams) {
      const rarity = this.#rarity(gram)
      for (const place of this.#postings.get(gram) ?? []) common.set(place, (common.get(place) ?? 0) + rarity)
    }
    return new Map(
      [...common].map(([place, sum]) => [place, (2 * sum) / (total + (this.#fields[place]?.total ?? 0))]),
    )
  }
}

function fieldsOf(entry: DirectoryEntry): (readonly [FieldName, string])[] {
  const heading = entry.headings.at(-1)
  return [
    heading === undefined ? ['title', entry.title] : ['heading', heading],
    ...entry.questions.map((question) => ['question', question] as const),
    ...(entry.description ? [['description', entry.description] as const] : []),
  ]
}

const mixed = (best: number, union: number): number => (1 - unionShare) * best + unionShare * union

const rarity = (gram: string, all: number, having: number): number =>
  Math.log(1 + all / (0.5 + having)) * (isCharacter(gram) ? loneShare : 1)

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
