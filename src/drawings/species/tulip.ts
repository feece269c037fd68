import { type Colour, colour, lighter, lit, mix } from '../colour'
import type { FlowerParameters } from '../parameters'
import { type Brush, petalOutline, stem } from '../shapes'
import { element, path, placed } from '../svg'

const glaucous = colour(126, 22, 42)
/** Red, pink, yellow, violet, white: what tulips are planted in. */
const palette = [
  colour(354, 78, 46),
  colour(338, 66, 62),
  colour(46, 92, 56),
  colour(290, 40, 42),
  colour(48, 30, 92),
]

/** Cups of six tepals on bare stems among long leaves. */
export function drawTulip(brush: Brush, parameters: FlowerParameters): string {
  const { random } = brush
  const { zoom, petals } = parameters
  const size = 0.78 + zoom * 0.85
  const many = zoom > 0.72 ? 1 : Math.round(1 + petals * 3)
  const flowers = Array.from({ length: many }, (_, index) => {
    const place = many === 1 ? 0 : (index / (many - 1) - 0.5) * 2
    return {
      x: 150 + place * (70 + many * 6) + random.around(0, 8),
      y: 118 + Math.abs(place) * 26 + random.around(0, 10) - (1 - zoom) * 8 + zoom * 34,
      lean: place * 9 + random.around(0, 5),
      size: size * (many > 2 ? 0.8 : 1) * (1 - Math.abs(place) * 0.1),
      near: 1 - Math.abs(place),
    }
  }).sort((a, b) => a.near - b.near)
  const leaves = flowers.flatMap(({ x }) =>
    [-1, 1].map((side) =>
      placed(
        { x: x * 0.85 + 22 + side * 7, y: 310, turn: side * random.between(9, 25) },
        blade(brush, random.between(130, 180), random.between(22, 32), side * random.between(8, 26)),
      ),
    ),
  )
  return (
    leaves.slice(0, Math.ceil(leaves.length / 2)).join('') +
    flowers
      .map(
        ({ x, y, lean, size }) =>
          stem(brush, [x, y + 18 * size], x * 0.85 + 22, 8 * size, colour(104, 32, 42)) +
          placed({ x, y, scaleX: size, scaleY: size, turn: lean }, cup(brush, parameters)),
      )
      .join('') +
    leaves.slice(Math.ceil(leaves.length / 2)).join('')
  )
}

function cup(brush: Brush, { openness, colour: position, tilt }: FlowerParameters): string {
  const { random } = brush
  const at = position * (palette.length - 1)
  const body = mix(
    palette[Math.floor(at)] ?? colour(354, 78, 46),
    palette[Math.ceil(at)] ?? colour(354, 78, 46),
    at % 1,
  )
  const flare = 4 + openness * 24
  const width = 40 + openness * 8
  const height = 88 - tilt * 14
  const outer = { length: height, width, belly: 0.45, base: 0.34, point: 0.45, bend: 0 }
  const back = [-1, 0, 1].map((side) =>
    placed(
      { x: side * 7, y: 30, turn: side * (flare * 0.75) },
      tepal(brush, { ...outer, length: height * 0.96, bend: side * 3 }, lighter(body, -13)),
    ),
  )
  const sides = [-1, 1].map((side) =>
    placed(
      { x: side * 8, y: 32, turn: side * flare + random.around(0, 2) },
      tepal(
        brush,
        { ...outer, width: width * 1.05, bend: -side * (7 - openness * 12) },
        lighter(body, side < 0 ? 1 : -8),
      ),
    ),
  )
  // The receptacle hides where the tepals meet the stem.
  const foot = element('ellipse', { cy: 30, rx: 13, ry: 8, fill: lit(lighter(body, -16), brush.light) })
  const front = placed(
    { y: 34, turn: random.around(0, 3) },
    tepal(
      brush,
      { ...outer, width: width * 1.22, length: height * (0.93 - openness * 0.1), point: 0.4, base: 0.5 },
      lighter(body, 3),
    ),
  )
  return foot + back.join('') + sides.join('') + front
}

/** One tepal: darker at the foot, a lit ridge along the middle, fine veins to its edge. */
function tepal(
  { definitions, light, random }: Brush,
  shape: Parameters<typeof petalOutline>[0],
  tone: Colour,
): string {
  const { length, width, bend } = shape
  const d = petalOutline(shape)
  const along = definitions.linear(
    [0, 0],
    [0, -length],
    [
      [0, lit(lighter(tone, -24), light)],
      [0.2, lit(lighter(tone, -8), light)],
      [0.55, lit(tone, light)],
      [1, lit(lighter(tone, 8), light)],
    ],
  )
  const round = definitions.linear(
    [-width / 2, 0],
    [width / 2, 0],
    [
      [0, '#000', 0.14],
      [0.3, '#fff', 0.22],
      [0.55, '#fff', 0],
      [1, '#000', 0.28],
    ],
  )
  const veins = Array.from({ length: 9 }, (_, index) => {
    const side = ((index - 4) / 4) * width * 0.4
    return path`M${side * 0.4} ${-length * 0.06}Q${side * 1.15} ${-length * 0.5} ${side * 0.35 + bend * 0.9} ${-length * random.between(0.86, 0.95)}`
  }).join('')
  return (
    element('path', {
      d,
      fill: along,
      stroke: lit(lighter(tone, -22), light),
      'stroke-width': 0.5,
      'stroke-opacity': 0.6,
    }) +
    element('path', { d, fill: round }) +
    element('path', {
      d: veins,
      fill: 'none',
      stroke: lit(lighter(tone, -16), light),
      'stroke-width': 0.45,
      'stroke-opacity': 0.32,
    })
  )
}

function blade({ definitions, light }: Brush, length: number, width: number, bend: number): string {
  const half = width / 2
  const fill = definitions.linear(
    [-half, 0],
    [half, 0],
    [
      [0, lit(lighter(glaucous, 12), light)],
      [0.5, lit(glaucous, light)],
      [1, lit(lighter(glaucous, -12), light)],
    ],
  )
  return (
    element('path', {
      d: path`M${-half * 0.5} 0Q${-half * 1.4} ${-length * 0.5} ${bend} ${-length}Q${half * 1.2} ${-length * 0.5} ${half * 0.5} 0Z`,
      fill,
    }) +
    element('path', {
      d: path`M0 0Q${-half * 0.1} ${-length * 0.5} ${bend} ${-length}`,
      fill: 'none',
      stroke: lit(lighter(glaucous, 20), light),
      'stroke-width': 0.9,
      'stroke-opacity': 0.5,
    })
  )
}
