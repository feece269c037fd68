/** Attributes of an SVG element; `undefined` leaves one out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/**
 * Writes a number for SVG, with two decimals.
 *
 * @throws {RangeError} for NaN and infinities, which would silently break a path.
 */
export function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`A drawing needs finite numbers, got ${value}.`)
  return String(Math.round(value * 100) / 100)
}

/** Writes an element; values are numbers and our own words, never somebody else's text. */
export function element(name: string, attributes: Attributes, children = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : value}"`)
    .join('')
  return children ? `<${name}${written}>${children}</${name}>` : `<${name}${written}/>`
}

/** A template for paths: numbers are rounded, words stay. */
export function path(strings: TemplateStringsArray, ...values: number[]): string {
  return strings
    .map((text, index) => text + (index < values.length ? number(values[index] ?? 0) : ''))
    .join('')
}

/** A group that is moved, turned (degrees) and scaled, in this order seen from outside. */
export function placed(
  {
    x = 0,
    y = 0,
    turn = 0,
    scaleX = 1,
    scaleY = 1,
  }: Partial<Record<'x' | 'y' | 'turn' | 'scaleX' | 'scaleY', number>>,
  children: string,
): string {
  const transform = [
    `translate(${number(x)} ${number(y)})`,
    turn ? `rotate(${number(turn)})` : '',
    scaleX !== 1 || scaleY !== 1 ? `scale(${number(scaleX)} ${number(scaleY)})` : '',
  ]
  return element('g', { transform: transform.filter(Boolean).join(' ') }, children)
}

/** Collects definitions (gradients, filters, clip paths) under ids that are unique on a page. */
export class Definitions {
  readonly #prefix: string
  readonly #written: string[] = []
  readonly #known = new Map<string, string>()

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** Adds a definition once and returns a reference for `fill` or `filter`. */
  add(name: string, attributes: Attributes, children: string): string {
    const key = name + JSON.stringify(attributes) + children
    const known = this.#known.get(key)
    if (known) return known
    const id = `${this.#prefix}${this.#written.length}`
    this.#written.push(element(name, { id, ...attributes }, children))
    const reference = `url(#${id})`
    this.#known.set(key, reference)
    return reference
  }

  /** A gradient along a line in the coordinates of the shape that it fills. */
  linear(from: readonly [number, number], to: readonly [number, number], stops: readonly Stop[]): string {
    return this.add(
      'linearGradient',
      { gradientUnits: 'userSpaceOnUse', x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
      writeStops(stops),
    )
  }

  /** A gradient from a centre outwards, in the coordinates of the shape that it fills. */
  radial(centre: readonly [number, number], radius: number, stops: readonly Stop[], focus = centre): string {
    return this.add(
      'radialGradient',
      {
        gradientUnits: 'userSpaceOnUse',
        cx: centre[0],
        cy: centre[1],
        r: radius,
        fx: focus[0],
        fy: focus[1],
      },
      writeStops(stops),
    )
  }

  blur(deviation: number): string {
    return this.add(
      'filter',
      { x: '-30%', y: '-30%', width: '160%', height: '160%' },
      element('feGaussianBlur', { stdDeviation: deviation }),
    )
  }

  toString(): string {
    return element('defs', {}, this.#written.join(''))
  }
}

/** Offset (0–1), colour, opacity. */
export type Stop = readonly [offset: number, colour: string, opacity?: number]

function writeStops(stops: readonly Stop[]): string {
  return stops
    .map(([offset, stopColour, opacity]) =>
      element('stop', { offset, 'stop-color': stopColour, 'stop-opacity': opacity }),
    )
    .join('')
}
