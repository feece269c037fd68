import type { Prediction } from '@/classifier/classify'
import { percent } from './sentences'

/** Five bars; a row carries `data-prediction` only while it shows the answer to the picture in the preview. */
export class PredictionBars extends HTMLElement {
  get #list(): HTMLOListElement {
    const list = this.querySelector('ol')
    if (!list) throw new Error('<prediction-bars> has lost its list.')
    return list
  }

  get #rows(): HTMLLIElement[] {
    return [...this.querySelectorAll<HTMLLIElement>('li[data-row]')]
  }

  /** @param predictions Ranked, one per row. */
  show(predictions: readonly Prediction[]): void {
    const rows = new Map(this.#rows.map((row) => [row.dataset['row'], row]))
    const ranked = predictions.flatMap(({ id }) => rows.get(id) ?? [])
    this.#reorder(ranked)
    predictions.forEach(({ id, probability }, index) => {
      const row = rows.get(id)
      if (!row) return
      row.dataset['prediction'] = ''
      row.dataset['class'] = id
      row.dataset['probability'] = probability.toFixed(6)
      row.toggleAttribute('data-top', index === 0)
      row.style.setProperty('--share', String(probability))
      this.#write(row, percent(probability), Math.round(probability * 1000) / 10)
    })
  }

  /** Takes the answer back: nothing on the page then claims to be one. */
  clear(): void {
    for (const row of this.#rows) {
      for (const name of ['prediction', 'class', 'probability', 'top']) row.removeAttribute(`data-${name}`)
      row.style.removeProperty('--share')
      this.#write(row, this.#list.dataset['empty'] ?? '', 0)
    }
  }

  #write(row: HTMLLIElement, text: string, value: number): void {
    const meter = row.querySelector('[role="meter"]')
    meter?.setAttribute('aria-valuenow', String(value))
    meter?.setAttribute('aria-valuetext', text)
    const figure = row.querySelector('.value')
    if (figure) figure.textContent = text
  }

  /** Moves rows to their rank and lets them glide there, so that the eye can follow an overtaking. */
  #reorder(ranked: HTMLLIElement[]): void {
    const before = this.#rows
    if (ranked.every((row, index) => row === before[index])) return
    // Rows are equally high: where each will be is known without having the page laid out in between.
    const tops = before.map(({ offsetTop }) => offsetTop)
    this.#list.append(...ranked)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const [rank, row] of ranked.entries()) {
      const distance = (tops[before.indexOf(row)] ?? 0) - (tops[rank] ?? 0)
      if (distance !== 0) {
        row.animate([{ transform: `translateY(${distance}px)` }, { transform: 'none' }], {
          duration: 180,
          easing: 'ease-out',
        })
      }
    }
  }
}

customElements.define('prediction-bars', PredictionBars)
