import type * as FlowerDrawings from '@/drawings/flower'

/** What the panel hands to the demo when a flower has been drawn anew. */
export interface RedrawDetail {
  svg: string
  /** Class id of the species drawn. */
  species: string
}

type Drawings = typeof FlowerDrawings

/** Sliders that draw a flower anew; the renderer is loaded when the panel is first opened. */
class FlowerRedraw extends HTMLElement {
  #drawings: Drawings | undefined
  #parameters: FlowerDrawings.FlowerParameters | undefined
  /** Drawing of the gallery to start from. */
  #startFrom: string | undefined
  #frame = 0

  connectedCallback(): void {
    this.#details.addEventListener('toggle', () => {
      if (this.#details.open) void this.#open()
    })
    this.addEventListener('start-from', (event) => {
      this.#startFrom = (event as CustomEvent<{ id: string }>).detail.id
      if (this.#drawings) this.#adopt(this.#drawings)
    })
    for (const slider of this.#sliders) {
      slider.addEventListener('input', () => this.#change({ [slider.name]: slider.valueAsNumber }))
    }
    for (const choice of this.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
      choice.addEventListener('change', () => this.#chooseSpecies(choice.value))
    }
    this.querySelector('[data-new-seed]')?.addEventListener('click', () => this.#chooseSeed())
    this.querySelector('[data-reset]')?.addEventListener('click', () =>
      this.#chooseSpecies(this.#parameters?.species),
    )
  }

  async #open(): Promise<void> {
    if (this.#drawings) return
    this.#drawings = await import('@/drawings/flower')
    this.#adopt(this.#drawings)
    for (const fieldset of this.querySelectorAll('fieldset')) fieldset.disabled = false
    this.#draw()
  }

  /** Takes over the parameters of the gallery's drawing that is shown, or those of the first. */
  #adopt({ gallery }: Drawings): void {
    const entry = gallery.find(({ id }) => id === this.#startFrom) ?? gallery[0]
    if (entry) this.#set({ ...entry.parameters })
  }

  #chooseSpecies(species: string | undefined): void {
    const entry = this.#drawings?.gallery.find((candidate) => candidate.species === species)
    if (!this.#drawings || !entry) return
    this.#set(this.#drawings.defaultParameters(entry.species, this.#parameters?.seed ?? 1))
    this.#draw()
  }

  #chooseSeed(): void {
    this.#change({ seed: 1 + Math.floor(Math.random() * 99_999) })
  }

  #change(changes: Record<string, number>): void {
    if (!this.#parameters) return
    this.#set({ ...this.#parameters, ...changes })
    this.#draw()
  }

  #set(parameters: FlowerDrawings.FlowerParameters): void {
    this.#parameters = parameters
    const values = parameters as unknown as Record<string, unknown>
    for (const slider of this.#sliders) {
      slider.value = String(values[slider.name])
      const output = slider.parentElement?.querySelector('output')
      if (output) output.textContent = this.#shown(slider)
      slider.setAttribute('aria-valuetext', this.#shown(slider))
    }
    for (const choice of this.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
      choice.checked = choice.value === parameters.species
    }
  }

  /** The name of the slider's position where it has one, else the share of its range. */
  #shown({ valueAsNumber, min, max, dataset }: HTMLInputElement): string {
    const positions = JSON.parse(dataset['positions'] ?? '[]') as string[]
    const position = positions[valueAsNumber]
    if (position !== undefined) return position
    return `${Math.round(((valueAsNumber - Number(min)) / (Number(max) - Number(min))) * 100)}%`
  }

  /** Draws at most once a frame, however fast the slider moves. */
  #draw(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => {
      if (!this.#drawings || !this.#parameters) return
      const detail: RedrawDetail = {
        svg: this.#drawings.drawFlower(this.#parameters),
        species: this.#parameters.species,
      }
      this.dispatchEvent(new CustomEvent('redraw', { detail, bubbles: true }))
    })
  }

  get #details(): HTMLDetailsElement {
    const details = this.querySelector('details')
    if (!details) throw new Error('<flower-redraw> has lost its <details>.')
    return details
  }

  get #sliders(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[type="range"]')]
  }
}

customElements.define('flower-redraw', FlowerRedraw)
