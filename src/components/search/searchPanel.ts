import { chapters } from '@/chapters'
import { fill } from '@/interface/locale'
import type { Language } from '@/interface/locale'
import type { SearchTexts } from '@/interface/search'
import type { SearchAnswer, SearchEngine } from '@/search/engine'
import type { Excerpt } from '@/search/excerpt'
import { recordKinds } from '@/search/record'
import { summaryOf, totals } from './answerSummary'
import { element } from './element'
import { chapterChoices, kindChoices } from './filterChoices'
import { drawChips } from './filterChips'
import { drawRecent } from './recentList'
import { forget, loadRecent, remember, saveRecent } from './recentSearches'
import { drawResults } from './resultList'
import { handOver, wordsToMark } from './searchedWords'
import { type SearchState, readState, sameState, writeState } from './searchState'

/** Pause after a key stroke before the index is asked, in milliseconds. */
const pause = 80
/** An answer that takes longer than this is said to be on its way, in milliseconds. */
const patience = 400
/** Screen readers hear of an answer when the reader has stopped typing for so long, in milliseconds. */
const quiet = 800
/** How many results are shown, and how many more at a time. */
const batch = 12

interface Opened {
  engine: SearchEngine
  mark: (text: string, words: readonly string[]) => Excerpt
}

let shared: Promise<Opened> | undefined

/** One engine serves all panels of a page; a failed attempt is forgotten, so that the next one tries again. */
function openEngine(index: string, vocabulary: string): Promise<Opened> {
  shared ??= Promise.all([import('@/search/open'), import('@/search/excerpt')]).then(
    async ([{ openSearch }, { markWords }]) => ({
      engine: await openSearch(new URL(index, location.href).href, vocabulary),
      mark: markWords,
    }),
  )
  shared.catch(() => (shared = undefined))
  return shared
}

/** The search box with its results: in the dialog, on the search page, and on the page for missing pages. */
class SearchPanel extends HTMLElement {
  readonly #texts = JSON.parse(this.dataset['texts'] ?? '{}') as SearchTexts
  readonly #language = this.dataset['language'] as Language
  readonly #mode = this.dataset['mode']
  /** Number of the newest request: the answers to older ones are thrown away. */
  #latest = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #announcing: ReturnType<typeof setTimeout> | undefined
  /** What the reader asks for. */
  #state: SearchState = { query: '' }
  #limit = batch
  /** What is shown, and what for. */
  #shown: { state: SearchState; answer: SearchAnswer } | undefined
  /** Whether the address is a place to come back to: the next search gets an entry of its own in the history. */
  #settled = true

