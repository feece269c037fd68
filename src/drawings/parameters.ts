/** The species that can be drawn, named as the classes of the data set. */
export const species = ['daisy', 'dandelion', 'roses', 'sunflowers', 'tulips'] as const
export type Species = (typeof species)[number]

/** Everything that a drawing depends on. */
export interface FlowerParameters {
  species: Species
  /** Chooses the accidents: which petal bends where. Any integer from 0 to 99,999. */
  seed: number
  /** How many petals, 0 (few) to 1 (many); each species has its own range. */
  petals: number
  /** 0 is a bud or young flower, 1 fully open; a dandelion above 0.75 has gone to seed. */
  openness: number
  /** Position in the species' palette, 0–1. */
  colour: number
  /** 0 is dusk, 1 noon. */
  light: number
  /** Which background, an index into `backgrounds`. */
  background: number
  /** 0 shows the plant, 1 fills the picture with the flower. */
  zoom: number
  /** 0 sees the flower from the front, 1 from the side. */
  tilt: number
}

/** Names of the backgrounds, in the order of the slider. */
export const backgrounds = ['meadow', 'sky', 'garden', 'soil', 'plain'] as const

export interface ParameterRange {
  min: number
  max: number
  step: number
  default: number
}

const share = (start: number): ParameterRange => ({ min: 0, max: 1, step: 0.01, default: start })

/** Ranges of the parameters that a slider can set. */
export const parameterRanges: Readonly<
  Record<Exclude<keyof FlowerParameters, 'species' | 'seed'>, ParameterRange>
> = {
  petals: share(0.5),
  openness: share(0.6),
  colour: share(0.3),
  light: share(0.5),
  background: { min: 0, max: backgrounds.length - 1, step: 1, default: 0 },
  zoom: share(0.5),
  tilt: share(0.25),
}

/** The parameters of a species as the sliders start with them. */
export function defaultParameters(kind: Species, seed: number): FlowerParameters {
  const starts = Object.entries(parameterRanges).map(([name, range]) => [name, range.default])
  return { species: kind, seed, ...Object.fromEntries(starts) } as FlowerParameters
}

/** A parameter that nothing can be drawn from. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError'

  constructor(field: string, found: unknown, expected: string) {
    super(
      `Flower parameter "${field}": found ${JSON.stringify(found) ?? String(found)}, expected ${expected}.`,
    )
  }
}

/** @throws {ParameterError} naming the first field that is out of its range. */
export function validateParameters(parameters: FlowerParameters): void {
  if (!species.includes(parameters.species)) {
    throw new ParameterError('species', parameters.species, `one of ${species.join(', ')}`)
  }
  const { seed } = parameters
  if (!Number.isInteger(seed) || seed < 0 || seed > 99_999) {
    throw new ParameterError('seed', seed, 'a whole number from 0 to 99,999')
  }
  for (const [name, { min, max, step }] of Object.entries(parameterRanges)) {
    const value = parameters[name as keyof typeof parameterRanges]
    const whole = step >= 1
    if (!(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
      throw new ParameterError(name, value, `a ${whole ? 'whole ' : ''}number from ${min} to ${max}`)
    }
  }
}
