import type { BackendId } from '@/classifier/backend'
import { requestedBackend } from '@/classifier/backend'
import type { RunnableModel } from '@/classifier/card'
import { rank } from '@/classifier/classify'
import { ClassifierClient } from '@/classifier/client'
import { ClassifierError } from '@/classifier/errors'
import { LatestOnly, superseded } from '@/classifier/latest'
import type { ClassificationResult, LoadProgress } from '@/classifier/protocol'
import type { DemoTexts } from '@/interface/demo'
import { fill } from '@/interface/locale'
import './predictionBars'
import type { PredictionBars } from './predictionBars'
import type { RedrawDetail } from './redrawPanel'
import {
  backendName,
  backendSentence,
  failureSentence,
  milliseconds,
  noteSentence,
  percent,
  unsureBelow,
} from './sentences'
import { drawingSubject, photoSubject, redrawnSubject, uploadSubject, type DemoSubject } from './subjects'

/** What the page knows at build time: the model, from its card, and names in the page's language. */
interface Configuration {
  model: RunnableModel
  /** Site-absolute path of the model file. */
  modelPath: string
  /** In the order of the model's outputs. */
  classIds: string[]
  names: Record<string, string>
}

/** The demo as a whole: takes a picture from any source, has it classified, and says what came out. */
class FlowerDemo extends HTMLElement {
  readonly #queue = new LatestOnly()
  readonly #listeners = new AbortController()
  #configuration!: Configuration
  #texts!: DemoTexts
  #client!: ClassifierClient
  #current: DemoSubject | undefined
  /** The current subject comes from a moving slider. */
  #live = false
  /** The runtime has answered once, so that nothing is left to download. */
  #ready = false

  connectedCallback(): void {
    this.#configuration = JSON.parse(this.dataset['configuration'] ?? '') as Configuration
    this.#texts = JSON.parse(this.dataset['texts'] ?? '') as DemoTexts
    this.#client = this.#createClient(this.#readBackend())
    this.#listen()
  }

  disconnectedCallback(): void {
    this.#listeners.abort()
    this.#client.dispose()
  }

