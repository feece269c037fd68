import type { Rejection } from '@/classifier/card'
import { rank, type Prediction } from '@/classifier/classify'
import type { ClassifierClient } from '@/classifier/client'
import { activationHeat, enlarge, paintHeat, type HeatMap } from '@/classifier/heatMap'
import type { ModelOutcome } from '@/classifier/protocol'
import type { DemoTexts } from '@/interface/demo'
import type { DemoShareTexts } from '@/interface/demoShare'
import { fill } from '@/interface/locale'
import './layerViews'
import type { LayerViews } from './layerViews'
import './predictionBars'
import type { PredictionBars } from './predictionBars'
import {
  confusionSentence,
  doubtAbout,
  doubtSentence,
  heatSentence,
  milliseconds,
  noteSentence,
  percent,
} from './sentences'
import type { SharedResult } from './shareDrawing'
import type { DemoSubject } from './subjects'

/** What all results of a page have in common. */
export interface ResultSurroundings {
  texts: DemoTexts
  /** In the order of the models' outputs. */
  classIds: readonly string[]
  /** Class names in the page's language, by id. */
  names: Readonly<Record<string, string>>
  /** What runs now, and the model that the visitor looks at. */
  classifier(): { client: ClassifierClient; model: string }
}

/** What the card says about one model, as far as its answers need it. */
interface Facts {
  confusion: readonly (readonly number[])[]
  rejection?: Rejection
}

/** The answer of one model: verdict, doubt, five bars, where it looked, and how long it took. */
export class ModelResult extends HTMLElement {
  #surroundings!: ResultSurroundings
  #facts!: Facts
  /** The answer that is shown, most probable first; empty when there is none. */
  #predictions: readonly Prediction[] = []

  get model(): string {
    return this.dataset['model'] ?? ''
  }

  adopt(surroundings: ResultSurroundings): void {
    this.#surroundings = surroundings
    this.#facts = JSON.parse(this.dataset['facts'] ?? '') as Facts
    this.#layers?.adopt(surroundings, this.model)
  }

  /** Takes the last answer back and says that the next one is on its way, or that there is no picture. */
  clear(state: 'busy' | 'idle'): void {
    const { texts } = this.#surroundings
    this.removeAttribute('data-answered')
    this.#predictions = []
    this.#part<PredictionBars>('prediction-bars').clear()
    this.#part('[data-verdict]').textContent = state === 'busy' ? texts.verdictBusy : texts.verdictIdle
    this.#part('[data-note]').textContent = ''
    this.#showFigure(false)
    this.#layers?.withdraw()
    this.#showDoubt(undefined, '')
  }

  /** @returns The most probable class. */
  show(subject: DemoSubject, outcome: ModelOutcome, decodeTime: number): Prediction {
    const { texts, classIds, names } = this.#surroundings
    const predictions = rank(classIds, outcome.probabilities)
    const top = predictions[0]
    if (!top) throw new RangeError('There are no classes to predict.')
    const species = names[top.id] ?? top.id
    const doubt = doubtAbout(outcome.rejected, top)

    this.#predictions = predictions
    // First, because the bars ask where they are: later it would take a layout of the page to know.
    this.#part<PredictionBars>('prediction-bars').show(predictions)
    this.toggleAttribute('data-answered', true)
    const verdict =
      doubt === 'none-of-these'
        ? texts.verdictNone
        : fill(doubt === 'low' ? texts.verdictUnsure : texts.verdict, { species })
    this.#part('[data-verdict]').textContent = verdict
    this.#showDoubt(doubt, doubt ? doubtSentence(texts, doubt, species, this.#facts.rejection) : '')
    const note = this.#part('[data-note]')
    note.textContent = doubt && subject.label === undefined ? '' : noteSentence(texts, subject, top, names)
    if (subject.kind === 'drawing' && top.id !== subject.label) {
      const link = document.createElement('a')
      link.href = '#domain-shift'
      link.textContent = texts.noteWhy
      note.append(' ', link)
    }

    const time = this.#part('[data-time]')
    const { preprocessTime, inferenceTime } = outcome
    time.textContent = fill(texts.timeValue, {
      inference: milliseconds(inferenceTime),
      total: milliseconds(decodeTime + preprocessTime + inferenceTime),
    })
    Object.assign(time.dataset, {
      decode: decodeTime.toFixed(2),
      preprocess: preprocessTime.toFixed(2),
      inference: inferenceTime.toFixed(2),
    })
    this.#showLook(outcome, classIds.indexOf(top.id), species)
    if (outcome.seen) this.#layers?.offer()
    else this.#layers?.withdraw()
    return top
  }

