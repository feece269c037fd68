import { bodyOf } from './fields'
import type { Fragment } from './fragment'
import type { Directory } from './directory'
import { type DirectoryEntry, pageOf } from './directory'
import { type Excerpt, makeExcerpt } from './excerpt'
import { type NearestTerms, nearestTerms } from './nearest'
import { isCharacter } from './normalise'
import { type Plan, type Variant, bigrams, planQuery } from './plan'
import type { RecordKind } from './record'
import { type Counts, countsOf, overview, withoutCrowds } from './selectResults'
import { phraseWords } from './spacing'
import type { PageModels } from './pageModels'
import type { Spelling } from './spelling'
import type { Vocabulary } from './vocabulary'

/** A record that has a word or phrase. */
export interface Hit {
  /** Name under which the record is stored. */
  fragment: string
  /** Positions of the matching words in the record, counted in words. */
  words: readonly number[]
}

/** The index, as the engine needs it: Pagefind in the browser and in Node. */
export interface SearchIndex {
  /** Records that have the words, or the phrase when it is quoted. */
  search(words: string): Promise<Hit[]>
  /** A stored record. */
  load(fragment: string): Promise<Fragment>
}

/** A result to show. */
export interface SearchResult {
  url: string
  chapter: string
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
  /** What was searched for instead of the query, when that was probably mistyped. */
  corrected?: string
  /** How many records fit, whatever the kind and chapter chosen; only of a search with a restriction. */
  counts?: Counts
  /** Terms to offer in place of results, when nothing fits. */
  nearest?: NearestTerms
}

/** What a reader restricts a search to; an empty one restricts nothing and shows the best of each kind. */
export interface Restriction {
  kind?: RecordKind
  chapter?: string
  /** Whether the query is right as it stands, however much it looks mistyped. */
  asTyped?: boolean
}

/** What the engine is made of; see `open.ts`. */
export interface SearchParts {
  index: SearchIndex
  vocabulary: Vocabulary
  directory: Directory
  /** Paths of all pages, in the order of their models. */
  pages: readonly string[]
  models: PageModels
  /** Called when a query looks mistyped, and not before: it needs a file of its own. */
  spelling: () => Promise<Spelling>
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

/** How much a match in the text counts beside one in titles, headings and questions. */
const textShare = 0.55
/** How much rough matches in the texts count as. */
const roughCoverage = 0.3
/** What the page that teaches a term gains when the query is that term. */
const taughtBonus = 0.3
/** What it gains on top when the query is nothing but the term. */
const termBonus = 0.5
/** How much of that the beginning of the page gains. */
const taughtPageShare = 0.8
/** How much of that the page gains that answers for an everyday word. */
const answeredShare = 0.8
/** What the beginning of an FAQ answer gains when the query is a question. */
const answerBonus = 0.12
/** Entries of lists come after the pages that explain the same thing; a list’s own page is a page. */
const kindWeights: Readonly<Record<RecordKind, number>> = {
  guide: 1,
  faq: 1,
  demo: 1,
  glossary: 0.3,
  resource: 0.6,
  erratum: 0.6,
}
/** The page of books, courses and papers: who asks for these is given entries of its list. */
const readingList = '/resources/'
/** What a page gains for each nat by which its model explains the query better than `modelReach` below the best one's. */
const modelWeight = 0.06
/** Pages whose models are further than this from the best one's gain nothing. */
const modelReach = 1.5
/** Han characters up to which a query may be mistyped: in a whole sentence, something always sounds like a name. */
const longestMistyped = 14
/** A corrected query must do this much better than what was typed. */
const correctionGain = 1.1

/** Han characters of one search that are looked up in the texts: each costs some 1.3 kB of index. */
const mostCharacters = 16
/** Other ways to say the same that are looked up in the texts. */
const mostVariants = 1
/** How many terms are offered when nothing is found. */
const nearestShown = 6

interface Candidate {
  entry: DirectoryEntry
  score: number
  /** Sum of the weights of the concepts that it has. */
  covered: number
  /** How many concepts it has. */
  concepts: number
}

/** A record that has a looked-up text. */
interface TextHit {
  entry: DirectoryEntry
  words: readonly number[]
}

/** All that fits a query, best first. */
interface Found {
  scored: Scored[]
  approximate: boolean
}

const nothing: Found = { scored: [], approximate: false }

interface Ranking {
  candidates: Candidate[]
  /** How much of the query the best candidate has, 0–1. */
  coverage: number
}

/** A result before its text is looked at. */
interface Scored {
  url: string
  score: number
  entry: DirectoryEntry
}

/** Runs queries against an index. */
export class SearchEngine {
  readonly #index: SearchIndex
  readonly #vocabulary: Vocabulary
  readonly #directory: Directory
  readonly #pages: readonly string[]
  readonly #models: PageModels
  readonly #spelling: () => Promise<Spelling>
  readonly #searches = new Map<string, Promise<TextHit[]>>()