  connectedCallback(): void {
    const searchSoon = () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => {
        this.#type()
      }, pause)
    }
    this.#input.addEventListener('input', (event) => {
      // Letters of pinyin are not yet what the reader means to type.
      if (!(event as InputEvent).isComposing) searchSoon()
    })
    this.#input.addEventListener('compositionend', searchSoon)
    // The index is small, but not free: fetch it when somebody is about to search.
    this.#input.addEventListener('focus', () => void this.#open().catch(() => undefined), { once: true })
    this.#part<HTMLFormElement>('form').addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#submit()
    })
    this.#part('[data-retry]').addEventListener('click', () => void this.#search())
    this.#part('[data-forget-all]').addEventListener('click', () => {
      this.#keepRecent([])
      this.#announce(this.#texts.forgotAll)
      this.#input.focus()
    })
    this.#part('[data-show-more]').addEventListener('click', () => void this.#showMore())
    this.addEventListener('click', (event) => {
      this.#onClick(event)
    })
    this.addEventListener('keydown', (event) => {
      this.#onKey(event)
    })
    // Another tab may have searched.
    addEventListener('storage', () => {
      this.#drawRecent()
    })
    this.#drawRecent()
    if (this.#mode === 'page') {
      this.#readAddress()
      addEventListener('popstate', () => {
        this.#readAddress()
      })
    }
  }

  /** Puts a query into the box and answers it. */
  ask(query: string): void {
    this.#choose({ query })
  }

  /** Empties the box. @returns whether there was something in it. */
  clear(): boolean {
    if (this.#input.value === '') return false
    this.#input.value = ''
    this.#type()
    this.#input.focus()
    return true
  }

  /** Gets ready for a reader who opens the dialog again: what was searched for elsewhere is in the list. */
  refresh(): void {
    this.#drawRecent()
  }

  #readAddress(): void {
    const state = readState(
      new URLSearchParams(location.search),
      chapters.map(({ directory }) => directory),
    )
    this.#settled = true
    this.#set(state)
    this.#input.value = state.query
    void this.#search()
  }

  /** A choice, unlike typing, is a place to come back to. */
  #choose(state: SearchState): void {
    this.#input.value = state.query
    this.#settled = true
    this.#set(state)
    this.#writeAddress()
    this.#settled = true
    void this.#search()
  }

  /** Takes over what is in the box. Filters stay while the reader tries other words. */
  #type(): void {
    const query = this.#query
    if (query !== this.#state.query) {
      const { kind, chapter } = this.#state
      this.#set(query === '' ? { query } : { query, kind, chapter })
      this.#writeAddress()
    }
    void this.#search()
  }

  #set(state: SearchState): void {
    this.#state = state
    this.#limit = batch
  }

  #open(): Promise<Opened> {
    return openEngine(this.dataset['index'] ?? '', this.dataset['vocabulary'] ?? '')
  }

  /** Enter opens the first result of what is in the box now, also when its answer is still on its way. */
  async #submit(): Promise<void> {
    if (this.#query !== this.#state.query) this.#type()
    this.#settled = true
    if (this.#query) this.#keepRecent(remember(loadRecent(), this.#query))
    const answered = this.#shown && sameState(this.#shown.state, this.#state)
    if (!answered && !(await this.#search())) return
    if (this.#mode === 'dialog') this.#links[0]?.click()
  }

  /** @returns whether the answer is shown: not when it failed, nor when a newer query came in between. */
  async #search(): Promise<boolean> {
    clearTimeout(this.#timer)
    const request = ++this.#latest
    const state = this.#state
    const results = this.#part('[data-results]')
    this.#part('[data-failure]').hidden = true
    if (state.query === '') {
      this.#clearAnswer()
      return true
    }
    results.setAttribute('aria-busy', 'true')
    const slow = setTimeout(() => {
      if (request === this.#latest) this.#status(this.#texts.loading)
    }, patience)
    try {
      const { engine, mark } = await this.#open()
      const { kind, chapter, asTyped } = state
      const answer = await engine.search(state.query, this.#limit, {
        ...(kind && { kind }),
        ...(chapter && { chapter }),
        ...(asTyped && { asTyped }),
      })
      if (request !== this.#latest) return false
      this.#show(answer, state, mark)
      return true
    } catch (error) {
      if (request !== this.#latest) return false
      this.#clearAnswer()
      this.#part('[data-failure]').hidden = false
      console.warn('Search failed:', error)
      return false
    } finally {
      clearTimeout(slow)
      if (request === this.#latest) results.removeAttribute('aria-busy')
    }
  }

  #show(answer: SearchAnswer, state: SearchState, mark: Opened['mark']): void {
    this.#shown = { state, answer }
    const summary = summaryOf(answer, state, this.#texts)
    const words = wordsToMark(answer.plan.concepts)
    this.#status(summary)
    this.#announce(
      answer.corrected === undefined
        ? summary
        : `${fill(this.#texts.corrected, { query: answer.corrected })} ${summary}`,
    )
    this.#part('[data-results]').replaceChildren(
      ...drawResults(answer, state, {
        texts: this.#texts,
        language: this.#language,
        base: (this.dataset['base'] ?? '/').replace(/\/$/, ''),
        id: `search-${this.#mode ?? ''}`,
        mark: (text) => mark(text, words),
      }),
    )
    const { all, chosen } = totals(answer, state)
    const counts = answer.counts ?? { kinds: {}, chapters: {} }
    drawChips(this.#part('[data-kinds]'), 'kind', kindChoices(counts, state, this.#texts))
    drawChips(
      this.#part('[data-chapters]'),
      'chapter',
      chapterChoices(counts, state, this.#texts, this.#language),
    )
    this.#drawCorrection(answer.corrected, state.query)
    this.#drawNearest(answer)
    this.#part('[data-show-more]').hidden = !state.kind || answer.results.length >= chosen
    this.#part('[data-recent]').hidden = true
    this.#part('[data-popular]').hidden = all > 0
    this.#showContents(all === 0)
  }

  #clearAnswer(): void {
    this.#shown = undefined
    this.#status('')
    this.#announce('')
    this.#part('[data-results]').replaceChildren()
    for (const part of ['kinds', 'chapters', 'correction', 'nothing', 'show-more']) {
      this.#part(`[data-${part}]`).hidden = true
    }
    this.#drawRecent()
    this.#part('[data-popular]').hidden = false
    this.#showContents(true)
  }

  #showContents(shown: boolean): void {
    for (const contents of this.querySelectorAll<HTMLElement>('[data-contents], [data-beginnings]')) {
      contents.hidden = !shown
    }
    const onPage = this.querySelector<HTMLAnchorElement>('[data-on-page]')
    if (!onPage) return
    const address = new URL(onPage.href)
    writeState(address.searchParams, this.#state)
    onPage.href = address.href
    onPage.hidden = this.#state.query === ''
  }

  /** The correction as a button that makes it the query, and a way back to what was typed. */
  #drawCorrection(corrected: string | undefined, query: string): void {
    const line = this.#part('[data-correction]')
    line.hidden = corrected === undefined
    if (corrected === undefined) return
    const take = element('button', '', corrected)
    take.type = 'button'
    take.dataset['again'] = corrected
    const refuse = element('button', '', fill(this.#texts.searchAsTyped, { query }))
    refuse.type = 'button'
    refuse.dataset['asTyped'] = ''
    const [before = '', after = ''] = this.#texts.corrected.split('{query}')
    const meant = element('span', '', before, take, after)
    line.replaceChildren(meant, ' ', refuse)
  }

  /** What to offer in place of results: the terms that come nearest. The chapters stand in the page. */
  #drawNearest({ nearest }: SearchAnswer): void {
    this.#part('[data-nothing]').hidden = nearest === undefined
    if (!nearest) return
    this.#part('[data-nearest-title]').textContent = nearest.near
      ? this.#texts.nearestTerms
      : this.#texts.someTerms
    const base = (this.dataset['base'] ?? '/').replace(/\/$/, '')
    this.#part('[data-nearest]').replaceChildren(
      ...nearest.terms.map(({ zh, en, taught = '/' }) => {
        const link = element('a', '', this.#language === 'en' ? en : zh)
        link.href = base + taught
        link.dataset['choice'] = ''
        return element('li', '', link)
      }),
    )
  }

  #drawRecent(): void {
    const recent = loadRecent()
    this.#part('[data-recent-list]').replaceChildren(...drawRecent(recent, this.#texts))
    this.#part('[data-recent]').hidden = recent.length === 0 || this.#state.query !== ''
  }

  #keepRecent(recent: readonly string[]): void {
    saveRecent(recent)
    this.#drawRecent()
  }

  /** Shows more results and leaves the reader at the first new one. */
  async #showMore(): Promise<void> {
    const before = this.#links.length
    this.#limit += batch
    if (await this.#search()) this.#links[before]?.focus()
  }

  #onClick(event: MouseEvent): void {
    const target = event.target as Element
    const result = target.closest<HTMLAnchorElement>('[data-search-result]')
    if (result) {
      this.#leaveFor(result, event)
      return
    }
    const button = target.closest<HTMLButtonElement>('button')
    if (!button) return
    const { kind, chapter, again, forget: forgotten, asTyped } = button.dataset
    if (kind !== undefined) {
      this.#choose({ ...this.#state, kind: recordKinds.find((known) => known === kind), chapter: undefined })
      // The button of a group goes away with it.
      if (button.classList.contains('more')) this.#input.focus({ preventScroll: true })
    } else if (chapter !== undefined) this.#choose({ ...this.#state, chapter: chapter || undefined })
    else if (again !== undefined) {
      this.#choose({ query: again })
      this.#input.focus()
    } else if (asTyped !== undefined) {
      this.#choose({ ...this.#state, asTyped: true })
      this.#input.focus()
    } else if (forgotten !== undefined) this.#forget(forgotten)
  }

  #forget(query: string): void {
    const place = loadRecent().indexOf(query)
    this.#keepRecent(forget(loadRecent(), query))
    this.#announce(fill(this.#texts.forgot, { query }))
    const left = this.querySelectorAll<HTMLButtonElement>('[data-forget]')
    const next = left[Math.min(place, left.length - 1)]
    if (next) next.focus()
    else this.#input.focus()
  }

  #leaveFor(result: HTMLAnchorElement, event: MouseEvent): void {
    if (this.#shown) this.#keepRecent(remember(loadRecent(), this.#shown.state.query))
    this.#settled = true
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (elsewhere || !this.#shown) return
    handOver(result.pathname, wordsToMark(this.#shown.answer.plan.concepts))
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (event.key === 'Escape') {
      if (this.clear()) event.preventDefault()
      return
    }
    const stops = this.#stops
    const current = stops.indexOf(document.activeElement as HTMLElement)
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: stops.length - 1 }[event.key]
    const inBox = document.activeElement === this.#input
    if (next !== undefined) {
      // In the box, Home and End belong to the text.
      if (stops.length === 0 || (current < 0 && /Home|End/.test(event.key))) return
      event.preventDefault()
      if (next < 0) this.#input.focus()
      else stops[Math.min(next, stops.length - 1)]?.focus()
    } else if (
      !inBox &&
      current >= 0 &&
      (event.key === 'Backspace' || ([...event.key].length === 1 && event.key !== ' ')) &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      // Who types on means the box.
      this.#input.focus()
      event.stopPropagation()
    }
  }

  #writeAddress(): void {
    if (this.#mode !== 'page') return
    const address = new URL(location.href)
    const before = address.search
    writeState(address.searchParams, this.#state)
    if (address.search === before) return
    if (this.#settled && new URLSearchParams(before).has('q')) history.pushState(null, '', address)
    else history.replaceState(history.state, '', address)
    this.#settled = false
  }

  #status(text: string): void {
    this.#part('[data-status]').textContent = text
  }

  #announce(text: string): void {
    clearTimeout(this.#announcing)
    this.#announcing = setTimeout(
      () => {
        this.#part('[data-announcement]').textContent = text
      },
      text === '' ? 0 : quiet,
    )
  }

  get #input(): HTMLInputElement {
    return this.#part<HTMLInputElement>('input')
  }

  get #query(): string {
    return this.#input.value.trim()
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('[data-search-result]')]
  }

  /** Where the arrow keys go: results, or what is offered in their place. */
  get #stops(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-search-result], [data-choice]')].filter(
      (stop) => stop.getClientRects().length > 0,
    )
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector)
    if (!part) throw new Error(`<search-panel> has no ${selector}; see SearchPanel.astro.`)
    return part
  }
}

customElements.define('search-panel', SearchPanel)

export type { SearchPanel }
