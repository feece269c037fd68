import { colour, lighter, lit, mix } from '../colour'
import type { FlowerParameters } from '../parameters'
import { type Brush, goldenAngle, leaf, petal, softShadow, stem } from '../shapes'
import { element, placed } from '../svg'

const green = colour(98, 38, 32)

/** Two rows of pointed rays around a large disc, whose florets stand in spirals. */
export function drawSunflower(brush: Brush, parameters: FlowerParameters): string {
  const { random } = brush
  const size = 0.62 + parameters.zoom * 0.62
  const x = 150 + random.around(0, 10)
  const y = 142 - (1 - parameters.zoom) * 16
  const leaves = [-1, 1].map((side) =>
    placed(
      { x: x + side * 3, y: 262 + random.around(0, 14), turn: side * random.between(62, 86) },
      leaf(brush, random.between(96, 124), random.between(58, 76), green, 11),
    ),
  )
  return (
    stem(brush, [x, y], x + random.around(0, 16), 15 * size, green) +
    leaves.join('') +
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
  const count = Math.round(17 + petals * 15)
  const yellow = mix(colour(48, 98, 56), colour(28, 92, 46), palette)
  const base = mix(colour(38, 96, 42), colour(16, 80, 32), palette)
  const disc = 46
  const reach = 74 + openness * 42
  const rows = [
    { length: reach, offset: 0, dim: -9 },
    { length: reach * 0.94, offset: 180 / count, dim: 0 },
  ]
  const rays = rows.flatMap(({ length, offset, dim }) =>
    Array.from({ length: count }, (_, index) => {
      const angle = offset + (index * 360) / count + random.around(0, 4)
      const shape = {
        length: length * random.between(0.88, 1.06),
        width: (520 / count) * random.between(0.9, 1.15),
        belly: 0.55,
        base: 0.5,
        point: 0.85,
        bend: random.around(0, 9),
      }
      const facing = Math.cos(((angle + 45) * Math.PI) / 180) * 4
      return placed(
        { turn: angle },
        petal(brush, shape, lighter(yellow, dim + facing), lighter(base, dim), 3),
      )
    }),
  )
  const dome = definitions.radial(
    [0, 0],
    disc,
    [
      [0, lit(colour(60, 28, 30), light)],
      [0.35, lit(colour(34, 42, 22), light)],
      [0.8, lit(colour(24, 50, 15), light)],
      [1, lit(colour(30, 60, 24), light)],
    ],
    [-10, -12],
  )
  const total = 300
  const florets = Array.from({ length: total }, (_, index) => {
    const share = (index + 0.5) / total
    const distance = disc * Math.sqrt(share)
    const angle = (index * goldenAngle * Math.PI) / 180
    const [fx, fy] = [distance * Math.cos(angle), distance * Math.sin(angle)]
    const glow = (-fx - fy) * 0.1
    const ripe =
      share > 0.62
        ? mix(colour(30, 66, 26), colour(40, 88, 48), (share - 0.62) / 0.38)
        : mix(colour(66, 34, 34), colour(24, 46, 17), share / 0.62)
    return element('circle', {
      cx: fx,
      cy: fy,
      r: 1.4 + share * 0.8,
      fill: lit(lighter(ripe, glow + random.around(0, 3)), light),
    })
  })
  return placed(
    { x, y, scaleX: size, scaleY: size * (1 - tilt * 0.4), turn: random.around(0, 9) },
    rays.join('') +
      softShadow(brush, disc * 1.3, 0.45) +
      placed({ y: -tilt * 6 }, element('circle', { r: disc, fill: dome }) + florets.join('')),
  )
}
