import { bodyOf, boundary } from './fields'
import { type Excerpt, makeExcerpt } from './excerpt'
import { type Plan, bigrams, planQuery } from './plan'
import type { RecordKind } from './record'
import { spaced } from './spacing'
import type { Vocabulary } from './vocabulary'

/** A record that has a word or phrase. */
export interface Hit {
  id: string
  /** Positions of the matching words in the record, counted in words. */
  words: readonly number[]
  load(): Promise<LoadedRecord>
}

/** What is stored for a record. */
export interface LoadedRecord {
  url: string
  /** The text as it was indexed; see `fields.ts`. */
  content: string
  meta: Readonly<Record<string, string>>
}

/** The index, as the engine needs it: Pagefind in the browser and in Node. */
export interface SearchIndex {
  /** Records that have the words, or the phrase when it is quoted. */
  search(words: string): Promise<Hit[]>
}

/** A result to show. */
export interface SearchResult {
  url: string
  title: string
  headings: readonly string[]
  kind: RecordKind
  answer: string | undefined
  excerpt: Excerpt
  score: number
}

/** The answer to a query. */
export interface SearchAnswer {
  plan: Plan
  results: SearchResult[]
  /** Whether nothing has what the query asks for, and the results only come close. */
  approximate: boolean
}

/** A match in the head (title, headings, questions) counts this much more than one in the body. */
const headWeight = 4
/** How soon more of the same word stops to matter; the k of BM25. */
const saturation = 1.2
/** How many records are loaded to see whether they really have a word. */
const mostLookedThrough = 24
/** A record whose score is below this share of the best one only has a word in common with the query. */
const worthShowing = 0.12
/** So many records are shown even when far behind the best one, provided they have half of the query's concepts. */
const fewestShown = 5
/** A best record that has less than this share of the query, rare words counting more, is not quite what was asked for. */
const fullAnswer = 0.5
/** How much a record that has all of the query gains on one that has a part of it. */
const coveragePower = 2

interface Candidate {
  hit: Hit
  score: number
  /** Sum of the weights of the concepts that it has. */
  covered: number
  /** How many concepts it has. */
  concepts: number
}

interface Ranking {
  candidates: Candidate[]
  /** How much of the query the best candidate has, 0–1. */
  coverage: number
}

/** Runs queries against an index. */
export class SearchEngine {
  readonly #index: SearchIndex
  readonly #vocabulary: Vocabulary
  #boundaries: Promise<ReadonlyMap<string, number>> | undefined
  readonly #searches = new Map<string, Promise<Hit[]>>()

  constructor(index: SearchIndex, vocabulary: Vocabulary) {
    this.#index = index
    this.#vocabulary = vocabulary
  }

  /**
   * @param query What the reader typed: anything.
   * @param limit How many results to load.
   */
  async search(query: string, limit = 12): Promise<SearchAnswer> {
    const plan = planQuery(query, this.#vocabulary)
    if (plan.concepts.length === 0) return { plan, results: [], approximate: false }
    const exact = await this.#rank(plan)
    const approximate = exact.coverage < fullAnswer
    const ranked = exact.candidates.length > 0 ? exact.candidates : await this.#rankByParts(plan)
    const loaded = await Promise.all(
      ranked.slice(0, limit * 2).map((candidate) => this.#present(candidate, plan)),
    )
    const results = plan.question ? preferAnswers(loaded) : loaded
    return { plan, results: varied(results).slice(0, limit), approximate }
  }

  async #rank(plan: Plan): Promise<Ranking> {
    const boundaries = await this.#fieldBoundaries()
    const total = Math.max(1, boundaries.size)
    const candidates = new Map<string, Candidate>()
    let wanted = 0
    /** Weight of the words that no record has: each is as rare as can be. */
    let missing = 0
    /** Whether more than single characters was found; 底 says nothing about 火锅底料. */
    let telling = false

    for (const { text, variants } of plan.concepts) {
      const best = new Map<string, { hit: Hit; score: number; weight: number }>()
      let rarest = 0
      for (const { text, weight } of variants) {
        const exact = await this.#phrase(text)
        const hits = exact.length > 0 || weight < 1 ? exact : await this.#beginning(text)
        const rarity = Math.log(1 + (total - hits.length + 0.5) / (hits.length + 0.5))
        if (hits.length > 0) rarest = Math.max(rarest, weight * rarity)
        const length = Math.max(1, [...text.matchAll(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)].length)
        for (const hit of hits) {
          const score = weight * rarity * fieldScore(hit, length, boundaries.get(hit.id) ?? 0)
          if (score > (best.get(hit.id)?.score ?? 0))
            best.set(hit.id, { hit, score, weight: weight * rarity })
        }
      }
      if (best.size === 0) missing += Math.log(2 * total + 2)
      else telling ||= !isCharacter(text) || this.#vocabulary.has(text)
      wanted += rarest
      for (const [id, { hit, score, weight }] of best) {
        const candidate = candidates.get(id) ?? { hit, score: 0, covered: 0, concepts: 0 }
        candidate.score += score
        candidate.covered += Math.min(weight, rarest)
        candidate.concepts += 1
        candidates.set(id, candidate)
      }
    }

    if (missing > 0 && !telling) return { candidates: [], coverage: 0 }
    const phrase = plan.concepts.length > 1 ? await this.#phrase(plan.query) : []
    for (const hit of phrase) {
      const candidate = candidates.get(hit.id)
      if (candidate) candidate.score *= 1.5
    }
    for (const candidate of candidates.values()) {
      candidate.score *= (candidate.covered / Math.max(wanted, Number.EPSILON)) ** coveragePower
    }
    const ranked = byScore(candidates.values())
    const floor = (ranked[0]?.score ?? 0) * worthShowing
    return {
      candidates: ranked.filter(
        ({ score, concepts }, place) =>
          score >= floor || (place < fewestShown && concepts >= plan.concepts.length / 2),
      ),
      coverage: (ranked[0]?.covered ?? 0) / Math.max(wanted + missing, Number.EPSILON),
    }
  }

  /** Pairs of characters for Chinese, beginnings of words for Latin: better a rough answer than none. */
  async #rankByParts(plan: Plan): Promise<Candidate[]> {
    const boundaries = await this.#fieldBoundaries()
    const parts = plan.concepts.flatMap(({ text }) =>
      /\p{Script=Han}/u.test(text)
        ? bigrams(text).filter((pair) => !isCharacter(pair))
        : /^\p{L}{4}/u.test(text)
          ? [text.slice(0, Math.max(4, text.length - 2))]
          : [],
    )
    const candidates = new Map<string, Candidate>()
    for (const part of new Set(parts)) {
      const hits = /\p{Script=Han}/u.test(part) ? await this.#phrase(part) : await this.#beginning(part)
      for (const hit of hits) {
        const candidate = candidates.get(hit.id) ?? { hit, score: 0, covered: 0, concepts: 0 }
        candidate.score += fieldScore(hit, 2, boundaries.get(hit.id) ?? 0) / Math.log(2 + hits.length)
        candidates.set(hit.id, candidate)
      }
    }
    return byScore(candidates.values())
  }

