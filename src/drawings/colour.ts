/** A colour by hue (degrees), saturation and lightness (percent), before the light falls on it. */
export interface Colour {
  hue: number
  saturation: number
  lightness: number
}

export const colour = (hue: number, saturation: number, lightness: number): Colour => ({
  hue,
  saturation,
  lightness,
})

/** The same colour, lighter (positive) or darker by so many points of lightness. */
export const lighter = ({ hue, saturation, lightness }: Colour, points: number): Colour => ({
  hue,
  saturation,
  lightness: lightness + points,
})

/** A colour between two; `share` 0 is the first, 1 the second. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const between = (a: number, b: number) => a + (b - a) * share
  return {
    hue: between(first.hue, second.hue),
    saturation: between(first.saturation, second.saturation),
    lightness: between(first.lightness, second.lightness),
  }
}

/**
 * How an ambient light changes a colour: dim light is darker and bluer, bright light lighter and paler.
 *
 * @param light 0 (dusk) to 1 (noon); 0.5 changes nothing.
 */
export function lit({ hue, saturation, lightness }: Colour, light: number): string {
  const change = light - 0.5
  const bright = lightness + change * (change < 0 ? lightness * 0.85 : (100 - lightness) * 0.55)
  const pale = saturation * (1 - Math.abs(change) * 0.35)
  const wrapped = ((hue % 360) + 360) % 360
  return `hsl(${wrapped.toFixed(0)} ${clamp(pale).toFixed(0)}% ${clamp(bright).toFixed(0)}%)`
}

const clamp = (percent: number) => Math.min(100, Math.max(0, percent))
