import { fill } from '@/interface/locale'
import type { SearchTexts } from '@/interface/search'
import { SearchEngine, type SearchAnswer, type SearchResult } from '@/search/engine'
import { openPagefind } from '@/search/pagefind'
import { type Term, Vocabulary } from '@/search/vocabulary'

/** Pause after a key stroke before the index is asked, in milliseconds. */
const pause = 80

let shared: Promise<SearchEngine> | undefined

/** One engine serves all panels of a page; a failed attempt is forgotten, so that the next one tries again. */
function openEngine(index: string, vocabulary: string): Promise<SearchEngine> {
  shared ??= (async () => {
    const terms = fetch(vocabulary).then((response) => {
      if (!response.ok) throw new Error(`${vocabulary}: ${response.status}`)
      return response.json() as Promise<Term[]>
    })
    const [pagefind, names] = await Promise.all([openPagefind(new URL(index, location.href).href), terms])
    return new SearchEngine(pagefind, new Vocabulary(names))
  })()
  shared.catch(() => (shared = undefined))
  return shared
}

/** The search box with its results: in the dialog, on the search page, and on the page for missing pages. */
class SearchPanel extends HTMLElement {
  readonly #texts = JSON.parse(this.dataset['texts'] ?? '{}') as SearchTexts
  /** Number of the newest request: the answers to older ones are thrown away. */
  #latest = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#search(), pause)
    })
    // The index is small, but not free: fetch it when somebody is about to search.
    this.#input.addEventListener('focus', () => void this.#engine().catch(() => undefined), { once: true })
    this.#part<HTMLFormElement>('form').addEventListener('submit', (event) => {
      event.preventDefault()
      const first = this.#links[0]
      if (this.dataset['mode'] === 'dialog' && first) first.click()
      else void this.#search()
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

  async #search(): Promise<void> {
    const request = ++this.#latest
    const query = this.#input.value.trim()
    this.#writeAddress(query)
    this.#part('[data-failure]').hidden = true
    if (query === '') {
      this.#show([], '')
      return
    }
    if (!this.#links.length) this.#status(this.#texts.loading)
    try {
      const answer = await (await this.#engine()).search(query)
      if (request === this.#latest) this.#show(answer.results, this.#summary(answer, query))
    } catch (error) {
      if (request !== this.#latest) return
      this.#show([], '')
      this.#part('[data-failure]').hidden = false
      console.warn('Search failed:', error)
    }
  }

  #summary({ results, approximate }: SearchAnswer, query: string): string {
    if (results.length === 0) return `${fill(this.#texts.none, { query })} ${this.#texts.noneAdvice}`
    if (approximate) return fill(this.#texts.approximate, { query })
    return fill(this.#texts.count, { count: results.length })
  }

  #show(results: readonly SearchResult[], status: string): void {
    this.#status(status)
    this.#part('[data-results]').replaceChildren(...results.map((result, index) => this.#item(result, index)))
    this.#part('[data-popular]').hidden = results.length > 0
    const contents = this.querySelector<HTMLElement>('[data-contents]')
    if (contents) contents.hidden = results.length > 0
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
