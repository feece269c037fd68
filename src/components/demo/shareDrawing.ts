/** What a shared picture says about one model's answer. */
export interface SharedResult {
  /** Name and accuracy. */
  model: string
  verdict: string
  /** Empty where there is no doubt. */
  doubt: string
  /** Most probable first. */
  rows: readonly { name: string; probability: number; value: string }[]
  /** What the model saw, with the heat map over it at this opacity; `undefined` while a slider moves. */
  look: { seen: ImageBitmap; heat: ImageBitmap; opacity: number; caption: string } | undefined
}

/** Everything that a shared picture shows. */
export interface SharedAnswer {
  site: string
  title: string
  photo: { source: ImageBitmap; width: number; height: number; caption: string }
  results: readonly SharedResult[]
  footer: readonly [privacy: string, address: string]
}

/** Colours and type of the page that the picture comes from. */
export interface SharedStyle {
  paper: string
  raised: string
  line: string
  ink: string
  soft: string
  accent: string
  warn: string
  font: string
}

const width = 1080
const margin = 64
const inner = width - 2 * margin
const photoBox = { top: 132, height: 560 }
const firstResult = photoBox.top + photoBox.height + 76
const resultHeight = 440
const footerHeight = 110
const lookSize = 300
const besideLook = margin + lookSize + 44

/** Size of the picture in pixels, for so many models. */
export function sharedSize(models: number): { width: number; height: number } {
  return { width, height: firstResult + models * resultHeight + footerHeight }
}

/**
 * Breaks a text into lines: between Han characters anywhere but before closing punctuation, else between words.
 *
 * @param measure Width of a text.
 * @param most Lines; what is left over is cut with an ellipsis.
 */
export function brokenLines(
  text: string,
  measure: (part: string) => number,
  room: number,
  most: number,
): string[] {
  const parts =
    text.match(/[\p{Script=Han}“（《][，。；：？！、）”》]*|[^\s\p{Script=Han}“（《]+\s*|\s+/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line === '' || measure((line + part).trimEnd()) <= room) {
      line += part
      continue
    }
    lines.push(line.trimEnd())
    line = part
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  const kept = lines.slice(0, most)
  const last = kept.length - 1
  if (lines.length > most && last >= 0) kept[last] = shortened(`${kept[last] ?? ''}…`, measure, room)
  return kept.map((each) => shortened(each, measure, room))
}

/** Cuts what is too wide, with an ellipsis. */
function shortened(text: string, measure: (part: string) => number, room: number): string {
  if (measure(text) <= room) return text
  const letters = [...text.replace(/…$/, '')]
  while (letters.length > 0 && measure(`${letters.join('')}…`) > room) letters.pop()
  return `${letters.join('')}…`
}

/** A name that every system takes: ASCII, from the class and the time, never from the visitor's file. */
export function sharedFileName(classId: string, at: Date): string {
  const time = at.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')
  return `flowers-${classId.toLowerCase().replace(/[^a-z0-9-]/g, '')}-${time}.png`
}

/** Draws an answer on a canvas of `sharedSize`. */
export function drawShared(
  context: OffscreenCanvasRenderingContext2D,
  { site, title, photo, results, footer }: SharedAnswer,
  style: SharedStyle,
): void {
  const size = sharedSize(results.length)
  context.fillStyle = style.paper
  context.fillRect(0, 0, size.width, size.height)
  context.fillStyle = style.accent
  context.fillRect(0, 0, size.width, 12)

  const type = (pixels: number, colour: string, weight = 400, align: CanvasTextAlign = 'left') => {
    context.font = `${weight} ${pixels}px ${style.font}`
    context.fillStyle = colour
    context.textAlign = align
  }
  const measure = (text: string) => context.measureText(text).width
  const oneLine = (text: string, x: number, y: number, room: number) =>
    context.fillText(brokenLines(text, measure, room, 1)[0] ?? '', x, y)

  type(36, style.ink, 650)
  oneLine(site, margin, 88, inner * 0.6)
  type(28, style.soft, 400, 'right')
  oneLine(title, width - margin, 88, inner * 0.38)

  context.save()
  context.beginPath()
  context.roundRect(margin, photoBox.top, inner, photoBox.height, 20)
  context.clip()
  context.fillStyle = style.raised
  context.fillRect(margin, photoBox.top, inner, photoBox.height)
  const scale = Math.min(inner / photo.width, photoBox.height / photo.height)
  const [shownWidth, shownHeight] = [photo.width * scale, photo.height * scale]
  context.drawImage(
    photo.source,
    margin + (inner - shownWidth) / 2,
    photoBox.top + (photoBox.height - shownHeight) / 2,
    shownWidth,
    shownHeight,
  )
  context.restore()
  type(24, style.soft)
  oneLine(photo.caption, margin, photoBox.top + photoBox.height + 40, inner)

  results.forEach((result, index) => {
    const top = firstResult + index * resultHeight
    const start = result.look ? besideLook : margin
    const room = width - margin - start
    if (result.look) {
      const { seen, heat, opacity, caption } = result.look
      context.save()
      context.beginPath()
      context.roundRect(margin, top, lookSize, lookSize, 20)
      context.clip()
      context.drawImage(seen, margin, top, lookSize, lookSize)
      context.globalAlpha = opacity
      context.drawImage(heat, margin, top, lookSize, lookSize)
      context.restore()
      type(22, style.soft)
      brokenLines(caption, measure, lookSize, 2).forEach((line, row) =>
        context.fillText(line, margin, top + lookSize + 34 + row * 30),
      )
    }
    type(26, style.soft)
    oneLine(result.model, start, top + 26, room)
    let pixels = 54
    do type(pixels, style.ink, 650)
    while (measure(result.verdict) > room && (pixels -= 2) > 30)
    oneLine(result.verdict, start, top + 88, room)
    let y = top + 112
    if (result.doubt !== '') {
      type(24, style.warn)
      for (const line of brokenLines(result.doubt, measure, room, 3)) context.fillText(line, start, (y += 32))
      y += 14
    }
    const step = result.doubt === '' ? 52 : 43
    for (const [rank, { name, probability, value }] of result.rows.entries()) {
      const weight = rank === 0 ? 650 : 400
      const colour = rank === 0 ? style.ink : style.soft
      type(26, colour, weight)
      oneLine(name, start, y + 30, 130)
      type(26, colour, weight, 'right')
      context.fillText(value, width - margin, y + 30)
      const track = { left: start + 144, width: room - 144 - 110 }
      context.fillStyle = style.line
      bar(context, track.left, y + 12, track.width)
      context.fillStyle = rank === 0 ? style.accent : style.soft
      bar(context, track.left, y + 12, track.width * probability)
      y += step
    }
  })

  const bottom = size.height - footerHeight
  context.fillStyle = style.line
  context.fillRect(margin, bottom + 14, inner, 2)
  type(24, style.soft)
  oneLine(footer[0], margin, bottom + 64, inner * 0.56)
  type(24, style.accent, 600, 'right')
  oneLine(footer[1], width - margin, bottom + 64, inner * 0.42)
}

function bar(context: OffscreenCanvasRenderingContext2D, left: number, top: number, length: number): void {
  context.beginPath()
  context.roundRect(left, top, Math.max(length, 6), 18, 9)
  context.fill()
}