  #readBackend(): BackendId | undefined {
    try {
      return requestedBackend(location.search)
    } catch (error) {
      this.#showFailure(error)
      return undefined
    }
  }

  #createClient(requested: BackendId | undefined): ClassifierClient {
    const { model, modelPath, classIds } = this.#configuration
    return new ClassifierClient(
      () => new Worker(new URL('../../classifier/worker.ts', import.meta.url), { type: 'module' }),
      { model, modelUrl: new URL(modelPath, location.href).href, classCount: classIds.length, requested },
      (progress) => this.#showProgress(progress),
    )
  }

  #listen(): void {
    const { signal } = this.#listeners
    for (const button of this.querySelectorAll<HTMLButtonElement>('button[data-sample]')) {
      button.addEventListener('click', () => this.#chooseSample(button), { signal })
    }
    this.addEventListener(
      'redraw',
      (event) => {
        const { svg, species } = (event as CustomEvent<RedrawDetail>).detail
        const name = fill(this.#texts.redrawnName, { species: this.#nameOf(species) })
        void this.#classify(redrawnSubject(svg, name, species), { live: true })
      },
      { signal },
    )

    const upload = this.#part<HTMLInputElement>('[data-upload]')
    upload.addEventListener(
      'change',
      () => {
        const file = upload.files?.[0]
        // Emptied, so that choosing the same file again counts as a change.
        upload.value = ''
        if (file) this.#chooseFile(file)
      },
      { signal },
    )
    // Looking for a photo takes longer than fetching the model: start now. A failure shows when it matters.
    upload.addEventListener('click', () => void this.#client.prepare().catch(() => undefined), { signal })
    this.#acceptDrops(signal)
    document.addEventListener('paste', (event) => this.#paste(event), { signal })
  }

  /** The whole page takes a dropped file: one that lands beside the frame must not replace the page. */
  #acceptDrops(signal: AbortSignal): void {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const invitation = this.#part('[data-invitation-text]')
    const dropping = (active: boolean) => {
      this.toggleAttribute('data-dropping', active)
      invitation.textContent = active ? this.#texts.dropNow : this.#texts.previewEmpty
    }
    document.addEventListener(
      'dragover',
      (event) => {
        if (!carriesFile(event)) return
        event.preventDefault()
        dropping(true)
      },
      { signal },
    )
    document.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) dropping(false)
      },
      { signal },
    )
    document.addEventListener(
      'drop',
      (event) => {
        if (!carriesFile(event)) return
        event.preventDefault()
        dropping(false)
        const file = event.dataTransfer?.files[0]
        if (file) this.#chooseFile(file)
      },
      { signal },
    )
  }

  #paste(event: ClipboardEvent): void {
    if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')) return
    const file = event.clipboardData?.files[0]
    if (!file) return
    event.preventDefault()
    this.#chooseFile(file, this.#texts.pastedName)
  }

  #chooseFile(file: File, name = file.name): void {
    this.#press(undefined)
    void this.#classify(uploadSubject(file, name))
  }

  #chooseSample(button: HTMLButtonElement): void {
    const { kind, url = '', name = '', label = '', sample = '' } = button.dataset
    this.#press(button)
    if (kind === 'photo') {
      void this.#classify(photoSubject(url, name, label))
      this.#bringIntoView()
      return
    }
    this.querySelector('flower-redraw')?.dispatchEvent(
      new CustomEvent('start-from', { detail: { id: sample } }),
    )
    void this.#classify(drawingSubject(url, name, label))
    this.#bringIntoView()
  }

  /** The galleries are long on a phone: the answer must not appear somewhere above the screen. */
  #bringIntoView(): void {
    const stage = this.#part('.stage')
    const answer = this.#part('prediction-bars').getBoundingClientRect()
    const header = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0
    if (stage.getBoundingClientRect().top >= header && answer.bottom <= innerHeight) return
    if (getComputedStyle(stage).position === 'sticky') return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    stage.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' })
  }

  #press(chosen: HTMLButtonElement | undefined): void {
    for (const button of this.querySelectorAll('button[data-sample]')) {
      button.setAttribute('aria-pressed', String(button === chosen))
    }
  }

  /** @param options.live While a slider moves the last answer stays until the next one is there. */
  async #classify(subject: DemoSubject, { live = false } = {}): Promise<void> {
    this.#show(subject, live)
    try {
      const result = await this.#queue.run(async () => this.#client.classify(await subject.load()))
      this.#ready = true
      if (result === superseded) return
      // A slider that is still moving has gone on already; its last answer is better than none.
      if (this.#current === subject || (live && this.#live)) this.#showResult(subject, result, live)
    } catch (error) {
      if (this.#current === subject) this.#showFailure(error, subject)
    }
  }

  #show(subject: DemoSubject, live: boolean): void {
    const { kind, name, url, label } = subject
    const previous = this.#current
    this.#current = subject
    this.#live = live
    this.#part('[data-error]').hidden = true
    if (!live) {
      this.#part<PredictionBars>('prediction-bars').clear()
      this.#part('[data-verdict]').textContent = this.#texts.verdictBusy
      this.#part('[data-note]').textContent = ''
      this.dataset['state'] = 'busy'
    } else if (this.dataset['state'] === 'idle' || this.dataset['state'] === 'error') {
      this.dataset['state'] = 'busy'
    }
    this.#part('[data-loading]').hidden = this.#ready

    const image = this.#part<HTMLImageElement>('[data-preview]')
    const species = label === undefined ? name : this.#nameOf(label)
    const reveal = () => {
      if (this.#current !== subject) return
      image.src = url
      image.alt =
        kind === 'drawing'
          ? fill(this.#texts.previewDrawing, { species })
          : fill(this.#texts.previewPhoto, { file: name })
      image.hidden = false
      this.#part('[data-invitation]').hidden = true
      if (previous?.url.startsWith('blob:')) URL.revokeObjectURL(previous.url)
    }
    if (kind === 'drawing') {
      reveal()
      return
    }
    // A file may not be an image at all: look before it is shown, and leave the verdict to the classifier.
    const trial = new Image()
    trial.src = url
    trial.decode().then(reveal, () => undefined)
  }

  #showProgress({ loaded, total }: LoadProgress): void {
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
    const bar = this.#part<HTMLProgressElement>('[data-loading-bar]')
    const complete = loaded >= total
    this.#part('[data-loading-text]').textContent = complete
      ? this.#texts.starting
      : fill(this.#texts.loading, { loaded: megabytes(loaded), total: megabytes(total) })
    if (complete) bar.removeAttribute('value')
    else {
      bar.max = total
      bar.value = loaded
    }
  }

  #showResult(subject: DemoSubject, result: ClassificationResult, live: boolean): void {
    const texts = this.#texts
    const { classIds, names } = this.#configuration
    const predictions = rank(classIds, result.probabilities)
    const top = predictions[0]
    if (!top) return
    const species = this.#nameOf(top.id)
    const time = result.decodeTime + result.preprocessTime + result.inferenceTime

    this.dataset['state'] = 'done'
    this.#part('[data-loading]').hidden = true
    this.#part<PredictionBars>('prediction-bars').show(predictions)
    this.#part('[data-verdict]').textContent = fill(
      top.probability < unsureBelow ? texts.verdictUnsure : texts.verdict,
      { species },
    )
    const note = this.#part('[data-note]')
    note.textContent = noteSentence(texts, subject, top, names)
    if (subject.kind === 'drawing' && top.id !== subject.label)
      note.append(' ', this.#link('#domain-shift', texts.noteWhy))

    const backend = this.#part('[data-backend]')
    backend.dataset['backend'] = result.report.backend
    backend.textContent = backendName(texts, result.report)
    const reason = backendSentence(texts, result.report)
    this.#part('[data-backend-reason]').textContent = result.modelVerified
      ? reason
      : `${reason} ${texts.unverified}`
    this.#part('[data-time]').textContent = fill(texts.timeValue, {
      inference: milliseconds(result.inferenceTime),
      total: milliseconds(time),
    })
    this.#announce(subject, species, top.probability, time, live)
    if (result.report.detail) console.warn(`WebGPU failed, WASM took over: ${result.report.detail}`)
  }

  #announcement: ReturnType<typeof setTimeout> | undefined

  /** A moving slider is announced once it rests; otherwise a screen reader would never stop talking. */
  #announce(subject: DemoSubject, species: string, probability: number, time: number, live: boolean): void {
    clearTimeout(this.#announcement)
    this.#announcement = setTimeout(
      () => {
        this.#part('[data-announcement]').textContent = fill(this.#texts.announcement, {
          subject: subject.name,
          species,
          probability: percent(probability),
          time: milliseconds(time),
        })
      },
      live ? 700 : 0,
    )
  }

  #showFailure(error: unknown, subject?: DemoSubject): void {
    const texts = this.#texts
    const failure =
      error instanceof ClassifierError
        ? error
        : new ClassifierError('file-undecodable', {
            file: subject?.name ?? '',
            found: error instanceof Error ? error.message : String(error),
            expected: 'an image',
            cause: error,
          })
    const aboutFile = failure.code.startsWith('file-')
    const box = this.#part('[data-error]')
    const title = document.createElement('strong')
    title.textContent = aboutFile ? texts.errorTitle : texts.errorTitleModel
    box.replaceChildren(title, failureSentence(texts, failure))
    if (!aboutFile && subject) box.append(this.#retryButton(subject))
    box.hidden = false
    if (!subject) return

    this.dataset['state'] = 'error'
    this.#part('[data-loading]').hidden = true
    this.#part<PredictionBars>('prediction-bars').clear()
    this.#part('[data-verdict]').textContent = texts.verdictIdle
    this.#part('[data-note]').textContent = ''
    if (aboutFile) {
      this.#part('[data-preview]').hidden = true
      this.#part('[data-invitation]').hidden = false
    }
  }

  #retryButton(subject: DemoSubject): HTMLElement {
    const line = document.createElement('div')
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = this.#texts.retry
    button.addEventListener('click', () => void this.#classify(subject))
    line.append(button)
    return line
  }

  #link(href: string, text: string): HTMLAnchorElement {
    const link = document.createElement('a')
    link.href = href
    link.textContent = text
    return link
  }

  #nameOf(classId: string): string {
    return this.#configuration.names[classId] ?? classId
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector)
    if (!part) throw new Error(`<flower-demo> has lost its part ${selector}.`)
    return part
  }
}

customElements.define('flower-demo', FlowerDemo)
