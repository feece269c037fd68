import { classifyBatch, type BatchAnswer } from '@/classifier/batch'
import { rank } from '@/classifier/classify'
import { ClassifierError } from '@/classifier/errors'
import { fill } from '@/interface/locale'
import type { ResultSurroundings } from './modelResult'
import { doubtAbout, failureSentence, milliseconds, percent } from './sentences'
import { saveFile, spreadsheet } from './spreadsheet'

/** Several photographs at once: a table that fills as the answers come in, and can be saved. */
export class PhotoBatch extends HTMLElement {
  #surroundings!: ResultSurroundings
  #run = new AbortController()
  #files: readonly File[] = []
  #answers: BatchAnswer[] = []

  adopt(surroundings: ResultSurroundings): void {
    this.#surroundings = surroundings
    this.#part('[data-batch-stop]').addEventListener('click', () => this.#run.abort())
    this.#part('[data-batch-csv]').addEventListener('click', () => {
      saveFile(new Blob([this.#table()], { type: 'text/csv;charset=utf-8' }), 'flowers.csv')
    })
  }

  /** Takes the place of a batch that may still be running. */
  async start(files: readonly File[]): Promise<void> {
    this.#run.abort()
    const run = new AbortController()
    this.#run = run
    this.#files = files
    this.#answers = []
    this.hidden = false
    this.dataset['batch'] = 'busy'
    this.#part('[data-batch-rows]').replaceChildren(...files.map((file) => this.#row(file)))
    this.#part('[data-batch-stop]').hidden = false
    this.#part('[data-batch-csv]').hidden = true

    const { client, model } = this.#surroundings.classifier()
    const begun = performance.now()
    let first: number | undefined
    const summarise = () => {
      // The first answer may have had to wait for the runtime: the pace counts from there.
      const seconds = (performance.now() - (first ?? begun)) / 1000
      const rate = this.#answers.length > 1 ? (this.#answers.length - 1) / seconds : 0
      this.dataset['rate'] = rate.toFixed(2)
      this.#part('[data-batch-summary]').textContent = fill(this.#surroundings.texts.batchSummary, {
        done: this.#answers.length,
        all: files.length,
        rate: rate.toFixed(1),
      })
    }
    summarise()
    const show = (answer: BatchAnswer) => {
      if (run !== this.#run) return
      this.#answers.push(answer)
      this.#fill(answer)
      summarise()
      first ??= performance.now()
    }
    try {
      await classifyBatch(client, model, files, show, { signal: run.signal, explained: true })
    } catch (error) {
      if (run === this.#run && error instanceof ClassifierError) {
        this.#part('[data-batch-summary]').textContent = failureSentence(this.#surroundings.texts, error)
      }
    }
    if (run !== this.#run) return
    this.dataset['batch'] = 'done'
    this.#part('[data-batch-stop]').hidden = true
    this.#part('[data-batch-csv]').hidden = this.#answers.length === 0
  }

  #row(file: File): HTMLTableRowElement {
    const row = document.createElement('tr')
    const cells = Array.from({ length: 5 }, () => row.insertCell())
    const open = document.createElement('button')
    open.type = 'button'
    open.textContent = file.name
    open.addEventListener('click', () => {
      this.dispatchEvent(new CustomEvent('open-photo', { detail: file, bubbles: true }))
    })
    cells[1]?.append(open)
    cells[2]?.append(this.#surroundings.texts.noValue)
    for (const cell of cells.slice(3)) cell.className = 'number'
    return row
  }

  #fill(answer: BatchAnswer): void {
    const { texts, names, classIds } = this.#surroundings
    const row = this.#part<HTMLTableSectionElement>('[data-batch-rows]').rows[answer.index]
    const [picture, , verdict, probability, time] = row?.cells ?? []
    if (!row || !picture || !verdict || !probability || !time) return
    if ('error' in answer) {
      row.dataset['refused'] = answer.error.code
      verdict.className = 'refused'
      verdict.colSpan = 3
      probability.remove()
      time.remove()
      verdict.textContent = failureSentence(texts, answer.error)
      return
    }
    const [outcome] = answer.result.outcomes
    const top = outcome && rank(classIds, outcome.probabilities)[0]
    if (!top) return
    const species = names[top.id] ?? top.id
    const doubt = doubtAbout(outcome.rejected, top)
    row.dataset['class'] = top.id
    if (doubt) row.dataset['unsure'] = doubt
    verdict.textContent =
      doubt === 'none-of-these'
        ? texts.verdictNone
        : fill(doubt ? texts.verdictUnsure : texts.batchAnswer, { species })
    probability.textContent = percent(top.probability)
    const { decodeTime } = answer.result
    time.textContent = `${milliseconds(decodeTime + outcome.preprocessTime + outcome.inferenceTime)} ms`
    if (outcome.seen) {
      const canvas = document.createElement('canvas')
      const side = Math.sqrt(outcome.seen.length / 4)
      canvas.width = side
      canvas.height = side
      canvas.getContext('2d')?.putImageData(new ImageData(outcome.seen, side, side), 0, 0)
      picture.replaceChildren(canvas)
    }
  }

  #table(): string {
    const { classIds } = this.#surroundings
    const rows = this.#answers
      .toSorted((a, b) => a.index - b.index)
      .map((answer) => {
        const name = this.#files[answer.index]?.name ?? ''
        if ('error' in answer) return [name, '', ...classIds.map(() => ''), '', answer.error.code]
        const [outcome] = answer.result.outcomes
        const top = outcome && rank(classIds, outcome.probabilities)[0]
        if (!outcome || !top) return [name]
        return [
          name,
          top.id,
          ...outcome.probabilities.map((probability) => probability.toFixed(6)),
          doubtAbout(outcome.rejected, top) ?? '',
          '',
        ]
      })
    return spreadsheet([['file', 'class', ...classIds, 'doubt', 'error'], ...rows])
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector)
    if (!part) throw new Error(`<photo-batch> has lost its part ${selector}.`)
    return part
  }
}

customElements.define('photo-batch', PhotoBatch)
