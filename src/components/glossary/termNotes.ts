import { type Box, placeNote } from './placement'

/** How long the pointer must rest on a word, so that crossing a paragraph opens nothing; milliseconds. */
const hoverDelay = 200
/** How long a note stays when the pointer leaves the word, so that it can reach the note; milliseconds. */
const leaveDelay = 300

interface Term {
  link: HTMLAnchorElement
  note: HTMLElement
}

/**
 * Shows the notes that `rehypeGlossaryTerms` put at the end of the page beside the words they explain: on hover, on
 * keyboard focus, on the first tap. They can be hovered and stay until the reader leaves them or presses Escape (WCAG 1.4.13).
 * Without it, or in a browser without popovers, the words are links to the glossary.
 */
export class TermNotes extends HTMLElement {
  #open: Term | undefined
  #timer: number | undefined
  /** Whether a touch that has not become a click yet is to open the note rather than follow the link. */
  #opensByTap = false
  readonly #listening = new AbortController()

  connectedCallback(): void {
    if (!('popover' in HTMLElement.prototype)) return
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a.term[aria-describedby]')) {
      const note = document.getElementById(link.getAttribute('aria-describedby') ?? '')
      if (note && this.contains(note)) this.#connect({ link, note })
    }
    const { signal } = this.#listening
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') this.#hide()
      },
      { signal },
    )
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (this.#open && target instanceof Node && !this.#isPartOfOpen(target)) this.#hide()
      },
      { signal },
    )
    window.addEventListener(
      'resize',
      () => {
        this.#hide()
      },
      { signal },
    )
  }

  disconnectedCallback(): void {
    this.#listening.abort()
  }

  #connect(term: Term): void {
    const { link, note } = term
    if (matchMedia('(hover: none)').matches) {
      const hint = document.createElement('small')
      hint.textContent = this.dataset['tapAgain'] ?? ''
      note.append(hint)
    }
    for (const element of [link, note]) {
      element.addEventListener('pointerenter', ({ pointerType }) => {
        if (pointerType === 'touch') return
        this.#later(hoverDelay, () => {
          this.#show(term)
        })
      })
      element.addEventListener('pointerleave', ({ pointerType }) => {
        if (pointerType === 'touch') return
        this.#later(leaveDelay, () => {
          if (!link.matches(':focus-visible')) this.#hide()
        })
      })
    }
    link.addEventListener('focus', () => {
      if (link.matches(':focus-visible')) this.#show(term)
    })
    link.addEventListener('blur', () => {
      if (!note.matches(':hover')) this.#hide()
    })
    link.addEventListener('pointerdown', ({ pointerType }) => {
      this.#opensByTap = pointerType === 'touch' && this.#open?.link !== link
    })
    link.addEventListener('click', (event) => {
      if (!this.#opensByTap) return
      this.#opensByTap = false
      event.preventDefault()
      this.#show(term)
    })
  }

  #later(delay: number, act: () => void): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(act, delay)
  }

  #show(term: Term): void {
    window.clearTimeout(this.#timer)
    if (this.#open?.link === term.link) return
    this.#hide()
    this.#open = term
    const { link, note } = term
    note.showPopover()
    // A word broken at a line's end has two boxes; the note belongs to the first.
    const word = link.getClientRects()[0] ?? link.getBoundingClientRect()
    const { left, top } = placeNote(word, note.getBoundingClientRect(), freeView())
    note.style.left = `${left + window.scrollX}px`
    note.style.top = `${top + window.scrollY}px`
  }

  #hide(): void {
    window.clearTimeout(this.#timer)
    this.#open?.note.hidePopover()
    this.#open = undefined
  }

  #isPartOfOpen(node: Node): boolean {
    return this.#open !== undefined && (this.#open.link.contains(node) || this.#open.note.contains(node))
  }
}

function freeView(): Box {
  const { clientWidth, clientHeight } = document.documentElement
  const header = document.querySelector('header')?.getBoundingClientRect()
  return { left: 0, top: Math.max(0, header?.bottom ?? 0), right: clientWidth, bottom: clientHeight }
}
