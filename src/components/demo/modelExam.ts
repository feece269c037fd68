import { classifyBatch, type BatchAnswer } from '@/classifier/batch'
import { ClassifierError } from '@/classifier/errors'
import { fill } from '@/interface/locale'
import { ExamTally, examPhotos, type ExamPhoto } from './exam'
import type { ResultSurroundings } from './modelResult'
import { failureSentence, percent } from './sentences'

/** A test to watch: runs the model over a folder of labelled photographs and counts, before the visitor's eyes. */
export class ModelExam extends HTMLElement {
  #surroundings!: ResultSurroundings
  #run = new AbortController()

  adopt(surroundings: ResultSurroundings): void {
    this.#surroundings = surroundings
    const folder = this.#part<HTMLInputElement>('[data-exam-folder]')
    folder.webkitdirectory = true
    folder.addEventListener('change', () => {
      const files = [...(folder.files ?? [])]
      folder.value = ''
      if (files.length > 0) void this.#start(files)
    })
    this.#part('[data-exam-stop]').addEventListener('click', () => this.#run.abort())
  }

  async #start(files: readonly File[]): Promise<void> {
    this.#run.abort()
    const run = new AbortController()
    this.#run = run
    const { texts, classIds } = this.#surroundings
    const { client, model } = this.#surroundings.classifier()
    const { photos, testOnly } = await this.#choose(files)
    if (photos.length === 0) {
      this.#say(fill(texts.examNothing, { classes: classIds.join('、') }))
      return
    }

    const tally = new ExamTally(classIds.length)
    this.dataset['exam'] = 'busy'
    this.#part('[data-exam-stop]').hidden = false
    this.#part('[data-exam-matrix]').hidden = false
    const begun = performance.now()
    const show = () => this.#show(tally, photos.length, testOnly, (performance.now() - begun) / 1000)
    const count = (answer: BatchAnswer) => {
      const truth = photos[answer.index]?.truth ?? 0
      const probabilities = 'result' in answer ? answer.result.outcomes[0]?.probabilities : undefined
      if (probabilities) tally.add(truth, probabilities.indexOf(Math.max(...probabilities)))
      else tally.unreadable++
      show()
    }
    show()
    try {
      await classifyBatch(
        client,
        model,
        photos.map(({ file }) => file),
        count,
        { signal: run.signal },
      )
    } catch (error) {
      if (error instanceof ClassifierError) this.#say(failureSentence(texts, error))
    }
    if (run !== this.#run) return
    this.dataset['exam'] = 'done'
    this.#part('[data-exam-stop]').hidden = true
  }

  /** The test photographs where the folder has some of them, else everything. */
  async #choose(files: readonly File[]): Promise<{ photos: ExamPhoto[]; testOnly: boolean }> {
    const { classIds } = this.#surroundings
    if (this.#part<HTMLInputElement>('[data-exam-test-only]').checked) {
      const response = await fetch(this.dataset['list'] ?? '').catch(() => undefined)
      const list = response?.ok ? ((await response.json()) as Record<string, string[]>) : {}
      const photos = examPhotos(files, classIds, list)
      if (photos.length > 0) return { photos, testOnly: true }
    }
    return { photos: examPhotos(files, classIds), testOnly: false }
  }

  #show(tally: ExamTally, all: number, testOnly: boolean, seconds: number): void {
    const { texts } = this.#surroundings
    const [low, high] = tally.interval
    this.dataset['accuracy'] = tally.accuracy.toFixed(4)
    const sentence = fill(texts.examStatus, {
      done: tally.photos + tally.unreadable,
      all,
      right: tally.right,
      accuracy: percent(tally.accuracy),
      low: percent(low),
      high: percent(high),
      rate: ((tally.photos + tally.unreadable) / seconds).toFixed(0),
    })
    const unreadable = tally.unreadable > 0 ? fill(texts.examUnreadable, { count: tally.unreadable }) : ''
    this.#say([sentence, unreadable, testOnly ? '' : texts.examEverything].filter(Boolean).join(' '))
    const rows = this.#part<HTMLElement>('[data-exam-matrix]').querySelectorAll('tbody tr')
    tally.confusion.forEach((counts, truth) => {
      const sum = Math.max(
        1,
        counts.reduce((total, count) => total + count, 0),
      )
      rows[truth]?.querySelectorAll('td').forEach((cell, predicted) => {
        const count = counts[predicted] ?? 0
        cell.textContent = String(count)
        cell.style.setProperty('--share', String(count / sum))
      })
    })
  }

  #say(sentence: string): void {
    this.#part('[data-exam-status]').textContent = sentence
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector)
    if (!part) throw new Error(`<model-exam> has lost its part ${selector}.`)
    return part
  }
}

customElements.define('model-exam', ModelExam)
