import { adamStart, adamStep, gradientStep, momentumStep, type Vector } from '@/maths/optimizers'
import { Plane } from './plane'

export const plane = new Plane({ left: -5, right: 5, bottom: -2.5, top: 2.5, width: 600, height: 300 })

/** Curvature across the ravine; along it the curvature is 1. */
const steepness = 40

/** The surface on which the optimisers race, f(x, y) = ½ (x² + 40 y²): a ravine with its lowest point at the origin. */
export function height([x = 0, y = 0]: Vector): number {
  return (x ** 2 + steepness * y ** 2) / 2
}

export function slope([x = 0, y = 0]: Vector): number[] {
  return [x, steepness * y]
}

/** Half axes of the ellipse on which the surface has a height. */
export function contour(level: number): { along: number; across: number } {
  return { along: Math.sqrt(2 * level), across: Math.sqrt((2 * level) / steepness) }
}

export const start: Vector = [-4, 1.2]

export const racers = ['sgd', 'momentum', 'adam'] as const
export type Racer = (typeof racers)[number]

/** Learning rates from which each racer starts out well, and what the choices of the figure multiply them by. */
const fitting: Record<Racer, number> = { sgd: 0.045, momentum: 0.02, adam: 0.3 }
export const rates = { small: 0.2, fitting: 1, large: 1.25 } as const
export type Rate = keyof typeof rates

export const learningRate = (racer: Racer, rate: Rate): number => fitting[racer] * rates[rate]

/** Positions of one racer after 0, 1, … `steps` steps. */
export function race(racer: Racer, rate: Rate, steps: number): number[][] {
  const alpha = learningRate(racer, rate)
  const positions: number[][] = [[...start]]
  let velocity: number[] = [0, 0]
  let moments = adamStart(2)
  for (let step = 0; step < steps; step++) {
    const position = positions[step] ?? []
    const gradient = slope(position)
    if (racer === 'sgd') {
      positions.push(gradientStep(position, gradient, alpha))
    } else if (racer === 'momentum') {
      const next = momentumStep(position, velocity, gradient, alpha)
      velocity = next.velocity
      positions.push(next.position)
    } else {
      const next = adamStep(moments, gradient, { learningRate: alpha })
      moments = next.state
      positions.push(gradientStep(position, next.step, 1))
    }
  }
  return positions
}
