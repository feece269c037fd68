import { gramsOf } from './directory'

/**
 * What pages are made of, for grams of one chunk: the page's place in the listing and the gram's weight there, one after the
 * other for each page that has it.
 */
export type PageModelChunk = Readonly<Record<string, readonly number[]>>

/** What is known of all pages before a chunk is loaded. */
export interface PageModelSummary {
  /** Number of chunks. */
  chunks: number
  /** For each page, in the order of the listing, what a gram of the query costs it, in steps: the more, the longer it is. */
  costs: number[]
}

/** Smoothing: so many grams of the whole site are mixed into each page. */
const prior = 30
/** Grams that occur less often in the whole site are left out: they are mostly accidents of where sentences break. */
const fewest = 3
/** One step of a weight, in nats. */
const step = 0.5
/** A query of fewer grams counts like one of so many: it says too little to prefer a page by it. */
const fullQuery = 10
/** So many grams of a query are looked up, each in a file of its own: a long sentence has about 25. */
const mostGrams = 30
/** So many grams are in a chunk, so that a query loads little that it has no use for. */
const gramsPerChunk = 15

/** How often grams occur, page by page. */
export class PageModelBuilder {
  readonly #counts = new Map<string, Map<number, number>>()
  readonly #lengths: number[] = []

  /** Adds a text to a page: a question, a heading, a sentence. Each of its grams counts once. */
  add(page: number, text: string): void {
    for (const gram of gramsOf(text)) {
      const pages = this.#counts.get(gram) ?? new Map<number, number>()
      pages.set(page, (pages.get(page) ?? 0) + 1)
      this.#counts.set(gram, pages)
      this.#lengths[page] = (this.#lengths[page] ?? 0) + 1
    }
  }

  /**
   * The models of all pages: how likely each is to say a gram, compared with the whole site, smoothed as by Dirichlet.
   * Zhai and Lafferty 2001, doi:10.1145/383952.384019.
   */
  build(): { summary: PageModelSummary; chunks: PageModelChunk[] } {
    const lengths = Array.from(this.#lengths, (length) => length ?? 0)
    const all = lengths.reduce((sum, length) => sum + length, 0)
    const frequent = [...this.#counts]
      .map(([gram, pages]) => ({ gram, pages, count: [...pages.values()].reduce((a, b) => a + b, 0) }))
      .filter(({ count }) => count >= fewest)
    const chunks = Array.from({ length: Math.max(1, Math.ceil(frequent.length / gramsPerChunk)) }, () => ({}))
    for (const { gram, pages, count } of frequent) {
      const chunk: Record<string, number[]> = chunks[chunkOf(gram, chunks.length)] ?? {}
      chunk[gram] = [...pages].flatMap(([page, occurrences]) => [
        page,
        Math.round(Math.log(1 + (occurrences * all) / (prior * count)) / step),
      ])
    }
    const costs = lengths.map((length) => Math.log((length + prior) / prior) / step)
    return { summary: { chunks: chunks.length, costs: costs.map((cost) => Number(cost.toFixed(1))) }, chunks }
  }
}

/** Tells which pages a query sounds like, by all its grams and not only by those that make concepts. */
export class PageModels {
  readonly #summary: PageModelSummary
  readonly #read: (chunk: number) => Promise<PageModelChunk>
  readonly #loaded = new Map<number, Promise<PageModelChunk>>()

  /** @param read Loads a chunk by its number. */
  constructor(summary: PageModelSummary, read: (chunk: number) => Promise<PageModelChunk>) {
    this.#summary = summary
    this.#read = read
  }

  /**
   * How likely each page is to say a query, compared with the whole site.
   *
   * @returns For each page, in the order of the listing, nats by the root of the number of its grams; nothing when no gram is known.
   */
  async likelihoods(query: string): Promise<number[] | undefined> {
    const { costs, chunks } = this.#summary
    const grams = [...gramsOf(query)].slice(0, mostGrams)
    const weights = await Promise.all(
      grams.map(async (gram) => (await this.#chunk(chunkOf(gram, chunks)))[gram]),
    )
    const known = weights.filter((pages) => pages !== undefined)
    if (known.length === 0) return undefined
    const sums = costs.map((cost) => -cost * known.length)
    for (const pages of known) {
      for (let at = 0; at < pages.length; at += 2) {
        const page = pages[at] ?? 0
        sums[page] = (sums[page] ?? 0) + (pages[at + 1] ?? 0)
      }
    }
    return sums.map((sum) => (sum * step) / Math.sqrt(Math.max(grams.length, fullQuery)))
  }

  /** A chunk that does not load takes nothing from the search but its grams; it is tried again with the next query. */
  #chunk(chunk: number): Promise<PageModelChunk> {
    let loading = this.#loaded.get(chunk)
    if (!loading) {
      loading = this.#read(chunk).catch(() => {
        this.#loaded.delete(chunk)
        return {}
      })
      this.#loaded.set(chunk, loading)
    }
    return loading
  }
}

/** The chunk that holds a gram. FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/. */
function chunkOf(gram: string, chunks: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < gram.length; at++) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % chunks
}
