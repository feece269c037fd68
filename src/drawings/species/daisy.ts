import { colour, lighter, lit, mix } from '../colour'
import type { FlowerParameters } from '../parameters'
import { type Brush, goldenAngle, leaf, petal, softShadow, stem } from '../shapes'
import { element, placed } from '../svg'

const green = colour(100, 36, 34)

/** White rays in two rows around a domed yellow disc. */
export function drawDaisy(brush: Brush, parameters: FlowerParameters): string {
  const { random } = brush
  const size = 0.62 + parameters.zoom * 0.75
  const x = 150 + random.around(0, 12)
  const y = 150 - (1 - parameters.zoom) * 22 + random.around(0, 6)
  const second = parameters.zoom < 0.55
  const behind = second
    ? {
        x: x + random.between(72, 96) * (random.between(0, 1) < 0.5 ? -1 : 1),
        y: y + random.between(34, 70),
        size: size * 0.55,
      }
    : undefined
  const leaves = [-1, 1].map((side) =>
    placed(
      { x: x + side * 4, y: 300, turn: side * random.between(28, 58) },
      leaf(brush, random.between(70, 105), 24, green, 7),
    ),
  )
  return (
    stem(brush, [x, y], x + random.around(0, 24), 7 * size, green) +
    (behind ? stem(brush, [behind.x, behind.y], behind.x * 0.6 + x * 0.4, 5 * size, green) : '') +
    leaves.join('') +
    (behind ? head(brush, parameters, behind.x, behind.y, behind.size) : '') +
    head(brush, parameters, x, y, size)
  )
}

function head(
  brush: Brush,
  { petals, openness, colour: palette, tilt }: FlowerParameters,
  x: number,
  y: number,
  size: number,
): string {
  const { random, light, definitions } = brush
  const count = Math.round(14 + petals * 16)
  const white = mix(colour(48, 18, 95), colour(335, 42, 91), Math.max(0, palette - 0.45) * 1.4)
  const base = mix(colour(62, 26, 80), colour(330, 30, 78), palette)
  const reach = 58 + openness * 34
  const disc = 25
  const rows = [
    { length: reach, turn: random.between(0, 20), dim: -7, share: 1 },
    { length: reach * 0.9, turn: 180 / count, dim: 0, share: 0.8 },
  ]
  const rays = rows.flatMap(({ length, turn, dim, share }) =>
    Array.from({ length: Math.round(count * share) }, (_, index) => {
      const angle = turn + (index * 360) / Math.round(count * share) + random.around(0, 3)
      const shape = {
        length: length * random.between(0.92, 1.05),
        width: (430 / count) * random.between(0.85, 1.1) * (0.75 + openness * 0.3),
        belly: 0.72,
        base: 0.45,
        point: 0.12,
        bend: random.around(0, 4),
      }
      // Rays that face the light, at the upper left, are brighter.
      const facing = Math.cos(((angle + 45) * Math.PI) / 180) * 3
      return placed({ turn: angle }, petal(brush, shape, lighter(white, dim + facing), lighter(base, dim), 2))
    }),
  )
  const florets = Array.from({ length: 120 }, (_, index) => {
    const distance = disc * 0.96 * Math.sqrt((index + 0.5) / 120)
    const angle = (index * goldenAngle * Math.PI) / 180
    const [fx, fy] = [distance * Math.cos(angle), distance * Math.sin(angle)]
    const glow = (-fx - fy) * 0.28
    const tone = mix(colour(50, 92, 56), colour(34, 92, 44), distance / disc)
    return element('circle', { cx: fx, cy: fy - 1.5, r: 1.95, fill: lit(lighter(tone, glow), light) })
  })
  const dome = definitions.radial(
    [0, 0],
    disc,
    [
      [0, lit(colour(48, 92, 54), light)],
      [0.75, lit(colour(40, 92, 46), light)],
      [1, lit(colour(30, 85, 32), light)],
    ],
    [-8, -9],
  )
  const centre = element('circle', { r: disc, fill: dome }) + florets.join('')
  return placed(
    { x, y, scaleX: size, scaleY: size * (1 - tilt * 0.5), turn: random.around(0, 10) },
    rays.join('') + softShadow(brush, disc * 1.45, 0.35) + placed({ y: -tilt * 6 }, centre),
  )
}
