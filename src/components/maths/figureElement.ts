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

  protected set(selector: string, attributes: Record<string, string | number>): void {
    const part = this.querySelector(selector)
    for (const [key, value] of Object.entries(attributes)) part?.setAttribute(key, String(value))
  }

  protected say(text: string, selector = 'output'): void {
    const output = this.querySelector(selector)
    if (output) output.textContent = text
  }
}
