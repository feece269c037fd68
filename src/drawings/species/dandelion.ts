import { colour, lighter, lit, mix } from '../colour'
import type { FlowerParameters } from '../parameters'
import { type Brush, goldenAngle, petal, placedLeaves, softShadow, stem } from '../shapes'
import { element, path, placed } from '../svg'

const stalk = colour(88, 30, 44)

/** A dense yellow head of strap-shaped florets, or, when it has gone to seed, the white clock. */
export function drawDandelion(brush: Brush, parameters: FlowerParameters): string {
  const { random } = brush
  const size = 0.62 + parameters.zoom * 0.7
  const x = 150 + random.around(0, 14)
  const y = 146 - (1 - parameters.zoom) * 26
  return (
    placedLeaves(brush, x, colour(102, 40, 30)) +
    stem(brush, [x, y], x + random.around(0, 20), 9 * size, stalk) +
    placed(
      { x, y, scaleX: size, scaleY: size },
      parameters.openness > 0.75 ? clock(brush, parameters) : head(brush, parameters),
    )
  )
}

function head(brush: Brush, { petals, openness, colour: palette, tilt }: FlowerParameters): string {
  const { random } = brush
  const count = Math.round(120 + petals * 70)
  const outer = mix(colour(46, 96, 50), colour(36, 96, 48), palette)
  const inner = mix(colour(52, 98, 60), colour(44, 98, 55), palette)
  const reach = 60 + openness * 32
  const sepals = Array.from({ length: 14 }, (_, index) =>
    placed(
      { turn: (index * 360) / 14 + random.around(0, 6) },
      petal(
        brush,
        { length: reach * 0.8, width: 12, belly: 0.4, base: 0.8, point: 0.9, bend: 0 },
        colour(96, 34, 34),
        colour(96, 34, 24),
        0,
      ),
    ),
  )
  const florets = Array.from({ length: count }, (_, index) => {
    const depth = index / count
    // Full length for the outer rows, then ever shorter towards the heart.
    const length = reach * (1 - Math.max(0, depth - 0.3) * 1.15) * random.between(0.93, 1.05)
    const width = 13 * (1 - depth * 0.5)
    const angle = index * goldenAngle + random.around(0, 4)
    const facing = Math.cos(((angle + 45) * Math.PI) / 180) * 4
    const tone = lighter(mix(outer, inner, depth), facing + random.around(0, 2) + (depth > 0.8 ? -5 : 0))
    return placed({ turn: angle }, strap(brush, length, width, tone, random.around(0, 3)))
  })
  return placed(
    { scaleY: 1 - tilt * 0.42, turn: random.around(0, 8) },
    sepals.join('') + florets.join('') + softShadow(brush, 16, 0.14),
  )
}

/** One floret: a narrow strap that ends in five small teeth. */
function strap(
  { light, definitions }: Brush,
  length: number,
  width: number,
  tone: Parameters<typeof lit>[0],
  bend: number,
): string {
  const half = width / 2
  const fill = definitions.linear(
    [0, 0],
    [0, -Math.round(length / 8) * 8],
    [
      [0, lit(lighter(tone, -17), light)],
      [0.6, lit(lighter(tone, -4), light)],
      [1, lit(lighter(tone, 5), light)],
    ],
  )
  const tip = -length
  return element('path', {
    d: path`M${-half * 0.35} 0Q${-half} ${tip * 0.5} ${-half + bend} ${tip * 0.97}L${-half * 0.6 + bend} ${tip * 0.94}L${-half * 0.25 + bend} ${tip}L${bend} ${tip * 0.95}L${half * 0.3 + bend} ${tip}L${half * 0.65 + bend} ${tip * 0.94}L${half + bend} ${tip * 0.97}Q${half} ${tip * 0.5} ${half * 0.35} 0Z`,
    fill,
    stroke: lit(lighter(tone, -20), light),
    'stroke-width': 0.45,
    'stroke-opacity': 0.55,
  })
}

function clock(brush: Brush, { petals, openness }: FlowerParameters): string {
  const { random, light, definitions } = brush
  const count = Math.round(70 + petals * 60)
  const radius = 78 + (openness - 0.75) * 50
  const haze = definitions.radial([0, 0], radius * 1.08, [
    [0, '#fff', 0.1],
    [0.6, '#fff', 0.28],
    [0.92, '#fff', 0.2],
    [1, '#fff', 0],
  ])
  const parachutes = Array.from({ length: count }, (_, index) => {
    // Points on a sphere, seen from the front: the far half lies behind and is paler.
    const height = 1 - (2 * (index + 0.5)) / count
    const angle = (index * goldenAngle * Math.PI) / 180
    const ring = Math.sqrt(1 - height * height)
    const [px, py] = [ring * Math.cos(angle) * radius, ring * Math.sin(angle) * radius]
    const near = (height + 1) / 2
    const spokes = Array.from({ length: 12 }, (_, spoke) => {
      const turn = (spoke / 12) * 2 * Math.PI + index
      const reach = random.between(11, 16) * (0.75 + near * 0.35)
      return path`M${px} ${py}L${px + reach * Math.cos(turn)} ${py + reach * Math.sin(turn) * (0.55 + near * 0.45)}`
    })
    return {
      near,
      drawing:
        element('path', {
          d: path`M0 0L${px} ${py}`,
          stroke: lit(colour(60, 16, 78), light),
          'stroke-width': 0.55,
          'stroke-opacity': 0.25 + near * 0.35,
        }) +
        element('path', {
          d: spokes.join(''),
          stroke: '#fff',
          'stroke-width': 0.7,
          'stroke-opacity': 0.22 + near * 0.5,
        }),
    }
  })
  const seeds = Array.from({ length: 60 }, (_, index) => {
    const distance = 13 * Math.sqrt((index + 0.5) / 60)
    const angle = (index * goldenAngle * Math.PI) / 180
    return element('ellipse', {
      cx: distance * Math.cos(angle),
      cy: distance * Math.sin(angle),
      rx: 1.1,
      ry: 1.9,
      fill: lit(colour(32, 34, 30 + (index % 5) * 3), light),
    })
  })
  return (
    element('circle', { r: radius * 1.08, fill: haze }) +
    parachutes
      .sort((a, b) => a.near - b.near)
      .map(({ drawing }) => drawing)
      .join('') +
    element('circle', { r: 14, fill: lit(colour(70, 24, 52), light), opacity: 0.85 }) +
    seeds.join('')
  )
}
