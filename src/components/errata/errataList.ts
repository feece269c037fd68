import { fill } from '@/interface/locale'
import { type Filter, fits, readFilter, writeFilter } from './filter'

interface Item {
  element: HTMLElement
  severity: string
  text: string
}

/** Filters the entries inside `ErrataList.astro`, which are complete without it; a group without entries disappears. */
export class ErrataList extends HTMLElement {
  #items: readonly Item[] = []
  #groups: readonly HTMLElement[] = []

  connectedCallback(): void {
    this.#items = [...this.querySelectorAll<HTMLElement>('[data-erratum]')].map((element) => ({
      element,
      severity: element.dataset['severity'] ?? '',
      text: element.textContent,
    }))
    this.#groups = [...this.querySelectorAll<HTMLElement>('[data-group]')]
    const form = this.#form
    form.hidden = false

    form.addEventListener('input', () => {
      this.#choose({ query: this.#query.value.trim(), severity: this.#severity.value })
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
    })
    form.addEventListener('reset', (event) => {
      event.preventDefault()
      this.#clear()
    })
    this.querySelector('[data-reset]')?.addEventListener('click', () => {
      this.#clear()
      this.#query.focus()
    })
    window.addEventListener('hashchange', () => {
      this.#revealTarget()
    })

    const known = [...this.#severity.options].map(({ value }) => value)
    this.#render(readFilter(new URLSearchParams(location.search), known))
    this.#revealTarget()
  }

  get #form(): HTMLFormElement {
    const form = this.querySelector<HTMLFormElement>('[data-controls]')
    if (!form)
      throw new TypeError('<errata-list> has no [data-controls]; expected a form in ErrataList.astro.')
    return form
  }

  get #query(): HTMLInputElement {
    return this.#form.elements.namedItem('query') as HTMLInputElement
  }

  get #severity(): HTMLSelectElement {
    return this.#form.elements.namedItem('severity') as HTMLSelectElement
  }

  #clear(): void {
    this.#choose({ query: '', severity: '' })
  }

  #choose(filter: Filter): void {
    const address = new URL(location.href)
    writeFilter(address.searchParams, filter)
    // The mark on one entry would outlive the filter that hides it.
    address.hash = ''
    history.replaceState(history.state, '', address)
    this.#render(filter)
  }

  #render(filter: Filter): void {
    this.#severity.value = filter.severity
    // Typing a space would otherwise lose it to the trimmed query.
    if (this.#query.value.trim() !== filter.query) this.#query.value = filter.query

    let shown = 0
    for (const item of this.#items) {
      const visible = fits(item, filter)
      item.element.hidden = !visible
      if (visible) shown++
    }
    for (const group of this.#groups) {
      group.hidden = !group.querySelector('[data-erratum]:not([hidden])')
    }

    const count = this.querySelector('[data-count]')
    const text = fill(this.dataset['countText'] ?? '', { total: this.#items.length, shown })
    if (count && count.textContent !== text) count.textContent = text
    const none = this.querySelector<HTMLElement>('[data-none]')
    if (none) none.hidden = shown > 0
  }

  /** A link to one entry, or to a group, shows it, whatever the filter says. */
  #revealTarget(): void {
    const { hash } = location
    const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
    if (!target || !this.contains(target)) return
    if (target.closest('[hidden]')) {
      this.#clear()
      location.hash = hash
    }
    target.scrollIntoView()
  }
}
