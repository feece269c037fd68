import { fill } from '@/interface/locale'
import type { SearchTexts } from '@/interface/search'
import type { SearchAnswer, SearchEngine, SearchResult } from '@/search/engine'

/** Pause after a key stroke before the index is asked, in milliseconds. */
const pause = 80

let shared: Promise<SearchEngine> | undefined

/** One engine serves all panels of a page; a failed attempt is forgotten, so that the next one tries again. */
function openEngine(index: string, vocabulary: string): Promise<SearchEngine> {
  shared ??= import('@/search/open').then(({ openSearch }) =>
    openSearch(new URL(index, location.href).href, vocabulary),
  )
  shared.catch(() => (shared = undefined))
  return shared
}

/** The search box with its results: in the dialog, on the search page, and on the page for missing pages. */
class SearchPanel extends HTMLElement {
  readonly #texts = JSON.parse(this.dataset['texts'] ?? '{}') as SearchTexts
  /** Number of the newest request: the answers to older ones are thrown away. */
  #latest = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The query whose results are shown. */
  #answered = ''

  connectedCallback(): void {
    const searchSoon = () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#search(), pause)
    }
    this.#input.addEventListener('input', (event) => {
      // Letters of pinyin are not yet what the reader means to type.
      if (!(event as InputEvent).isComposing) searchSoon()
    })
    this.#input.addEventListener('compositionend', searchSoon)
    // The index is small, but not free: fetch it when somebody is about to search.
    this.#input.addEventListener('focus', () => void this.#engine().catch(() => undefined), { once: true })
    this.#part<HTMLFormElement>('form').addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#submit()
    })
    this.#part('[data-retry]').addEventListener('click', () => void this.#search())
    this.addEventListener('keydown', (event) => {
      this.#moveFocus(event)
    })
    if (this.dataset['mode'] === 'page') {
      this.#readAddress()
      addEventListener('popstate', () => {
        this.#readAddress()
      })
    }
  }

  /** Puts a query into the box and answers it. */
  ask(query: string): void {
    this.#input.value = query
    void this.#search()
  }

  #readAddress(): void {
    this.ask(new URLSearchParams(location.search).get('q') ?? '')
  }

  #engine(): Promise<SearchEngine> {
    return openEngine(this.dataset['index'] ?? '', this.dataset['vocabulary'] ?? '')
  }

  /** Enter opens the first result of what is in the box now, also when its answer is still on its way. */
  async #submit(): Promise<void> {
    const answered = this.#query !== '' && this.#answered === this.#query
    if (!answered && !(await this.#search())) return
    if (this.dataset['mode'] === 'dialog') this.#links[0]?.click()
  }

  /** @returns whether the answer is shown: not when it failed, nor when a newer query came in between. */
  async #search(): Promise<boolean> {
    clearTimeout(this.#timer)
    const request = ++this.#latest
    const query = this.#query
    this.#writeAddress(query)
    this.#part('[data-failure]').hidden = true
    if (query === '') {
      this.#show([], '')
      return true
    }
    if (!this.#links.length) this.#status(this.#texts.loading)
    try {
      const answer = await (await this.#engine()).search(query)
      if (request !== this.#latest) return false
      this.#show(answer.results, this.#summary(answer, query))
      this.#answered = query
      return true
    } catch (error) {
      if (request !== this.#latest) return false
      this.#show([], '')
      this.#part('[data-failure]').hidden = false
      console.warn('Search failed:', error)
      return false
    }
  }

  #summary({ results, approximate }: SearchAnswer, query: string): string {
    if (results.length === 0) {
      const advice =
        this.dataset['mode'] === 'dialog' ? this.#texts.noneAdvicePopular : this.#texts.noneAdvice
      return `${fill(this.#texts.none, { query })} ${advice}`
    }
    if (approximate) return fill(this.#texts.approximate, { query })
    return fill(this.#texts.count, { count: results.length })
  }

  #show(results: readonly SearchResult[], status: string): void {
    this.#answered = ''
    this.#status(status)
    this.#part('[data-results]').replaceChildren(...results.map((result, index) => this.#item(result, index)))
    this.#part('[data-popular]').hidden = results.length > 0
    const contents = this.querySelector<HTMLElement>('[data-contents]')
    if (contents) contents.hidden = results.length > 0
    const onPage = this.querySelector<HTMLAnchorElement>('[data-on-page]')
    if (!onPage) return
    const address = new URL(onPage.href)
    address.search = this.#query && new URLSearchParams({ q: this.#query }).toString()
    onPage.href = address.href
  }

  /** Built node by node: nothing that the reader typed or the index holds is ever read as HTML. */
  #item(result: SearchResult, index: number): HTMLLIElement {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = (this.dataset['base'] ?? '/').replace(/\/$/, '') + result.url
    link.dataset['searchResult'] = ''
    const path = element('span', 'path')
    path.append(
      element('span', 'kind', this.#texts.kinds[result.kind]),
      element('span', 'title', result.title),
    )
    path.append(...result.headings.map((heading) => element('span', 'heading', heading)))
    link.append(path)
    if (index === 0 && result.answer && result.headings.length === 0) {
      link.append(element('span', 'answer', result.answer))
    } else {
      const excerpt = element('span', 'excerpt')
      excerpt.append(...result.excerpt.map(({ text, marked }) => (marked ? element('mark', '', text) : text)))
      link.append(excerpt)
    }
    item.append(link)
    return item
  }

  #moveFocus(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const links = this.#links
    if (step === 0 || links.length === 0 || event.isComposing) return
    event.preventDefault()
    const current = links.indexOf(document.activeElement as HTMLAnchorElement)
    const next = current + step
    if (next < 0) this.#input.focus()
    else links[Math.min(next, links.length - 1)]?.focus()
  }

  #writeAddress(query: string): void {
    if (this.dataset['mode'] !== 'page') return
    const address = new URL(location.href)
    if (query) address.searchParams.set('q', query)
    else address.searchParams.delete('q')
    history.replaceState(history.state, '', address)
  }

  #status(text: string): void {
    this.#part('[data-status]').textContent = text
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

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector)
    if (!part) throw new Error(`<search-panel> has no ${selector}; see SearchPanel.astro.`)
    return part
  }
}

function element(name: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(name)
  if (className) node.className = className
  node.textContent = text
  return node
}

customElements.define('search-panel', SearchPanel)

export type { SearchPanel }
