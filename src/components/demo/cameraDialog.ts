import type { DemoTexts } from '@/interface/demo'
import { fill } from '@/interface/locale'

/** Takes a photograph with the device's camera. The camera runs only while the dialog is open and the page in sight. */
export class CameraDialog extends HTMLElement {
  #texts!: DemoTexts
  #stream: MediaStream | undefined
  #facing: 'environment' | 'user' = 'environment'
  /** Counts the attempts: a permission that is given after the dialog was closed must not start the camera. */
  #attempt = 0

  adopt(texts: DemoTexts, signal: AbortSignal): void {
    this.#texts = texts
    // Only in pages served with HTTPS, and only where there can be a camera.
    this.hidden = (navigator.mediaDevices as MediaDevices | undefined) === undefined
    const on = (selector: string, listener: () => void) =>
      this.#part(selector).addEventListener('click', listener, { signal })
    on('[data-camera-open]', () => void this.#open())
    on('[data-camera-close]', () => this.#dialog.close())
    on('[data-camera-take]', () => void this.#take())
    on('[data-camera-turn]', () => {
      this.#facing = this.#facing === 'environment' ? 'user' : 'environment'
      void this.#start()
    })
    this.#dialog.addEventListener('close', () => this.#stop(), { signal })
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.hidden) this.#dialog.close()
      },
      { signal },
    )
    addEventListener('pagehide', () => this.#stop(), { signal })
  }

  async #open(): Promise<void> {
    this.#dialog.showModal()
    await this.#start()
  }

  async #start(): Promise<void> {
    this.#stop()
    const attempt = this.#attempt
    const fault = this.#part('[data-camera-fault]')
    fault.hidden = true
    try {
      const video = { facingMode: this.#facing, width: { ideal: 1280 } }
      const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false })
      if (attempt !== this.#attempt || !this.#dialog.open) {
        for (const track of stream.getTracks()) track.stop()
        return
      }
      this.#stream = stream
      const view = this.#part<HTMLVideoElement>('[data-camera-video]')
      view.srcObject = stream
      await view.play()
      this.#part<HTMLButtonElement>('[data-camera-take]').disabled = false
    } catch (error) {
      if (attempt !== this.#attempt) return
      const found = error instanceof Error ? error.name : String(error)
      fault.textContent = fill(this.#texts.errors['camera-unavailable'], { found })
      fault.hidden = false
    }
  }

  async #take(): Promise<void> {
    const view = this.#part<HTMLVideoElement>('[data-camera-video]')
    const canvas = document.createElement('canvas')
    canvas.width = view.videoWidth
    canvas.height = view.videoHeight
    canvas.getContext('2d')?.drawImage(view, 0, 0)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95))
    this.#dialog.close()
    if (!blob) return
    const file = new File([blob], this.#texts.cameraName, { type: 'image/jpeg' })
    this.dispatchEvent(new CustomEvent('open-photo', { detail: file, bubbles: true }))
  }

  #stop(): void {
    this.#attempt++
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = undefined
    this.#part<HTMLVideoElement>('[data-camera-video]').srcObject = null
    this.#part<HTMLButtonElement>('[data-camera-take]').disabled = true
  }

  get #dialog(): HTMLDialogElement {
    return this.#part<HTMLDialogElement>('dialog')
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector)
    if (!part) throw new Error(`<flower-camera> has lost its part ${selector}.`)
    return part
  }
}

customElements.define('flower-camera', CameraDialog)
