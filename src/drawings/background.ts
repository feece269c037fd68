import { colour, type Colour, lighter, lit, mix } from './colour'
import { backgrounds } from './parameters'
import type { Brush } from './shapes'
import { element, path } from './svg'

interface Scene {
  top: Colour
  bottom: Colour
  /** Out-of-focus lights and plants. */
  blobs: readonly Colour[]
  /** Blades of grass at the bottom. */
  grass: Colour | undefined
}

const scenes: Record<(typeof backgrounds)[number], Scene> = {
  meadow: {
    top: colour(92, 34, 62),
    bottom: colour(104, 42, 27),
    blobs: [colour(84, 45, 66), colour(110, 40, 34), colour(60, 55, 72), colour(128, 32, 28)],
    grass: colour(104, 46, 32),
  },
  sky: {
    top: colour(208, 58, 62),
    bottom: colour(200, 52, 84),
    blobs: [colour(204, 40, 92), colour(206, 50, 74), colour(200, 30, 95)],
    grass: undefined,
  },
  garden: {
    top: colour(140, 24, 40),
    bottom: colour(96, 26, 22),
    blobs: [
      colour(330, 40, 62),
      colour(280, 30, 55),
      colour(110, 34, 36),
      colour(44, 60, 62),
      colour(130, 30, 22),
    ],
    grass: colour(112, 34, 26),
  },
  soil: {
    top: colour(30, 20, 42),
    bottom: colour(24, 28, 20),
    blobs: [colour(28, 22, 34), colour(34, 18, 52), colour(88, 26, 30), colour(20, 24, 16)],
    grass: colour(92, 30, 26),
  },
  plain: { top: colour(40, 12, 88), bottom: colour(36, 12, 74), blobs: [], grass: undefined },
}

/** What lies behind the flower, out of focus. */
export function drawBackground(brush: Brush, index: number): string {
  const { random, definitions, light } = brush
  const scene = scenes[backgrounds[index] ?? 'plain']
  const fill = definitions.linear(
    [0, 0],
    [0, 300],
    [
      [0, lit(scene.top, light)],
      [1, lit(scene.bottom, light)],
    ],
  )
  const blobs = scene.blobs.flatMap((tone) =>
    Array.from({ length: 5 }, () =>
      element('circle', {
        cx: random.between(-20, 320),
        cy: random.between(-20, 320),
        r: random.between(14, 52),
        fill: lit(lighter(tone, random.around(0, 6)), light),
        opacity: random.between(0.25, 0.6),
      }),
    ),
  )
  const blades = scene.grass
    ? Array.from({ length: 26 }, () =>
        blade(brush, mix(scene.grass ?? scene.bottom, scene.bottom, random.between(0, 0.8))),
      )
    : []
  return (
    element('rect', { width: 300, height: 300, fill }) +
    element('g', { filter: definitions.blur(11) }, blobs.join('')) +
    (blades.length > 0 ? element('g', { filter: definitions.blur(2.2) }, blades.join('')) : '')
  )
}

function blade({ random, light }: Brush, tone: Colour): string {
  const foot = random.between(-10, 310)
  const tip = foot + random.around(0, 45)
  const top = random.between(130, 265)
  const width = random.between(2, 5)
  return element('path', {
    d: path`M${foot - width} 305Q${foot} ${(top + 305) / 2} ${tip} ${top}Q${foot + width} ${(top + 305) / 2} ${foot + width} 305Z`,
    fill: lit(lighter(tone, random.around(2, 9)), light),
    opacity: random.between(0.5, 0.95),
  })
}
