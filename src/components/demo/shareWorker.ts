/** Draws shared pictures away from the page, which stays responsive meanwhile. */
import { drawShared, sharedSize, type SharedAnswer, type SharedStyle } from './shareDrawing'

/** A photo as the page has it: the visitor's file, or a picture of its own. */
export type SharedPhoto = { source: Blob | ImageBitmap; caption: string }

/** From the page to the worker. */
export interface DrawingRequest {
  answer: Omit<SharedAnswer, 'photo'> & { photo: SharedPhoto }
  style: SharedStyle
}

/** From the worker to the page: a PNG, or why there is none. */
export type DrawingReply = { picture: Blob } | { fault: string }

const scope = self as unknown as DedicatedWorkerGlobalScope

scope.addEventListener('message', ({ data }: MessageEvent<DrawingRequest>) => {
  draw(data).then(
    (picture) => scope.postMessage({ picture } satisfies DrawingReply),
    (error: unknown) =>
      scope.postMessage({
        fault: error instanceof Error ? error.message : String(error),
      } satisfies DrawingReply),
  )
})

async function draw({ answer, style }: DrawingRequest): Promise<Blob> {
  const { source, caption } = answer.photo
  const bitmap = source instanceof Blob ? await createImageBitmap(source) : source
  const { width, height } = sharedSize(answer.results.length)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const photo = { source: bitmap, width: bitmap.width, height: bitmap.height, caption }
  drawShared(context, { ...answer, photo }, style)
  return canvas.convertToBlob({ type: 'image/png' })
}
