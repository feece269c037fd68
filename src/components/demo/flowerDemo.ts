import { requestedBackend, requestedThreads, type BackendId } from '@/classifier/backend'
import type { RunnableModel } from '@/classifier/card'
import { ClassifierClient } from '@/classifier/client'
import { ClassifierError } from '@/classifier/errors'
import { LatestOnly, superseded } from '@/classifier/latest'
import type { LoadProgress, ModelOutcome } from '@/classifier/protocol'
import type { DemoTexts } from '@/interface/demo'
import type { DemoShareTexts } from '@/interface/demoShare'
import { fill } from '@/interface/locale'
import { chooseBackend, chosenBackend, rememberMeasurement, rememberedMeasurement } from './deviceMemory'
import './cameraDialog'
import type { CameraDialog } from './cameraDialog'
import { receiveFiles } from './intake'
import './modelExam'
import type { ModelExam } from './modelExam'
import './modelResult'
import type { ModelResult, ResultSurroundings } from './modelResult'
import './photoBatch'
import type { PhotoBatch } from './photoBatch'
import type { RedrawDetail } from './redrawPanel'
import './shareAnswer'
import type { AnswerToShare, ShareAnswer } from './shareAnswer'
import { backendName, backendSentence, failureSentence, milliseconds, percent } from './sentences'
import { SiteKeeper } from './siteKeeper'
import { drawingSubject, photoSubject, redrawnSubject, uploadSubject, type DemoSubject } from './subjects'

/** What the page knows at build time: the models, from their card, and names in the page's language. */
interface Configuration {
  /** With the site-absolute path of each file; the first is the one to begin with. */
  models: { model: RunnableModel; path: string }[]
  /** In the order of the models' outputs. */
  classIds: string[]
  names: Record<string, string>
}

/** The demo as a whole: takes a picture from any source, has it classified, and says what came out. */
class FlowerDemo extends HTMLElement {
  readonly #queue = new LatestOnly()
  readonly #listeners = new AbortController()
  #configuration!: Configuration
  #texts!: DemoTexts
  #surroundings!: ResultSurroundings
  #client!: ClassifierClient
  #results: ModelResult[] = []
  /** Every result that was ever shown, by model. */
  readonly #made = new Map<string, ModelResult>()
  /** Ends when the last answer has got its heat maps. */
  #explanation: Promise<void> = Promise.resolve()
  #current: DemoSubject | undefined
  /** The current subject comes from a moving slider. */
  #live = false
  /** Models that have answered once, so that nothing is left to download. */
  readonly #ready = new Set<string>()
  #loadedBytes = 0
  #keeper!: SiteKeeper
  /** The page has been kept since the first answer of this visit. */
  #kept = false

