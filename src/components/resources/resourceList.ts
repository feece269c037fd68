import { fill } from '@/interface/locale'
import {
  type Facet,
  type Selectable,
  type Selection,
  compareIn,
  everything,
  facets,
  matches,
  readSelection,
  writeSelection,
} from './selection'

interface Item extends Selectable {
  element: HTMLElement
}

/** Filters, sorts and exports the entries of `Resources.astro`, which are complete without it. */
export class ResourceList extends HTMLElement {
  #items: readonly Item[] = []
  #selection: Selection = everything
  #shown: readonly Item[] = []

  connectedCallback(): void {
    this.#items = [...this.querySelectorAll<HTMLElement>('[data-entry]')].map(itemOf)
    const form = this.#form
    form.hidden = false
    for (const button of this.querySelectorAll<HTMLElement>('[data-copy]')) button.hidden = false

    form.addEventListener('input', () => {
      this.#choose(this.#read())
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
    })
    form.addEventListener('reset', (event) => {
      event.preventDefault()
      this.#choose(everything)
    })
    this.querySelector('[data-reset]')?.addEventListener('click', () => {
      this.#choose(everything)
      this.#field('query').focus()
    })
    this.querySelector('[data-export]')?.addEventListener('click', () => {
      this.#download()
    })
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('[data-copy]')
      if (button) void this.#copy(button)
    })
    window.addEventListener('hashchange', () => {
      this.#revealTarget()
    })

    this.#selection = readSelection(new URLSearchParams(location.search), this.#known())
    this.#render()
    this.#revealTarget()
  }

  get #form(): HTMLFormElement {
    const form = this.querySelector<HTMLFormElement>('[data-controls]')
    if (!form)
      throw new TypeError('<resource-list> has no [data-controls]; expected a form in Resources.astro.')
    return form
  }

  #field(name: Facet | 'query' | 'order'): HTMLInputElement | HTMLSelectElement {
    return this.#form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement
  }

  #known(): Record<Facet, readonly string[]> {
    const values = (facet: Facet) =>
      [...(this.#field(facet) as HTMLSelectElement).options].map(({ value }) => value)
    return {
      type: values('type'),
      topic: values('topic'),
      level: values('level'),
      language: values('language'),
      cost: values('cost'),
    }
  }

  #read(): Selection {
    const parameters = new URLSearchParams({
      q: this.#field('query').value,
      sort: this.#field('order').value,
    })
    for (const facet of facets) parameters.set(facet, this.#field(facet).value)
    return readSelection(parameters, this.#known())
  }

  #choose(selection: Selection): void {
    this.#selection = selection
    const address = new URL(location.href)
    writeSelection(address.searchParams, selection)
    // The mark on one entry would outlive the filter that hides it.
    address.hash = ''
    history.replaceState(history.state, '', address)
    this.#render()
  }

  #render(): void {
    const { order, query } = this.#selection
    for (const name of [...facets, 'order'] as const) this.#field(name).value = this.#selection[name]
    const input = this.#field('query')
    // Typing a space would otherwise lose it to the trimmed query.
    if (input.value.trim() !== query) input.value = query

    const sorted = [...this.#items].sort(compareIn(order, document.documentElement.lang))
    this.#shown = sorted.filter((item) => matches(item, this.#selection))
    const shown = new Set(this.#shown)
    for (const item of sorted) item.element.hidden = !shown.has(item)
    this.querySelector('[data-entries]')?.append(...sorted.map(({ element }) => element))

    const figures = { total: this.#items.length, shown: this.#shown.length }
    this.#say('[data-count]', fill(this.dataset['countText'] ?? '', figures))
    this.#say('[data-export]', fill(this.dataset['exportText'] ?? '', figures))
    const none = this.querySelector<HTMLElement>('[data-none]')
    if (none) none.hidden = figures.shown > 0
    const exporter = this.querySelector<HTMLButtonElement>('[data-export]')
    if (exporter) exporter.disabled = figures.shown === 0
  }

  #say(selector: string, text: string): void {
    const element = this.querySelector(selector)
    if (element && element.textContent !== text) element.textContent = text
  }

  /** A link to one entry shows it, whatever the filters say. */
  #revealTarget(): void {
    const target = this.#items.find(({ element }) => `#${element.id}` === location.hash)
    if (!target) return
    if (target.element.hidden) {
      const { hash } = location
      this.#choose(everything)
      location.hash = hash
    }
    target.element.scrollIntoView()
  }

  #download(): void {
    const bibtex = this.#shown.map(({ element }) => bibtexOf(element)).join('\n\n')
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([`${bibtex}\n`], { type: 'application/x-bibtex;charset=utf-8' }))
    link.download = this.dataset['fileName'] ?? ''
    link.click()
    URL.revokeObjectURL(link.href)
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const entry = button.closest<HTMLElement>('[data-entry]')
    if (!entry) return
    try {
      await navigator.clipboard.writeText(bibtexOf(entry))
      this.#say('[data-count]', this.dataset['copiedText'] ?? '')
      button.textContent = this.dataset['copiedText'] ?? ''
    } catch {
      this.#say('[data-count]', this.dataset['copyFailedText'] ?? '')
      button.textContent = this.dataset['copyFailedText'] ?? ''
    }
  }
}

function bibtexOf(entry: Element): string {
  return entry.querySelector('[data-bibtex]')?.textContent ?? ''
}

function itemOf(element: HTMLElement, rank: number): Item {
  const { type = '', topics = '', level = '', language = '', cost = '', year = '' } = element.dataset
  return {
    element,
    rank,
    type,
    topics: topics.split(' '),
    level,
    language,
    cost,
    year: Number(year),
    name: element.querySelector('[data-search-title]')?.textContent.trim() ?? '',
    text: element.querySelector('[data-entry-text]')?.textContent ?? '',
  }
}