  constructor({ index, vocabulary, directory, pages, models, spelling }: SearchParts) {
    this.#index = index
    this.#vocabulary = vocabulary
    this.#directory = directory
    this.#pages = pages
    this.#models = models
    this.#spelling = spelling
  }

  /**
   * @param query What the reader typed: anything.
   * @param limit How many results to load.
   * @param restriction What the reader chose; without one, the results are the ranking as it stands.
   */
  async search(query: string, limit = 12, restriction?: Restriction): Promise<SearchAnswer> {
    const plan = planQuery(query, this.#vocabulary)
    if (plan.concepts.length === 0) return this.#answer(plan, nothing, limit, restriction)
    const typed = await this.#find(plan)
    const correction =
      !restriction?.asTyped && this.#looksMistyped(plan)
        ? (await this.#spelling()).correct(plan.query)
        : undefined
    if (correction === undefined) return this.#answer(plan, typed, limit, restriction)
    const meant = planQuery(correction, this.#vocabulary)
    const corrected = await this.#find(meant)
    const best = (found: Found) => found.scored[0]?.score ?? 0
    return best(corrected) > best(typed) * correctionGain
      ? { ...(await this.#answer(meant, corrected, limit, restriction)), corrected: correction }
      : this.#answer(plan, typed, limit, restriction)
  }

  async #answer(plan: Plan, found: Found, limit: number, restriction?: Restriction): Promise<SearchAnswer> {
    const { kind, chapter } = restriction ?? {}
    const fitting = restriction ? withoutCrowds(found.scored) : varied(found.scored)
    const wanted = fitting.filter(
      ({ entry }) => (!kind || entry.kind === kind) && (!chapter || entry.chapter === chapter),
    )
    const shown = restriction && !kind && !chapter ? overview(wanted, limit) : wanted.slice(0, limit)
    const results = await Promise.all(shown.map((scored) => this.#present(scored, plan)))
    return {
      plan,
      results,
      approximate: found.approximate,
      ...(restriction && { counts: countsOf(fitting, kind) }),
      ...(fitting.length === 0 && {
        nearest: nearestTerms(plan.query, this.#vocabulary.terms, nearestShown),
      }),
    }
  }

  /** Scores what the titles, headings and questions say, and what the texts say, and adds the two up. */
  async #find(plan: Plan): Promise<Found> {
    const titles = this.#directory.scores(plan)
    const [byText, gains] = await Promise.all([this.#rank(plan), this.#gains(plan)])
    const candidates = byText.candidates.length > 0 ? byText.candidates : await this.#rankByParts(plan)
    const highest = Math.max(Number.EPSILON, candidates[0]?.score ?? 0)
    const coverage = byText.candidates.length > 0 ? Math.min(1, byText.coverage) : roughCoverage
    const scored = new Map<string, Scored>()
    for (const { entry, score } of candidates) {
      scored.set(entry.url, { url: entry.url, entry, score: (textShare * coverage * score) / highest })
    }
    for (const [url, score] of titles) {
      const known = scored.get(url)
      const entry = this.#directory.byUrl.get(url)
      if (known) known.score += score
      else if (entry) scored.set(url, { url, score, entry })
    }
    // What nothing was found for stays unfound, however much some page sounds like it.
    if (scored.size > 0) {
      for (const url of gains.keys()) {
        const entry = this.#directory.byUrl.get(url)
        if (entry && !scored.has(url)) scored.set(url, { url, score: 0, entry })
      }
    }
    const taught = this.#taughtAt(plan)
    const forReading = plan.concepts.some(({ text }) => this.#vocabulary.answered(text) === readingList)
    for (const item of scored.values()) {
      const page = pageOf(item.url)
      item.score += gains.get(page) ?? 0
      for (const [address, share] of taught) {
        const bonus = taughtBonus * share + (share > 0.99 ? termBonus : 0)
        if (item.url === address) item.score += bonus
        else if (item.url === page && pageOf(address) === page) item.score += taughtPageShare * bonus
      }
      const { kind } = item.entry
      if (plan.question && kind === 'faq' && item.url === page) item.score += answerBonus
      item.score *= (kind === 'resource' && forReading) || item.url === page ? 1 : kindWeights[kind]
    }
    const ranked = [...scored.values()].sort((a, b) => b.score - a.score || a.url.localeCompare(b.url))
    const floor = (ranked[0]?.score ?? 0) * worthShowing
    return {
      scored: ranked.filter(({ score }, place) => score >= floor || place < fewestShown),
      approximate: byText.coverage < fullAnswer && (ranked[0]?.score ?? 0) < fullAnswer,
    }
  }

  /** What the pages gain that sound like a query as a whole, its question words and fillers included. */
  async #gains({ query }: Plan): Promise<Map<string, number>> {
    const likelihoods = (await this.#models.likelihoods(query)) ?? []
    const floor = Math.max(...likelihoods) - modelReach
    return new Map(
      likelihoods.flatMap((likelihood, page) =>
        likelihood > floor ? [[this.#pages[page] ?? '', modelWeight * (likelihood - floor)] as const] : [],
      ),
    )
  }

  /** Whether a query has a word, or a row of lone characters, that nothing of the guide's is called. */
  #looksMistyped({ query, concepts }: Plan): boolean {
    if ((query.match(/\p{Script=Han}/gu)?.length ?? 0) > longestMistyped) return false
    const unknown = ({ text }: { text: string }) =>
      text.length > 1 && !this.#vocabulary.has(text) && !this.#directory.knows(text)
    return concepts.some(unknown) || concepts.filter(({ text }) => isCharacter(text)).length > 1
  }

  /** Addresses at which the terms of a query are taught or answered, with each term's share of what the query says. */
  #taughtAt(plan: Plan): Map<string, number> {
    const shares = plan.concepts.map(({ text }) => this.#directory.rarity(text))
    const all = Math.max(
      shares.reduce((sum, share) => sum + share, 0),
      Number.EPSILON,
    )
    const taught = new Map<string, number>()
    plan.concepts.forEach(({ text, variants }, index) => {
      // A part of a name stands for the name.
      const name = this.#vocabulary.has(text) ? text : variants.find((variant) => variant.text !== text)?.text
      if (name === undefined) return
      const share = (shares[index] ?? 0) / all
      const term = this.#vocabulary.taught(name)
      if (term) taught.set(term, (taught.get(term) ?? 0) + share)
      const page = this.#vocabulary.answered(name)
      if (page && page !== term) taught.set(page, (taught.get(page) ?? 0) + answeredShare * share)
    })
    return taught
  }

  /** What of a plan is looked up in the texts: the most telling concepts, each in a few ways. */
  #lookUps(plan: Plan): { text: string; variants: Variant[] }[] {
    const telling = [...plan.concepts].sort(
      (a, b) => this.#directory.rarity(b.text) - this.#directory.rarity(a.text),
    )
    const characters = new Set<string>()
    const affordable = (text: string): boolean => {
      const added = new Set([...characters, ...(text.match(/\p{Script=Han}/gu) ?? [])])
      if (characters.size > 0 && added.size > mostCharacters) return false
      for (const character of added) characters.add(character)
      return true
    }
    const own = telling.filter(({ text }) => affordable(text))
    return own.map(({ text, variants }) => ({
      text,
      variants: [
        { text, weight: 1 },
        ...variants
          .filter((variant) => variant.text !== text && this.#directory.knows(variant.text))
          .filter((variant) => affordable(variant.text))
          .slice(0, mostVariants),
      ],
    }))
  }

  async #rank(plan: Plan): Promise<Ranking> {
    const total = Math.max(1, this.#directory.entries.length)
    const candidates = new Map<string, Candidate>()
    // All at once, so that a search over a slow network waits for the longest file and not for each in turn.
    const lookUps = await Promise.all(
      this.#lookUps(plan).map(async ({ text, variants }) => ({
        text,
        variants: await Promise.all(
          variants.map(async (variant) => ({ ...variant, hits: await this.#hitsOf(variant) })),
        ),
      })),
    )
    let wanted = 0
    /** Weight of the words that no record has: each is as rare as can be. */
    let missing = 0
    /** Whether more than single characters was found; 底 says nothing about 火锅底料. */
    let telling = false

    for (const { text, variants } of lookUps) {
      const best = new Map<DirectoryEntry, { score: number; weight: number }>()
      let rarest = 0
      for (const { text, weight, hits } of variants) {
        const rarity = Math.log(1 + (total - hits.length + 0.5) / (hits.length + 0.5))
        if (hits.length > 0) rarest = Math.max(rarest, weight * rarity)
        const length = Math.max(1, phraseWords(text).length)
        for (const { entry, words } of hits) {
          const score = weight * rarity * fieldScore(words, length, entry.head)
          if (score > (best.get(entry)?.score ?? 0)) best.set(entry, { score, weight: weight * rarity })
        }
      }
      if (best.size === 0) missing += Math.log(2 * total + 2)
      else telling ||= !isCharacter(text) || this.#vocabulary.has(text)
      wanted += rarest
      for (const [entry, { score, weight }] of best) {
        const candidate = candidates.get(entry.url) ?? { entry, score: 0, covered: 0, concepts: 0 }
        candidate.score += score
        candidate.covered += Math.min(weight, rarest)
        candidate.concepts += 1
        candidates.set(entry.url, candidate)
      }
    }

    if (missing > 0 && !telling) return { candidates: [], coverage: 0 }
    for (const candidate of candidates.values()) {
      candidate.score *= (candidate.covered / Math.max(wanted, Number.EPSILON)) ** coveragePower
    }
    const ranked = byScore(candidates.values())
    const floor = (ranked[0]?.score ?? 0) * worthShowing
    return {
      candidates: ranked.filter(
        ({ score, concepts }, place) =>
          score >= floor || (place < fewestShown && concepts >= lookUps.length / 2),
      ),
      coverage: (ranked[0]?.covered ?? 0) / Math.max(wanted + missing, Number.EPSILON),
    }
  }

  /** Pairs of characters for Chinese, beginnings of words for Latin: better a rough answer than none. */
  async #rankByParts(plan: Plan): Promise<Candidate[]> {
    const parts = plan.concepts.flatMap(({ text }) =>
      /\p{Script=Han}/u.test(text)
        ? bigrams(text).filter((pair) => !isCharacter(pair))
        : /^\p{L}{4}/u.test(text)
          ? [text.slice(0, Math.max(4, text.length - 2))]
          : [],
    )
    const candidates = new Map<string, Candidate>()
    for (const part of [...new Set(parts)].slice(0, mostCharacters)) {
      const hits = /\p{Script=Han}/u.test(part) ? await this.#phrase(part) : await this.#beginning(part)
      for (const { entry, words } of hits) {
        const candidate = candidates.get(entry.url) ?? { entry, score: 0, covered: 0, concepts: 0 }
        candidate.score += fieldScore(words, phraseWords(part).length, entry.head) / Math.log(2 + hits.length)
        candidates.set(entry.url, candidate)
      }
    }
    return byScore(candidates.values())
  }

  /** Records that have a variant; where none has the reader's own word, those that have a word beginning with it. */
  async #hitsOf({ text, weight }: Variant): Promise<TextHit[]> {
    const exact = await this.#phrase(text)
    return exact.length > 0 || weight < 1 ? exact : this.#beginning(text)
  }

  /** Records that have a text as it stands: Han characters in this order, Latin words whole. */
  #phrase(text: string): Promise<TextHit[]> {
    return this.#lookUp(`"${phraseWords(text).join(' ')}"`)
  }

  /**
   * Records that have a Latin word with this beginning, as while the word is being typed. Where no word has it, Pagefind looks
   * for a beginning of the beginning ("def" for "defensibility"), so what it finds is looked through.
   */
  async #beginning(text: string): Promise<TextHit[]> {
    if (!/^[\p{Script=Latin}\p{N}.+#-]{2,}$/u.test(text)) return []
    const hits = (await this.#lookUp(text)).slice(0, mostLookedThrough)
    const records = await Promise.all(hits.map(({ entry }) => this.#index.load(entry.fragment)))
    return hits.filter((_, index) => records[index]?.content.toLowerCase().includes(text))
  }

  #lookUp(query: string): Promise<TextHit[]> {
    let search = this.#searches.get(query)
    if (!search) {
      search = this.#index.search(query).then((hits) =>
        hits.flatMap(({ fragment, words }) => {
          const entry = this.#directory.byFragment.get(fragment)
          return entry ? [{ entry, words }] : []
        }),
      )
      search.then(
        // Pagefind takes a file that did not load for one without the word, and would find it the next time.
        (hits) => hits.length === 0 && this.#searches.delete(query),
        () => this.#searches.delete(query),
      )
      this.#searches.set(query, search)
    }
    return search
  }

  async #present({ url, entry, score }: Scored, plan: Plan): Promise<SearchResult> {
    const { content, meta } = await this.#index.load(entry.fragment)
    const words = plan.concepts.flatMap(({ variants }) => variants.map(({ text }) => text))
    return {
      url,
      chapter: entry.chapter,
      title: entry.title,
      headings: entry.headings,
      kind: entry.kind,
      answer: meta.answer,
      excerpt: makeExcerpt(bodyOf(content), words),
      score,
    }
  }
}

function fieldScore(words: readonly number[], phraseLength: number, bodyStart: number): number {
  const inHead = words.filter((position) => position < bodyStart).length / phraseLength
  const inBody = words.length / phraseLength - inHead
  const frequency = headWeight * Math.min(inHead, 3) + inBody
  return frequency / (frequency + saturation)
}

/** At most three sections of one page, so that one page does not fill the list. */
function varied(results: readonly Scored[]): Scored[] {
  const shown = new Map<string, number>()
  return results.filter(({ url }) => {
    const page = pageOf(url)
    const count = (shown.get(page) ?? 0) + 1
    shown.set(page, count)
    return count <= 3
  })
}

function byScore(candidates: Iterable<Candidate>): Candidate[] {
  return [...candidates].sort((a, b) => b.score - a.score || a.entry.url.localeCompare(b.entry.url))
}
