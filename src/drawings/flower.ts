import { drawBackground } from './background'
import { type FlowerParameters, type Species, parameterRanges, validateParameters } from './parameters'
import { createRandom } from './random'
import type { Brush } from './shapes'
import { drawDaisy } from './species/daisy'
import { drawDandelion } from './species/dandelion'
import { drawRose } from './species/rose'
import { drawSunflower } from './species/sunflower'
import { drawTulip } from './species/tulip'
import { Definitions, element } from './svg'

export { gallery } from './gallery'
export {
  type FlowerParameters,
  type Species,
  defaultParameters,
  parameterRanges,
  species,
} from './parameters'

const painters: Record<Species, (brush: Brush, parameters: FlowerParameters) => string> = {
  daisy: drawDaisy,
  dandelion: drawDandelion,
  roses: drawRose,
  sunflowers: drawSunflower,
  tulips: drawTulip,
}

/**
 * Draws a flower as a self-contained SVG of 300×300, always the same for the same parameters.
 *
 * @throws {ParameterError} when a parameter is out of its range.
 */
export function drawFlower(parameters: FlowerParameters): string {
  validateParameters(parameters)
  const definitions = new Definitions(`f${fingerprint(parameters)}-`)
  const brush: Brush = { random: createRandom(parameters.seed * 7 + 1), definitions, light: parameters.light }
  const background = drawBackground(brush, parameters.background)
  // Petals draw from a stream of their own, so that another background leaves the flower as it is.
  const flower = painters[parameters.species]({ ...brush, random: createRandom(parameters.seed) }, parameters)
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 300 300', width: 300, height: 300 },
    definitions.toString() + background + flower,
  )
}

/** Letters and digits that differ between drawings, so that their ids do not clash on a page. */
function fingerprint(parameters: FlowerParameters): string {
  const sliders = Object.keys(parameterRanges) as (keyof typeof parameterRanges)[]
  const text = [parameters.species, parameters.seed, ...sliders.map((name) => parameters[name])].join()
  let hash = 5381
  for (const character of text) hash = (Math.imul(hash, 33) ^ character.charCodeAt(0)) >>> 0
  return hash.toString(36)
}
