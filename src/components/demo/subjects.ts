import type { Subject } from '@/classifier/protocol'

/** Edge of the square in which a drawing is turned into pixels: three times what the model sees. */
const rasterSize = 450

/** Something to classify, with what the page says about it. */
export interface DemoSubject {
  /** Drawings and sample photographs have a label to compare the answer with; uploads have none. */
  kind: 'drawing' | 'photo' | 'upload'
  /** Name for messages: a file name, or the label of a sample. */
  name: string
  /** Class id of what is really shown, if known. */
  label?: string
  /** Address of what the preview shows; a `blob:` address is released when the preview moves on. */
  url: string
  /** Fetches or draws what goes to the classifier; called only when it is this subject's turn. */
  load(): Promise<Subject>
}

/** A photograph that the visitor hands over. */
export function uploadSubject(file: File, name: string): DemoSubject {
  return { kind: 'upload', name, url: URL.createObjectURL(file), load: () => Promise.resolve({ name, file }) }
}

/** A sample photograph that the site serves. */
export function photoSubject(url: string, name: string, label: string): DemoSubject {
  return {
    kind: 'photo',
    name,
    label,
    url,
    load: async () => ({ name, file: await (await fetch(url)).blob() }),
  }
}

/** A drawing at an address of its own. */
export function drawingSubject(url: string, name: string, label: string): DemoSubject {
  return { kind: 'drawing', name, label, url, load: async () => ({ name, ...(await rasterise(url)) }) }
}

/** A drawing made just now. */
export function redrawnSubject(svg: string, name: string, label: string): DemoSubject {
  return drawingSubject(`data:image/svg+xml,${encodeURIComponent(svg)}`, name, label)
}

/** Draws one of our own SVG files; workers cannot, because only a document can render SVG. */
async function rasterise(url: string) {
  const image = new Image(rasterSize, rasterSize)
  image.src = url
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = rasterSize
  canvas.height = rasterSize
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser has no 2D canvas.')
  context.drawImage(image, 0, 0, rasterSize, rasterSize)
  const { data } = context.getImageData(0, 0, rasterSize, rasterSize)
  return { data: data as Uint8ClampedArray<ArrayBuffer>, width: rasterSize, height: rasterSize }
}
