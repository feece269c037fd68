import type { Random } from './random'
import { type Definitions, element, number, path } from './svg'
import { type Colour, lighter, lit } from './colour'

/** The angle by which sunflowers, and most plants, turn from one seed to the next, in degrees: 360 × (2 − φ). */
export const goldenAngle = 137.50776405

/** What all species draw with. */
export interface Brush {
  random: Random
  definitions: Definitions
  /** Ambient light, 0–1. */
  light: number
}

export interface PetalShape {
  length: number
  width: number
  /** Where it is widest: 0 the base, 1 the tip. */
  belly: number
  /** Width of the base as a share of the whole width. */
  base: number
  /** 0 is a round tip, 1 a pointed one. */
  point: number
  /** Sideways bend of the tip. */
  bend: number
}

/** Outline of a petal that grows from the origin upwards. */
export function petalOutline({ length, width, belly, base, point, bend }: PetalShape): string {
  const half = width / 2
  const foot = half * base
  const at = -length * belly
  const tip = -length
  const shoulder = tip + length * (1 - belly) * (0.08 + 0.5 * point)
  const reach = half * (1 - point) * 0.75
  return path`M${-foot} 0C${-foot * 1.1} ${at * 0.35} ${-half} ${at * 0.55} ${-half + bend * 0.4} ${at}C${-half + bend * 0.7} ${shoulder} ${-reach + bend} ${tip} ${bend} ${tip}C${reach + bend} ${tip} ${half + bend * 0.7} ${shoulder} ${half + bend * 0.4} ${at}C${half} ${at * 0.55} ${foot * 1.1} ${at * 0.35} ${foot} 0Z`
}

/** A petal with its shade at the base, its lit side, and its veins. */
export function petal(brush: Brush, shape: PetalShape, body: Colour, base: Colour, veins = 2): string {
  const { definitions, light, random } = brush
  const { length, width, bend, belly } = shape
  const outline = petalOutline(shape)
  // Petals of about the same size share their gradients, which keeps a drawing small.
  const [longer, wider] = [Math.ceil(length / 8) * 8, Math.ceil(width / 4) * 4]
  const fill = definitions.linear(
    [0, 0],
    [0, -longer],
    [
      [0, lit(base, light)],
      [0.35, lit(lighter(body, -5), light)],
      [0.8, lit(body, light)],
      [1, lit(lighter(body, 5), light)],
    ],
  )
  const across = definitions.linear(
    [-wider / 2, 0],
    [wider / 2, 0],
    [
      [0, '#fff', 0.2],
      [0.45, '#fff', 0],
      [0.55, '#000', 0],
      [1, '#000', 0.16],
    ],
  )
  const lines = Array.from({ length: veins }, (_, index) => {
    const side = ((index + 1) / (veins + 1) - 0.5) * width * 0.7
    const end = -length * random.between(0.7, 0.9)
    return path`M${side * 0.35} ${-length * 0.08}Q${side} ${-length * belly} ${side * 0.8 + bend * 0.8} ${end}`
  }).join('')
  return (
    element('path', {
      d: outline,
      fill,
      stroke: lit(lighter(base, -8), light),
      'stroke-width': 0.35,
      'stroke-opacity': 0.5,
    }) +
    element('path', { d: outline, fill: across }) +
    (lines &&
      element('path', {
        d: lines,
        fill: 'none',
        stroke: lit(lighter(base, -10), light),
        'stroke-width': 0.5,
        'stroke-opacity': 0.3,
      }))
  )
}

