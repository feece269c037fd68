import type { DemoShareTexts } from '@/interface/demoShare'
import { fill } from '@/interface/locale'
import { sharedFileName, type SharedStyle } from './shareDrawing'
import type { DrawingReply, DrawingRequest } from './shareWorker'
import { saveFile } from './spreadsheet'

/** An answer, and the class that names its file. */
export interface AnswerToShare {
  answer: Omit<DrawingRequest['answer'], 'site' | 'title' | 'footer'>
  /** Id of the most probable class. */
  classId: string
}

/** Makes a picture of the answer on this device, to keep or to hand to another program. */
export class ShareAnswer extends HTMLElement {
  #texts!: DemoShareTexts
  #collect!: (texts: DemoShareTexts) => Promise<AnswerToShare | undefined>

  /** @param collect Gathers what the page shows; `undefined` when there is no answer. */
  adopt(collect: (texts: DemoShareTexts) => Promise<AnswerToShare | undefined>, signal: AbortSignal): void {
    this.#texts = JSON.parse(this.dataset['texts'] ?? '') as DemoShareTexts
    this.#collect = collect
    const probe = { files: [new File([''], 'flowers.png', { type: 'image/png' })] }
    this.#part('[data-share-send]').hidden = !(
      (navigator.canShare as Navigator['canShare'] | undefined)?.call(navigator, probe) ?? false
    )
    this.#part('[data-share-save]').addEventListener('click', () => void this.#run(saved), { signal })
    this.#part('[data-share-send]').addEventListener('click', () => void this.#run(sent), { signal })
  }

  /** Takes back what was said about an earlier picture. */
  clear(): void {
    this.#say('')
  }

  async #run(deliver: (picture: File) => Promise<boolean>): Promise<void> {
    const { busy, saved: savedText, failed } = this.#texts
    this.#say(busy)
    try {
      const picture = await this.#draw()
      if (!picture) this.#say('')
      else this.#say((await deliver(picture)) ? fill(savedText, { file: picture.name }) : '')
    } catch (error) {
      this.#say(fill(failed, { reason: error instanceof Error ? error.message : String(error) }))
    }
  }

  async #draw(): Promise<File | undefined> {
    const collected = await this.#collect(this.#texts)
    if (!collected) return undefined
    const { answer, classId } = collected
    const footer = [this.#texts.privacy, `${location.host}${location.pathname}`] as const
    const { site = '' } = this.dataset
    const picture = await drawn({
      answer: { ...answer, site, title: this.#texts.title, footer },
      style: this.#style(),
    })
    return new File([picture], sharedFileName(classId, new Date()), { type: 'image/png' })
  }

  #style(): SharedStyle {
    const style = getComputedStyle(this)
    const colour = (name: string) => style.getPropertyValue(name).trim()
    return {
      paper: colour('--paper'),
      raised: colour('--paper-raised'),
      line: colour('--line'),
      ink: colour('--ink'),
      soft: colour('--ink-soft'),
      accent: colour('--accent'),
      warn: colour('--warn'),
      font: style.fontFamily,
    }
  }

  #say(sentence: string): void {
    this.#part('[data-share-status]').textContent = sentence
  }

  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector)
    if (!part) throw new Error(`<share-answer> has lost its part ${selector}.`)
    return part
  }
}

/** Has a picture drawn by a worker of its own. */
async function drawn(request: DrawingRequest): Promise<Blob> {
  const worker = new Worker(new URL('./shareWorker.ts', import.meta.url), { type: 'module' })
  try {
    const reply = await new Promise<DrawingReply>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<DrawingReply>) => resolve(data))
      worker.addEventListener('error', (event) => {
        event.preventDefault()
        resolve({ fault: event.message || 'no worker' })
      })
      const bitmaps = request.answer.results.flatMap(({ look }) => (look ? [look.seen, look.heat] : []))
      const { source } = request.answer.photo
      worker.postMessage(request, source instanceof Blob ? bitmaps : [...bitmaps, source])
    })
    if ('fault' in reply) throw new Error(reply.fault)
    return reply.picture
  } finally {
    worker.terminate()
  }
}

function saved(picture: File): Promise<boolean> {
  saveFile(picture, picture.name)
  return Promise.resolve(true)
}

/** @returns Whether the picture was saved instead, because the browser would not share it. */
async function sent(picture: File): Promise<boolean> {
  try {
    await navigator.share({ files: [picture] })
    return false
  } catch (error) {
    // The visitor thought better of it.
    if (error instanceof DOMException && error.name === 'AbortError') return false
    return saved(picture)
  }
}

customElements.define('share-answer', ShareAnswer)
