import { type FlowerParameters, type Species, defaultParameters } from './parameters'

export interface Drawing {
  id: string
  species: Species
  parameters: FlowerParameters
}

type Variation = Partial<Omit<FlowerParameters, 'species' | 'seed'>>

/** Four of each species, chosen to differ in age, colour, light and place, not for what a model says of them. */
const variations: Record<Species, readonly Variation[]> = {
  daisy: [
    { petals: 0.6, zoom: 0.8, background: 0 },
    { petals: 0.9, openness: 0.85, tilt: 0.55, zoom: 0.35, background: 0, light: 0.62 },
    { petals: 0.3, colour: 0.95, zoom: 0.6, background: 2 },
    { petals: 0.7, tilt: 0.1, zoom: 1, background: 1, light: 0.58 },
  ],
  dandelion: [
    { petals: 0.7, openness: 0.6, zoom: 0.75, background: 0 },
    { petals: 0.6, openness: 0.95, zoom: 0.6, background: 1, light: 0.4 },
    { petals: 0.4, openness: 0.35, colour: 0.7, tilt: 0.6, zoom: 0.4, background: 3 },
    { petals: 0.9, openness: 0.85, zoom: 0.85, background: 0, light: 0.42 },
  ],
  roses: [
    { petals: 0.7, colour: 0, zoom: 0.8, background: 2 },
    { petals: 0.4, colour: 0.5, openness: 0.9, zoom: 0.6, background: 0 },
    { petals: 0.9, colour: 0.97, openness: 0.5, zoom: 1, background: 3, light: 0.45 },
    { petals: 0.5, colour: 0.75, openness: 0.35, tilt: 0.6, zoom: 0.45, background: 1 },
  ],
  sunflowers: [
    { petals: 0.6, colour: 0.1, zoom: 0.75, background: 1 },
    { petals: 0.9, colour: 0.3, openness: 0.9, zoom: 0.5, background: 0, light: 0.62 },
    { petals: 0.3, colour: 0.85, openness: 0.5, zoom: 1, background: 2 },
    { petals: 0.7, colour: 0, tilt: 0.8, zoom: 0.4, background: 1, light: 0.42 },
  ],
  tulips: [
    { petals: 0.7, colour: 0, openness: 0.25, zoom: 0.3, background: 0 },
    { petals: 0.2, colour: 0.5, openness: 0.4, zoom: 0.9, background: 1 },
    { petals: 1, colour: 0.75, openness: 0.15, zoom: 0.2, background: 2, light: 0.45 },
    { petals: 0.4, colour: 0.25, openness: 0.8, zoom: 0.6, background: 3, light: 0.6 },
  ],
}

/** The drawings that the demo offers. */
export const gallery: readonly Drawing[] = Object.entries(variations).flatMap(([name, list]) =>
  list.map((variation, index) => {
    const species = name as Species
    return {
      id: `${species}-${index + 1}`,
      species,
      parameters: { ...defaultParameters(species, 11 + index * 17), ...variation },
    }
  }),
)
