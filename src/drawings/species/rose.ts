import { type Colour, colour, lighter, lit, mix } from '../colour'
import type { FlowerParameters } from '../parameters'
import { type Brush, goldenAngle, leaf, petal, stem } from '../shapes'
import { element, number, path, placed } from '../svg'

const green = colour(118, 34, 26)
/** Red, crimson, pink, apricot, cream. */
const palette = [
  colour(352, 76, 40),
  colour(338, 70, 46),
  colour(345, 62, 70),
  colour(22, 78, 68),
  colour(46, 58, 86),
]

/** Petals that overlap in a spiral, larger outside, furled at the heart. */
export function drawRose(brush: Brush, parameters: FlowerParameters): string {
  const { random } = brush
  const size = 0.66 + parameters.zoom * 0.72
  const x = 150 + random.around(0, 10)
  const y = 142 - (1 - parameters.zoom) * 14
  const leaves = [-1, 1, -1, 1].map((side, index) =>
    placed(
      { x: x + side * 2, y: 236 + index * 16, turn: side * random.between(48, 82) },
      leaf(brush, random.between(66, 92), random.between(36, 46), lighter(green, random.around(0, 4)), 10),
    ),
  )
  return (
    stem(brush, [x, y], x + random.around(0, 18), 8 * size, colour(112, 32, 30)) +
    leaves.join('') +
    placed({ x, y, scaleX: size, scaleY: size }, bloom(brush, parameters))
  )
}

function bloom(brush: Brush, { petals, openness, colour: position, tilt }: FlowerParameters): string {
  const { random } = brush
  const at = position * (palette.length - 1)
  const tone = mix(
    palette[Math.floor(at)] ?? colour(352, 76, 40),
    palette[Math.ceil(at)] ?? colour(352, 76, 40),
    at % 1,
  )
  const count = Math.round(22 + petals * 20)
  const reach = 66 + openness * 28
  const sepals = Array.from({ length: 5 }, (_, index) =>
    placed(
      { turn: index * 72 + random.around(0, 10) },
      petal(
        brush,
        { length: reach * 1.12, width: 22, belly: 0.35, base: 0.7, point: 0.95, bend: random.around(0, 6) },
        green,
        lighter(green, -8),
        1,
      ),
    ),
  )
  const start = random.between(0, 360)
  const layers = Array.from({ length: count }, (_, index) => {
    const depth = index / count
    // Inner petals stand up and are seen from above as narrow arcs; outer ones lie open.
    const distance = reach * (1 - depth) ** (0.75 + (1 - openness) * 0.5)
    const shade = -16 * depth ** 1.5 + random.around(0, 2)
    return placed(
      { turn: start + index * goldenAngle + random.around(0, 9) },
      foldedPetal(brush, Math.max(9, distance), lighter(tone, shade)),
    )
  })
  return placed(
    { scaleY: 1 - tilt * 0.3, turn: random.around(0, 12) },
    sepals.join('') + layers.join('') + heart(brush, tone, 11 + (1 - openness) * 7),
  )
}

/** A broad petal whose rim curls outwards: dark at its foot, light along the curl, with the shadow it casts. */
function foldedPetal({ definitions, light, random }: Brush, reach: number, tone: Colour): string {
  const half = reach * random.between(0.74, 0.86)
  const dent = reach * random.between(0.02, 0.09)
  const lean = reach * random.around(0, 0.09)
  const rim = -reach
  const outline = path`M${-half * 0.35} ${reach * 0.22}C${-half * 1.15} ${-reach * 0.1} ${-half * 1.12} ${rim * 0.86} ${-half * 0.45 + lean} ${rim}Q${lean} ${rim + dent * 1.6} ${half * 0.45 + lean} ${rim * 0.99}C${half * 1.12} ${rim * 0.84} ${half * 1.15} ${-reach * 0.1} ${half * 0.35} ${reach * 0.22}Z`
  const curl = path`M${-half * 0.98} ${rim * 0.5}C${-half * 1.02} ${rim * 0.86} ${-half * 0.5 + lean} ${rim * 1.0} ${-half * 0.42 + lean} ${rim}Q${lean} ${rim + dent * 1.6} ${half * 0.42 + lean} ${rim * 0.99}C${half * 0.55 + lean} ${rim * 0.98} ${half * 1.02} ${rim * 0.84} ${half * 0.98} ${rim * 0.5}C${half * 0.86} ${rim * 0.76} ${half * 0.5} ${rim * 0.88} ${lean} ${rim * 0.86 + dent}C${-half * 0.5} ${rim * 0.88} ${-half * 0.86} ${rim * 0.76} ${-half * 0.98} ${rim * 0.5}Z`
  const grid = Math.max(8, Math.round(reach / 8) * 8)
  const fill = definitions.radial([0, 0], grid * 1.05, [
    [0.1, lit(lighter(tone, -19), light)],
    [0.5, lit(lighter(tone, -7), light)],
    [0.85, lit(lighter(tone, 3), light)],
    [1, lit(lighter(tone, 7), light)],
  ])
  return (
    element('path', {
      d: outline,
      fill: '#000',
      opacity: 0.1,
      transform: `translate(${number(reach * 0.01)} ${number(reach * 0.02)}) scale(1.02)`,
    }) +
    element('path', {
      d: outline,
      fill,
      stroke: lit(lighter(tone, -20), light),
      'stroke-width': 0.5,
      'stroke-opacity': 0.5,
    }) +
    element('path', { d: curl, fill: lit(lighter(tone, 12), light), opacity: 0.55 })
  )
}

/** The furled heart: a spiral of narrow edges. */
function heart({ light }: Brush, tone: Colour, radius: number): string {
  const turns = Array.from({ length: 7 }, (_, index) => {
    const r = radius * (1 - index * 0.13)
    const turn = index * 100
    return placed(
      { turn },
      element('path', {
        d: path`M${-r} ${r * 0.1}A${r} ${r * 0.92} 0 1 1 ${r * 0.72} ${r * 0.66}Q${r * 0.2} ${r * 0.5} ${-r * 0.35} ${r * 0.72}Z`,
        fill: lit(lighter(tone, -14 + index * 1.6), light),
        stroke: lit(lighter(tone, 8), light),
        'stroke-width': 1.1,
        'stroke-opacity': 0.7,
      }),
    )
  })
  return turns.join('')
}
