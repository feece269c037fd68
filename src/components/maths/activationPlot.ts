import { type ActivationName, activations } from '@/maths/activations'

/** The window of the plot, in units of the axes and in pixels of the SVG. */
export const plot = { left: -5, right: 5, bottom: -1.4, top: 2.6, width: 600, height: 300 } as const

export const toX = (x: number): number => ((x - plot.left) / (plot.right - plot.left)) * plot.width
export const toY = (y: number): number => ((plot.top - y) / (plot.top - plot.bottom)) * plot.height

/** An SVG path along a function, cut off well outside of the window. */
export function curve(f: (x: number) => number): string {
  const steps = 200
  const points = Array.from({ length: steps + 1 }, (_, index) => {
    const x = plot.left + (index / steps) * (plot.right - plot.left)
    return `${toX(x).toFixed(1)} ${toY(Math.min(6, Math.max(-4, f(x)))).toFixed(1)}`
  })
  return `M${points.join('L')}`
}

/** Value and derivative of a function at x. */
export function reading(name: ActivationName, x: number): { value: number; slope: number } {
  return { value: activations[name].value(x), slope: activations[name].derivative(x) }
}