  /** What a picture of this answer shows, or `undefined` when there is no answer. */
  async shared(texts: DemoShareTexts): Promise<{ result: SharedResult; top: Prediction } | undefined> {
    const [top] = this.#predictions
    if (!top) return undefined
    const { names } = this.#surroundings
    const text = (selector: string) => this.#part(selector).textContent.trim()
    const heat = this.#part<HTMLCanvasElement>('[data-heatmap]')
    const explained = text('[data-look-text]') !== ''
    const look = !this.#part('[data-look]').hidden && {
      seen: await createImageBitmap(this.#part<HTMLCanvasElement>('[data-seen]')),
      heat: await createImageBitmap(heat),
      opacity: explained ? Number(getComputedStyle(heat).opacity) : 0,
      caption: explained ? texts.heat : texts.seen,
    }
    const result: SharedResult = {
      model: fill(texts.accuracy, { model: this.ariaLabel ?? this.model, accuracy: text('[data-accuracy]') }),
      verdict: text('[data-verdict]'),
      doubt: text('[data-doubt]'),
      rows: this.#predictions.map(({ id, probability }) => ({
        name: names[id] ?? id,
        probability,
        value: percent(probability),
      })),
      look: look || undefined,
    }
    return { result, top }
  }

  /** @param heat `undefined` takes the place of a map that was given up. */
  showHeat(heat: HeatMap | undefined): void {
    const { texts } = this.#surroundings
    const canvas = this.#part<HTMLCanvasElement>('[data-heatmap]')
    const { width, height } = canvas
    const context = canvas.getContext('2d')
    context?.clearRect(0, 0, width, height)
    const text = this.#part('[data-look-text]')
    if (!heat) {
      text.textContent = ''
      return
    }
    context?.putImageData(new ImageData(paintHeat(enlarge(heat, width, height)), width, height), 0, 0)
    text.textContent = heatSentence(texts, heat)
  }

  #showDoubt(doubt: string | undefined, sentence: string): void {
    const line = this.#part('[data-doubt]')
    line.hidden = doubt === undefined
    line.textContent = sentence
    if (doubt === undefined) line.removeAttribute('data-unsure')
    else line.dataset['unsure'] = doubt
  }

  #showLook({ seen, maps }: ModelOutcome, classIndex: number, species: string): void {
    const { texts, classIds, names } = this.#surroundings
    this.#showFigure(seen !== undefined)
    if (!seen) return
    const canvas = this.#part<HTMLCanvasElement>('[data-seen]')
    canvas.getContext('2d')?.putImageData(new ImageData(seen, canvas.width, canvas.height), 0, 0)
    const method = maps ? texts.lookByActivation : texts.lookByOcclusion
    this.#part('[data-look-method]').textContent = fill(method, { species })
    this.#part('[data-confusion]').textContent = confusionSentence(
      texts,
      this.#facts.confusion,
      classIndex,
      classIds.map((id) => names[id] ?? id),
    )
    this.showHeat(maps && activationHeat(maps, classIndex))
    if (!maps) this.#part('[data-look-text]').textContent = texts.lookWaiting
  }

  /** Shows or hides where the model looked, and tells the demo. */
  #showFigure(shown: boolean): void {
    this.#part('[data-look]').hidden = !shown
    this.dispatchEvent(new CustomEvent('look', { bubbles: true }))
  }

  /** Only of models whose card names their layers. */
  get #layers(): LayerViews | null {
    return this.querySelector<LayerViews>('layer-views')
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector)
    if (!part) throw new Error(`<model-result> has lost its part ${selector}.`)
    return part
  }
}

customElements.define('model-result', ModelResult)
