import { ClassifierError } from '@/classifier/errors'
import type { Channel, LayerView } from '@/classifier/featureMaps'
import { paintSteps } from '@/classifier/heatMap'
import type { DemoLayerTexts } from '@/interface/demoLayers'
import { fill } from '@/interface/locale'
import { layerSentence, tileName, zoomSentence } from './layerSentences'
import type { ResultSurroundings } from './modelResult'
import { failureSentence } from './sentences'

/** Channels of a layer that are shown at first. */
const strongestShown = 16
/** Milliseconds of painting after which the page gets its turn. */
const paintingTime = 12

/** What each layer of a model made of the picture; computed only while the visitor has it open. */
export class LayerViews extends HTMLElement {
  #surroundings!: ResultSurroundings
  #texts!: DemoLayerTexts
  #model = ''
  /** Whether the model has an answer that can be looked into. */
  #offered = false
  /** Counts the pictures: what belongs to an earlier one is not shown. */
  #picture = 0
  #views: readonly LayerView[] = []
  #zoomed = { layer: 0, position: 0 }

  adopt(surroundings: ResultSurroundings, model: string): void {
    this.#surroundings = surroundings
    this.#texts = JSON.parse(this.dataset['texts'] ?? '') as DemoLayerTexts
    this.#model = model
    this.#part('[data-layers]').addEventListener('toggle', () => {
      if (this.dataset['layerViews'] === 'idle') void this.#load()
    })
    this.#part('[data-layers-retry]').addEventListener('click', () => void this.#load())
    this.#part('[data-layer-list]').addEventListener('click', (event) => this.#click(event))
    this.#part('[data-layer-list]').addEventListener('keydown', (event) => this.#moveFocus(event))
    const dialog = this.#dialog
    dialog.addEventListener('click', ({ target }) => {
      const step = (target as HTMLElement).dataset['zoomStep']
      if (step !== undefined) this.#step(Number(step))
      else if (target === dialog || (target as HTMLElement).dataset['zoomClose'] !== undefined) dialog.close()
    })
    dialog.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowLeft') this.#step(-1)
      else if (key === 'ArrowRight') this.#step(1)
    })
  }

  /** There is an answer to look into. */
  offer(): void {
    this.#forget()
    this.#offered = true
    this.hidden = false
    void this.#load()
  }

  /** The answer is taken back, or is one that cannot be looked into. */
  withdraw(): void {
    this.#forget()
    this.#offered = false
    this.hidden = true
  }

  #forget(): void {
    this.#picture++
    this.#views = []
    this.dataset['layerViews'] = 'idle'
    this.#part('[data-layer-list]').hidden = true
    this.#part('[data-layers-retry]').hidden = true
    this.#say('')
    this.#dialog.close()
  }

  async #load(): Promise<void> {
    if (!this.#offered || !this.#part<HTMLDetailsElement>('[data-layers]').open) return
    const picture = this.#picture
    this.dataset['layerViews'] = 'busy'
    this.#part('[data-layers-retry]').hidden = true
    this.#say(this.#texts.busy)
    try {
      const views = await this.#surroundings.classifier().client.layers(this.#model)
      if (picture !== this.#picture) return
      if (!views) {
        this.#giveUp(this.#texts.gone, false)
        return
      }
      this.#views = views
      this.#part('[data-layer-list]').hidden = false
      for (const [index] of views.entries()) await this.#showLayer(index, false)
      if (picture !== this.#picture) return
      this.#say('')
      this.dataset['layerViews'] = 'done'
    } catch (error) {
      if (picture !== this.#picture) return
      const reason =
        error instanceof ClassifierError
          ? failureSentence(this.#surroundings.texts, error)
          : error instanceof Error
            ? error.message
            : String(error)
      this.#giveUp(fill(this.#texts.failed, { reason }), true)
    }
  }

  #giveUp(sentence: string, again: boolean): void {
    this.dataset['layerViews'] = 'failed'
    this.#say(sentence)
    this.#part('[data-layers-retry]').hidden = !again
  }

  /** Paints the tiles of a layer, a few at a time. */
  async #showLayer(index: number, all: boolean): Promise<void> {
    const view = this.#views[index]
    const item = this.querySelector<HTMLElement>(`[data-layer="${index}"]`)
    const tiles = item?.querySelector('[data-tiles]')
    const more = item?.querySelector<HTMLButtonElement>('[data-layer-all]')
    const text = item?.querySelector('[data-layer-text]')
    if (!view || !tiles || !more || !text) return
    text.textContent = layerSentence(this.#texts, this.#surroundings.texts, view)
    const count = view.channels.length
    const shown = all ? count : Math.min(count, strongestShown)
    more.hidden = count <= strongestShown
    more.setAttribute('aria-expanded', String(all))
    more.textContent = all
      ? fill(this.#texts.showFewer, { count: strongestShown })
      : fill(this.#texts.showAll, { count })

    const picture = this.#picture
    const kept = all ? [...tiles.children].slice(0, strongestShown) : []
    tiles.replaceChildren(...kept)
    let begun = performance.now()
    for (let position = kept.length; position < shown; position++) {
      const channel = view.channels[position]
      if (channel) tiles.append(this.#tile(view, channel, position))
      if (performance.now() - begun < paintingTime) continue
      await otherTasks()
      if (picture !== this.#picture || more.getAttribute('aria-expanded') !== String(all)) return
      begun = performance.now()
    }
  }

  #tile(view: LayerView, channel: Channel, position: number): HTMLButtonElement {
    const tile = document.createElement('button')
    tile.type = 'button'
    tile.dataset['channel'] = String(channel.index)
    tile.dataset['position'] = String(position)
    tile.setAttribute('aria-label', tileName(this.#texts, channel))
    // One stop for the Tab key; arrows go from tile to tile.
    tile.tabIndex = position === 0 ? 0 : -1
    const canvas = document.createElement('canvas')
    paint(canvas, view, channel)
    tile.append(canvas)
    return tile
  }

  #click({ target }: Event): void {
    const button = (target as Element).closest('button')
    const layer = Number(button?.closest<HTMLElement>('[data-layer]')?.dataset['layer'])
    if (!button) return
    if (button.dataset['position'] === undefined) {
      void this.#showLayer(layer, button.getAttribute('aria-expanded') !== 'true')
      return
    }
    this.#zoomed = { layer, position: Number(button.dataset['position']) }
    this.#showZoomed()
    this.#dialog.showModal()
  }

  #moveFocus(event: KeyboardEvent): void {
    const tile = (event.target as Element).closest<HTMLElement>('[data-position]')
    const tiles = [...(tile?.parentElement?.children ?? [])] as HTMLElement[]
    const [first] = tiles
    if (!tile || !first) return
    const columns = tiles.filter(({ offsetTop }) => offsetTop === first.offsetTop).length
    const at = tiles.indexOf(tile)
    const places: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at - columns,
      ArrowDown: at + columns,
      Home: 0,
      End: tiles.length - 1,
    }
    const next = tiles[places[event.key] ?? -1]
    if (!(event.key in places)) return
    event.preventDefault()
    if (!next) return
    for (const other of tiles) other.tabIndex = other === next ? 0 : -1
    next.focus()
  }

  #step(by: number): void {
    const count = this.#views[this.#zoomed.layer]?.channels.length ?? 1
    this.#zoomed.position = (this.#zoomed.position + by + count) % count
    this.#showZoomed()
  }

  #showZoomed(): void {
    const { layer, position } = this.#zoomed
    const view = this.#views[layer]
    const channel = view?.channels[position]
    if (!view || !channel) return
    const title = fill(this.#texts.zoomed, { number: layer + 1, channel: channel.index + 1 })
    this.#dialog.setAttribute('aria-label', title)
    this.#dialog.dataset['channel'] = String(channel.index)
    this.#part('[data-zoom-title]').textContent = title
    const sentence = zoomSentence(this.#texts, this.#surroundings.texts, view, position)
    this.#part('[data-zoom-text]').textContent = sentence
    paint(this.#part<HTMLCanvasElement>('[data-zoom] canvas'), view, channel)
  }

  get #dialog(): HTMLDialogElement {
    return this.#part<HTMLDialogElement>('[data-zoom]')
  }

  #say(sentence: string): void {
    this.#part('[data-layers-status]').textContent = sentence
  }

  #part<Part extends HTMLElement>(selector: string): Part {
    const part = this.querySelector<Part>(selector)
    if (!part) throw new Error(`<layer-views> has lost its part ${selector}.`)
    return part
  }
}

function paint(canvas: HTMLCanvasElement, { width, height }: LayerView, { values }: Channel): void {
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.putImageData(new ImageData(paintSteps(values), width, height), 0, 0)
}

/** Lets input and painting come first. */
function otherTasks(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

customElements.define('layer-views', LayerViews)
