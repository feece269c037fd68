/** The part of a plane that a figure shows, in units of its axes, and the SVG's size in pixels. */
export interface Window {
  left: number
  right: number
  bottom: number
  top: number
  width: number
  height: number
}

/** Translates points and functions of a plane into an SVG's coordinates. */
export class Plane {
  readonly window: Window

  constructor(window: Window) {
    this.window = window
  }

  x(value: number): number {
    const { left, right, width } = this.window
    return round(((value - left) / (right - left)) * width)
  }

  y(value: number): number {
    const { bottom, top, height } = this.window
    return round(((top - value) / (top - bottom)) * height)
  }

  /** A path through points; what lies far outside the window is drawn just outside it. */
  path(points: readonly (readonly [number, number])[]): string {
    const { bottom, top } = this.window
    const room = top - bottom
    const clamp = (value: number) =>
      Math.min(top + room, Math.max(bottom - room, Number.isNaN(value) ? top + room : value))
    return `M${points.map(([x, y]) => `${this.x(x)} ${this.y(clamp(y))}`).join('L')}`
  }

  /** The path of a function between two x, by default over the whole window. */
  curve(f: (x: number) => number, from = this.window.left, to = this.window.right): string {
    const steps = 200
    return this.path(
      Array.from({ length: steps + 1 }, (_, index) => {
        const x = from + (index / steps) * (to - from)
        return [x, f(x)] as const
      }),
    )
  }
}

/** A tenth of a pixel is finer than any screen shows, and keeps the page small. */
function round(value: number): number {
  return Math.round(value * 10) / 10
}
