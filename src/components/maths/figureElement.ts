import type { Plane } from './plane'

/** What the interactive figures share: reading their controls and writing into their drawing. */
export abstract class FigureElement<Texts> extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', () => {
      this.draw()
    })
    // A browser restores the controls of a page that is reloaded; the drawing must follow.
    this.draw()
  }

  protected abstract draw(): void

  protected get texts(): Texts {
    return JSON.parse(this.dataset['texts'] ?? '{}') as Texts
  }

  /** Value of the chosen radio button of a group. */
  protected chosen(name: string): string {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? ''
  }

  /** Position of a slider. */
  protected slider(name: string): number {
    return this.querySelector<HTMLInputElement>(`input[type=range][data-${name}]`)?.valueAsNumber ?? NaN
  }

  /**
   * Lets a pointer on the drawing move a slider, as a finger expects of a curve. The slider stays the control for the keyboard
   * and for screen readers; a vertical swipe still scrolls the page.
   */
  protected follow(plane: Plane, name: string): void {
    const drawing = this.querySelector('svg')
    const slider = this.querySelector<HTMLInputElement>(`input[type=range][data-${name}]`)
    if (!drawing || !slider) return
    drawing.classList.add('draggable')
    const move = (event: PointerEvent) => {
      const { left, width } = drawing.getBoundingClientRect()
      const { left: from, right: to } = plane.window
      slider.value = String(from + ((event.clientX - left) / width) * (to - from))
      this.draw()
    }
    drawing.addEventListener('pointerdown', (event) => {
      drawing.setPointerCapture(event.pointerId)
      move(event)
    })
    drawing.addEventListener('pointermove', (event) => {
      if (drawing.hasPointerCapture(event.pointerId)) move(event)
    })
  }

  protected set(selector: string, attributes: Record<string, string | number>): void {
    const part = this.querySelector(selector)
    for (const [key, value] of Object.entries(attributes)) part?.setAttribute(key, String(value))
  }

  protected say(text: string, selector = 'output'): void {
    const output = this.querySelector(selector)
    if (output) output.textContent = text
  }
}
