import { fill } from '@/interface/locale'
import {
  type Filterable,
  type GlossaryFilter,
  everyTerm,
  readFilter,
  selectEntries,
  writeFilter,
} from './filter'

interface Item extends Filterable {
  element: HTMLElement
}

/** Filters the entries of `Glossary.astro`, which are complete without it. */
export class GlossaryList extends HTMLElement {
  #items: readonly Item[] = []

  connectedCallback(): void {
    this.#items = [...this.querySelectorAll<HTMLElement>('[data-entry]')].map((element) => ({
      element,
      topic: element.dataset['topic'] ?? '',
      names: textOf(element, '[data-name]'),
      definition: textOf(element, '[data-definition]'),
    }))
    const form = this.#form
    form.hidden = false
    form.addEventListener('input', () => {
      this.#choose({ query: this.#query.value, topic: this.#topic.value })
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
    })
    form.addEventListener('reset', (event) => {
      event.preventDefault()
      this.#choose(everyTerm)
    })
    this.querySelector('[data-reset]')?.addEventListener('click', () => {
      this.#choose(everyTerm)
      this.#query.focus()
    })
    window.addEventListener('hashchange', () => {
      this.#revealTarget()
    })

    const topics = [...this.#topic.options].map(({ value }) => value)
    const filter = readFilter(new URLSearchParams(location.search), topics)
    if (filter.query || filter.topic) this.#render(filter)
    this.#revealTarget()
  }

  get #form(): HTMLFormElement {
    const form = this.querySelector<HTMLFormElement>('[data-controls]')
    if (!form) {
      throw new TypeError('<glossary-list> has no [data-controls]; expected a form in Glossary.astro.')
    }
    return form
  }

  get #query(): HTMLInputElement {
    return this.#form.elements.namedItem('query') as HTMLInputElement
  }

  get #topic(): HTMLSelectElement {
    return this.#form.elements.namedItem('topic') as HTMLSelectElement
  }

  #choose(filter: GlossaryFilter): void {
    const address = new URL(location.href)
    writeFilter(address.searchParams, filter)
    // The mark on one entry would outlive the filter that hides it.
    address.hash = ''
    history.replaceState(history.state, '', address)
    this.#render(filter)
  }

  #render(filter: GlossaryFilter): void {
    // Typing a space would otherwise lose it to the trimmed query.
    if (this.#query.value.trim() !== filter.query.trim()) this.#query.value = filter.query
    this.#topic.value = filter.topic

    const shown = new Set(selectEntries(this.#items, filter))
    const letters = new Set<string | undefined>()
    for (const item of this.#items) {
      item.element.hidden = !shown.has(item)
      if (shown.has(item)) letters.add(item.element.closest<HTMLElement>('[data-letter]')?.dataset['letter'])
    }
    for (const element of this.querySelectorAll<HTMLElement>('[data-letter]')) {
      element.hidden = !letters.has(element.dataset['letter'])
    }
    const none = this.querySelector<HTMLElement>('[data-none]')
    if (none) none.hidden = shown.size > 0
    const count = this.querySelector('[data-count]')
    if (count) {
      count.textContent = fill(this.dataset['countText'] ?? '', {
        total: this.#items.length,
        shown: shown.size,
      })
    }
  }

  /** A link to one entry shows it, whatever the filter says. */
  #revealTarget(): void {
    const target = this.#items.find(({ element }) => `#${element.id}` === location.hash)
    if (!target) return
    if (target.element.hidden) {
      const { hash } = location
      this.#choose(everyTerm)
      location.hash = hash
    }
    target.element.scrollIntoView()
  }
}

function textOf(element: Element, selector: string): string {
  return [...element.querySelectorAll(selector)].map(({ textContent }) => textContent).join(' ')
}