  connectedCallback(): void {
    this.#configuration = JSON.parse(this.dataset['configuration'] ?? '') as Configuration
    this.#texts = JSON.parse(this.dataset['texts'] ?? '') as DemoTexts
    const { classIds, names } = this.#configuration
    this.#surroundings = {
      texts: this.#texts,
      classIds,
      names,
      classifier: () => ({ client: this.#client, model: this.#shownModels[0] ?? '' }),
    }
    this.#keeper = new SiteKeeper(JSON.parse(this.dataset['serviceWorkers'] ?? '[]') as string[])
    this.#client = this.#createClient(this.#readBackend())
    this.#showModels(this.#configuration.models.slice(0, 1).map(({ model }) => model.id))
    this.#listen()
    // Of a site that was published anew, the new page has to be kept as well.
    void this.#keeper.usedBefore().then((used) => {
      if (used) this.#keepSite()
    })
  }

  disconnectedCallback(): void {
    this.#listeners.abort()
    this.#client.dispose()
  }

  /** The address wins over what was chosen on an earlier visit. */
  #readBackend(): BackendId | undefined {
    const choice = this.#part<HTMLSelectElement>('[data-backend-choice]')
    choice.value = chosenBackend() ?? 'auto'
    try {
      return requestedBackend(location.search) ?? chosenBackend()
    } catch (error) {
      this.#showFailure(error)
      return undefined
    }
  }

  #createClient(requested: BackendId | undefined): ClassifierClient {
    const { models, classIds } = this.#configuration
    const preferences = {
      requested,
      threads: requestedThreads(location.search),
    }
    return new ClassifierClient(
      () => new Worker(new URL('../../classifier/worker.ts', import.meta.url), { type: 'module' }),
      {
        models: models.map(({ model, path }) => ({
          model,
          url: new URL(path, location.href).href,
          remembered: rememberedMeasurement(model),
        })),
        classCount: classIds.length,
        preferences,
      },
      (progress) => this.#showProgress(progress),
    )
  }

  #listen(): void {
    const { signal } = this.#listeners
    const on = (target: EventTarget, kind: string, listener: (event: Event) => void) =>
      target.addEventListener(kind, listener, { signal })

    for (const button of this.querySelectorAll<HTMLButtonElement>('button[data-sample]')) {
      on(button, 'click', () => this.#chooseSample(button))
    }
    on(this, 'redraw', (event) => {
      const { svg, species } = (event as CustomEvent<RedrawDetail>).detail
      const name = fill(this.#texts.redrawnName, { species: this.#nameOf(species) })
      void this.#classify(redrawnSubject(svg, name, species), { live: true })
    })
    const redraw = this.#part<HTMLDetailsElement>('[data-redraw]')
    on(redraw, 'toggle', () => {
      this.toggleAttribute('data-redrawing', redraw.open)
      if (!redraw.open) return
      // The stage shrinks and sticks to the top: what it would hide of the panel is moved below it.
      const hidden = this.#part('.stage').getBoundingClientRect().bottom - redraw.getBoundingClientRect().top
      if (hidden > 0) scrollBy({ top: -hidden - 16, behavior: 'instant' })
    })
    on(this, 'look', () => {
      this.toggleAttribute('data-explained', this.querySelector('[data-look]:not([hidden])') !== null)
    })
    on(this, 'open-photo', (event) => {
      const file = (event as CustomEvent<File>).detail
      this.#bringIntoView()
      this.#chooseFile(file, file.name)
    })
    this.#part<PhotoBatch>('photo-batch').adopt(this.#surroundings)
    this.#part<ModelExam>('model-exam').adopt(this.#surroundings)
    this.#part<CameraDialog>('flower-camera').adopt(this.#texts, signal)
    this.#part<ShareAnswer>('share-answer').adopt((texts) => this.#answerToShare(texts), signal)
    for (const choice of this.querySelectorAll<HTMLInputElement>('[data-model-choice]')) {
      on(choice, 'change', () => this.#chooseModels(choice.value))
    }
    const backend = this.#part<HTMLSelectElement>('[data-backend-choice]')
    on(backend, 'change', () => this.#chooseBackend(backend.value))
    const opacity = this.#part<HTMLInputElement>('[data-heat-opacity]')
    const setOpacity = () => this.style.setProperty('--heat-opacity', String(opacity.valueAsNumber / 100))
    on(opacity, 'input', setOpacity)
    setOpacity()
    on(this.#part('[data-more-threads] button'), 'click', () => location.reload())
    on(this.#part('[data-cancel]'), 'click', () => this.#client.cancel())

    const upload = this.#part<HTMLInputElement>('[data-upload]')
    // Looking for a photo takes longer than fetching the model: start now. A failure shows when it matters.
    on(upload, 'click', () => void this.#client.prepare(this.#shownModels[0] ?? '').catch(() => undefined))
    const invitation = this.#part('[data-invitation-text]')
    receiveFiles(
      upload,
      {
        files: (files, source) => this.#takeFiles(files, source === 'paste'),
        dropping: (active) => {
          this.toggleAttribute('data-dropping', active)
          invitation.textContent = active ? this.#texts.dropNow : this.#texts.previewEmpty
        },
      },
      signal,
    )
  }

  get #shownModels(): string[] {
    return this.#results.map(({ model }) => model)
  }

  #chooseModels(choice: string): void {
    const all = this.#configuration.models.map(({ model }) => model.id)
    this.#showModels(choice === 'compare' ? all : [choice])
    if (this.#current) void this.#classify(this.#current)
  }

  /** Results that are not asked for are not in the page, so that nothing is said twice. */
  #showModels(ids: readonly string[]): void {
    this.#results = ids.map((id) => this.#made.get(id) ?? this.#createResult(id))
    this.#part('[data-results]').replaceChildren(...this.#results)
    this.toggleAttribute('data-comparing', ids.length > 1)
  }

  #createResult(id: string): ModelResult {
    const present = this.querySelector<ModelResult>(`model-result[data-model="${id}"]`)
    const template = this.querySelector<HTMLTemplateElement>(`template[data-result-template="${id}"]`)
    const result =
      present ?? (template && document.importNode(template.content, true).querySelector('model-result'))
    if (!result) throw new Error(`<flower-demo> has no result for the model "${id}".`)
    const made = result as ModelResult
    made.adopt(this.#surroundings)
    this.#made.set(id, made)
    return made
  }

  #chooseBackend(value: string): void {
    const backend = value === 'wasm' || value === 'webgpu' ? value : undefined
    chooseBackend(backend)
    this.#client.dispose()
    this.#ready.clear()
    this.#client = this.#createClient(backend)
    if (this.#current) void this.#classify(this.#current)
  }

  /** Several files fill a table; the first of them is looked at in full. */
  #takeFiles(files: readonly File[], pasted: boolean): void {
    const [file] = files
    if (!file) return
    this.#chooseFile(file, pasted ? this.#texts.pastedName : file.name)
    const batch = this.#part<PhotoBatch>('photo-batch')
    if (files.length > 1) void batch.start(files)
  }

  #chooseFile(file: File, name: string): void {
    this.#press(undefined)
    void this.#classify(uploadSubject(file, name))
  }

  #chooseSample(button: HTMLButtonElement): void {
    const { kind, url = '', name = '', label = '', sample = '' } = button.dataset
    this.#bringIntoView()
    this.#press(button)
    if (kind === 'photo') {
      void this.#classify(photoSubject(url, name, label))
      return
    }
    this.querySelector('flower-redraw')?.dispatchEvent(
      new CustomEvent('start-from', { detail: { id: sample } }),
    )
    void this.#classify(drawingSubject(url, name, label))
  }

  /**
   * The galleries are long on a phone: the answer must not appear somewhere above the screen. Called before anything
   * changes, while the browser knows where everything is.
   */
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
    const models = this.#shownModels
    // A slider that is still moving has gone on already; its last answer is better than none.
    const stillWanted = () => this.#current === subject || (live && this.#live)
    const onOutcome = (outcome: ModelOutcome, decodeTime: number) => {
      this.#ready.add(outcome.model)
      if (stillWanted()) this.#showOutcome(subject, outcome, decodeTime, live)
    }
    try {
      await this.#keeper.ready
      const result = await this.#queue.run(async () =>
        this.#client.classify(await subject.load(), models, { explained: !live, onOutcome }),
      )
      if (result === superseded || !stillWanted()) return
      this.dataset['state'] = 'done'
      this.#part('[data-loading]').hidden = true
      if (!this.#kept) this.#keepSite()
      this.#kept = true
      if (live) return
      this.#explanation = this.#explain(subject, result.outcomes)
      await this.#explanation
    } catch (error) {
      if (this.#current === subject) this.#showFailure(error, subject)
    }
  }

  /** Models without class activation maps are explained afterwards: it takes a hundred times as long as the answer. */
  async #explain(subject: DemoSubject, outcomes: readonly ModelOutcome[]): Promise<void> {
    for (const { model, maps, probabilities } of outcomes) {
      if (maps) continue
      const top = probabilities.indexOf(Math.max(...probabilities))
      const heat = await this.#client.explain(model, top).catch(() => undefined)
      if (this.#current !== subject || this.#live) return
      this.#results.find((result) => result.model === model)?.showHeat(heat)
    }
  }

  #show(subject: DemoSubject, live: boolean): void {
    const { kind, name, url, label } = subject
    const previous = this.#current
    this.#current = subject
    this.#live = live
    this.#part('[data-error]').hidden = true
    this.#part<ShareAnswer>('share-answer').clear()
    if (!live) {
      for (const result of this.#results) result.clear('busy')
      this.dataset['state'] = 'busy'
    } else if (this.dataset['state'] === 'idle' || this.dataset['state'] === 'error') {
      this.dataset['state'] = 'busy'
    }
    this.#part('[data-loading]').hidden = this.#shownModels.every((model) => this.#ready.has(model))

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
      if (previous !== subject && previous?.url.startsWith('blob:')) URL.revokeObjectURL(previous.url)
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

  /** What is on the page, once the heat maps are there. */
  async #answerToShare(texts: DemoShareTexts): Promise<AnswerToShare | undefined> {
    const subject = this.#current
    await this.#explanation.catch(() => undefined)
    const shared = await Promise.all(this.#results.map((result) => result.shared(texts)))
    const results = shared.flatMap((each) => each?.result ?? [])
    const top = shared[0]?.top
    if (!subject || subject !== this.#current || !top) return undefined
    const photo = { source: await this.#photoToShare(subject), caption: this.#sharedCaption(texts, subject) }
    return { answer: { photo, results }, classId: top.id }
  }

  /** A visitor's photo may be large: it is decoded where the picture is drawn. What the site shows is at hand here. */
  async #photoToShare(subject: DemoSubject): Promise<Blob | ImageBitmap> {
    if (subject.kind === 'upload') {
      const loaded = await subject.load()
      if ('file' in loaded) return loaded.file
    }
    const preview = this.#part<HTMLImageElement>('[data-preview]')
    await preview.decode()
    // A drawing that names no size of its own is square.
    const [resizeWidth, resizeHeight] = [preview.naturalWidth || 450, preview.naturalHeight || 450]
    return createImageBitmap(preview, { resizeWidth, resizeHeight })
  }

  /** Photographs of others are passed on with their photographer and licence. */
  #sharedCaption(texts: DemoShareTexts, { kind, label }: DemoSubject): string {
    if (label === undefined) return texts.captionUpload
    const species = this.#nameOf(label)
    if (kind === 'drawing') return fill(texts.captionDrawing, { species })
    const credit = this.querySelector('button[data-sample][aria-pressed="true"] + .credit')?.textContent ?? ''
    return fill(texts.captionPhoto, { species, credit: credit.trim() })
  }

  #showProgress({ loaded, total }: LoadProgress): void {
    const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
    const bar = this.#part<HTMLProgressElement>('[data-loading-bar]')
    const complete = loaded >= total
    this.#loadedBytes = total
    this.#part('[data-loading-text]').textContent = complete
      ? this.#texts.starting
      : fill(this.#texts.loading, { loaded: megabytes(loaded), total: megabytes(total) })
    if (complete) bar.removeAttribute('value')
    else {
      bar.max = total
      bar.value = loaded
    }
  }

  #showOutcome(subject: DemoSubject, outcome: ModelOutcome, decodeTime: number, live: boolean): void {
    const result = this.#results.find(({ model }) => model === outcome.model)
    if (!result) return
    const top = result.show(subject, outcome, decodeTime)
    this.#showBackend(outcome)
    const time = decodeTime + outcome.preprocessTime + outcome.inferenceTime
    if (result === this.#results[0]) {
      this.#announce(subject, this.#nameOf(top.id), top.probability, time, live)
    }
  }

  #showBackend({ model, report, modelVerified }: ModelOutcome): void {
    const texts = this.#texts
    const backend = this.#part('[data-backend]')
    backend.dataset['backend'] = report.backend
    backend.dataset['threads'] = String(report.threads)
    backend.textContent = backendName(texts, report)
    const reason = backendSentence(texts, report)
    this.#part('[data-backend-reason]').textContent = modelVerified ? reason : `${reason} ${texts.unverified}`
    this.#part('[data-loaded]').textContent = fill(texts.loadedValue, {
      time: (report.loadTime / 1000).toFixed(1),
      size: (this.#loadedBytes / 1e6).toFixed(1),
    })
    void this.#offerThreads(report.threads)
    const measured = this.#configuration.models.find(({ model: { id } }) => id === model)
    if (measured) rememberMeasurement(measured.model, report)
    if (report.detail) {
      const webgpu = report.reason === 'webgpu-failed' ? 'WebGPU failed, WASM took over: ' : ''
      console.warn(`${webgpu}${report.detail}`)
    }
  }

  /** Without headers from the host the page gets its threads from the service worker, and only when it is loaded anew. */
  async #offerThreads(threads: number): Promise<void> {
    const more = Math.min(4, navigator.hardwareConcurrency)
    const wanted = threads === 1 && more > 1 && requestedThreads(location.search) === undefined
    this.#part('[data-more-threads]').hidden = !(wanted && (await this.#keeper.reloadIsolates()))
  }

  /** Once it has been used, the demo is at hand without a network, too, with its drawn flowers. */
  #keepSite(): void {
    const drawings = [...this.querySelectorAll<HTMLElement>('[data-sample][data-kind="drawing"]')]
    void this.#keeper.keep(drawings.flatMap(({ dataset }) => dataset['url'] ?? []))
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
    box.dataset['error'] = failure.code
    box.replaceChildren(title, failureSentence(texts, failure))
    if (!aboutFile && subject) box.append(this.#retryButton(subject))
    box.hidden = false
    if (!subject) return

    this.dataset['state'] = 'error'
    this.#part('[data-loading]').hidden = true
    for (const result of this.#results) result.clear('idle')
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