  /** Records that have a text as it stands: Han characters in this order, Latin words whole. */
  #phrase(text: string): Promise<Hit[]> {
    return this.#find(`"${spaced(text)}"`)
  }

  /**
   * Records that have a Latin word with this beginning, as while the word is being typed. Where no word has it, Pagefind looks
   * for a beginning of the beginning ("def" for "defensibility"), so what it finds is looked through.
   */
  async #beginning(text: string): Promise<Hit[]> {
    if (!/^[\p{Script=Latin}\p{N}.+#-]{2,}$/u.test(text)) return []
    const hits = (await this.#find(text)).slice(0, mostLookedThrough)
    const records = await Promise.all(hits.map((hit) => hit.load()))
    return hits.filter((_, index) => records[index]?.content.toLowerCase().includes(text))
  }

  #find(query: string): Promise<Hit[]> {
    let search = this.#searches.get(query)
    if (!search) {
      search = this.#index.search(query)
      search.catch(() => this.#searches.delete(query))
      this.#searches.set(query, search)
    }
    return search
  }

  /** Where the body of each record begins; see `fields.ts`. */
  #fieldBoundaries(): Promise<ReadonlyMap<string, number>> {
    this.#boundaries ??= this.#index
      .search(boundary)
      .then((hits) => new Map(hits.map(({ id, words }) => [id, words[0] ?? 0])))
      .catch((error: unknown) => {
        this.#boundaries = undefined
        throw error
      })
    return this.#boundaries
  }

  async #present({ hit, score }: Candidate, plan: Plan): Promise<SearchResult> {
    const { url, content, meta } = await hit.load()
    const words = plan.concepts.flatMap(({ variants }) => variants.map(({ text }) => text))
    return {
      url,
      title: meta['title'] ?? url,
      headings: meta['headings'] ? meta['headings'].split('\n') : [],
      kind: (meta['kind'] ?? 'guide') as RecordKind,
      answer: meta['answer'],
      excerpt: makeExcerpt(bodyOf(content), words),
      score,
    }
  }
}

function isCharacter(text: string): boolean {
  return /^\p{Script=Han}$/u.test(text)
}

function fieldScore({ words }: Hit, phraseLength: number, bodyStart: number): number {
  const inHead = words.filter((position) => position < bodyStart).length / phraseLength
  const inBody = words.length / phraseLength - inHead
  const frequency = headWeight * Math.min(inHead, 3) + inBody
  return frequency / (frequency + saturation)
}

/** To a question, the page that answers it comes before a section that mentions its words, unless far behind. */
function preferAnswers(results: SearchResult[]): SearchResult[] {
  const best = results[0]?.score ?? 0
  const isAnswer = ({ kind, headings, score }: SearchResult) =>
    kind === 'faq' && headings.length === 0 && score >= best * 0.5
  return [...results.filter(isAnswer), ...results.filter((result) => !isAnswer(result))]
}

/** At most three sections of one page, so that one page does not fill the list. */
function varied(results: readonly SearchResult[]): SearchResult[] {
  const shown = new Map<string, number>()
  return results.filter(({ url }) => {
    const page = url.split('#')[0] ?? url
    const count = (shown.get(page) ?? 0) + 1
    shown.set(page, count)
    return count <= 3
  })
}

function byScore(candidates: Iterable<Candidate>): Candidate[] {
  return [...candidates].sort((a, b) => b.score - a.score || a.hit.id.localeCompare(b.hit.id))
}