/** A stem from below the picture to a point, thicker at the bottom, lit from the left. */
export function stem(
  brush: Brush,
  to: readonly [number, number],
  bottom: number,
  thickness: number,
  tone: Colour,
): string {
  const [x, y] = to
  const { definitions, light } = brush
  const foot = bottom
  const curve = (x + foot) / 2 + brush.random.around(0, 10)
  const fill = definitions.linear(
    [x - thickness, 0],
    [x + thickness, 0],
    [
      [0, lit(lighter(tone, 12), light)],
      [0.5, lit(tone, light)],
      [1, lit(lighter(tone, -14), light)],
    ],
  )
  const t = thickness / 2
  return element('path', {
    d: path`M${x - t * 0.8} ${y}Q${curve - t} ${(y + 320) / 2} ${foot - t * 1.2} 320L${foot + t * 1.2} 320Q${curve + t} ${(y + 320) / 2} ${x + t * 0.8} ${y}Z`,
    fill,
  })
}

/** A leaf that grows from the origin upwards; `teeth` makes its edge serrate. */
export function leaf(brush: Brush, length: number, width: number, tone: Colour, teeth = 0, bend = 0): string {
  const { definitions, light } = brush
  const outline =
    teeth > 0
      ? serrateOutline(length, width, teeth)
      : petalOutline({ length, width, belly: 0.42, base: 0.15, point: 0.9, bend })
  const fill = definitions.linear(
    [-width / 2, 0],
    [width / 2, -length * 0.4],
    [
      [0, lit(lighter(tone, 10), light)],
      [0.49, lit(lighter(tone, 3), light)],
      [0.51, lit(lighter(tone, -7), light)],
      [1, lit(lighter(tone, -12), light)],
    ],
  )
  const ribs = Array.from({ length: 5 }, (_, index) => {
    const at = -length * (0.15 + index * 0.14)
    const reach = width * 0.33 * (1 - Math.abs(index - 1.5) * 0.18)
    return path`M${bend * 0.2} ${at}L${-reach} ${at - length * 0.12}M${bend * 0.2} ${at}L${reach} ${at - length * 0.12}`
  }).join('')
  const midrib = path`M0 0Q${bend * 0.2} ${-length * 0.5} ${bend} ${-length * 0.97}`
  return (
    element('path', { d: outline, fill }) +
    element('path', {
      d: midrib + (teeth > 0 ? ribs : ''),
      fill: 'none',
      stroke: lit(lighter(tone, 18), light),
      'stroke-width': 0.8,
      'stroke-opacity': 0.55,
    })
  )
}

function serrateOutline(length: number, width: number, teeth: number): string {
  const side = (sign: number): string[] =>
    Array.from({ length: teeth }, (_, index) => {
      const share = (index + 1) / teeth
      const half = (width / 2) * Math.sin(Math.PI * Math.min(1, share * 0.92 + 0.06)) ** 0.8
      const notch = (width / 2) * Math.sin(Math.PI * Math.min(1, (share - 0.45 / teeth) * 0.92 + 0.06)) ** 0.8
      return `L${number(sign * notch * 0.93)} ${number(-length * (share - 0.5 / teeth))}L${number(sign * half)} ${number(-length * share * 0.985)}`
    })
  return `M0 0${side(-1).join('')}L0 ${number(-length)}${side(1).reverse().map(reverseSegment).join('')}Z`
}

/** A tooth of the way up, written for the way down. */
function reverseSegment(segment: string): string {
  const [first = '', second = ''] = segment.slice(1).split('L')
  return `L${second}L${first}`
}

/** A soft shadow under a part that lies on another. */
export function softShadow(brush: Brush, radius: number, opacity: number): string {
  const fill = brush.definitions.radial([0, 0], radius, [
    [0.55, '#000', opacity],
    [1, '#000', 0],
  ])
  return element('circle', { r: radius, fill })
}

/** A rosette of toothed leaves at the foot of a plant. */
export function placedLeaves(brush: Brush, x: number, tone: Colour): string {
  const { random } = brush
  return [-1, 1, -1, 1]
    .map((side, index) =>
      element(
        'g',
        {
          transform: `translate(${number(x + side * 6)} 306) rotate(${number(side * (34 + index * 13 + random.around(0, 6)))})`,
        },
        leaf(brush, random.between(80, 120), random.between(26, 34), lighter(tone, random.around(0, 4)), 8),
      ),
    )
    .join('')
}
