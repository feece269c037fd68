import { formatNumber } from '@/maths/format'
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

/** Where a racer is after a step, how it got there, and what it remembers. */
export interface Frame {
  position: Vector
  /** What the step added to the position; nothing at the start. */
  step: Vector
  /** Momentum's velocity. */
  velocity?: Vector
  /** Adam's corrected moments. */
  mHat?: Vector
  vHat?: Vector
}

/** One racer after 0, 1, … `steps` steps. */
export function race(racer: Racer, rate: Rate, steps: number): Frame[] {
  const alpha = learningRate(racer, rate)
  const frames: Frame[] = [{ position: start, step: start.map(() => 0) }]
  let velocity: number[] = [0, 0]
  let moments = adamStart(2)
  for (let count = 0; count < steps; count++) {
    const from = frames[count]?.position ?? start
    const gradient = slope(from)
    const arrive = (position: Vector, memory: Partial<Frame> = {}) =>
      frames.push({ position, step: position.map((value, index) => value - (from[index] ?? 0)), ...memory })
    if (racer === 'sgd') {
      arrive(gradientStep(from, gradient, alpha))
    } else if (racer === 'momentum') {
      const next = momentumStep(from, velocity, gradient, alpha)
      velocity = next.velocity
      arrive(next.position, { velocity })
    } else {
      const { state, mHat, vHat, step } = adamStep(moments, gradient, { learningRate: alpha })
      moments = state
      arrive(gradientStep(from, step, 1), { mHat, vHat })
    }
  }
  return frames
}

/** Above this height the figure says that a racer has flown off. */
const lost = 1e6

/** The numbers of a frame as the table of the figure writes them. */
export function shownFrame(frame: Frame, texts: { lost: string; none: string }): Record<Cell, string> {
  const show = (value: number) => formatNumber(value, { digits: 3 })
  const vector = (values: Vector) => `(${values.map(show).join(', ')})`
  if (!(height(frame.position) < lost)) {
    return {
      position: texts.lost,
      step: texts.lost,
      gradient: texts.lost,
      memory: texts.lost,
      height: texts.lost,
    }
  }
  const { velocity, mHat, vHat } = frame
  const memory = [
    velocity && `v = ${vector(velocity)}`,
    mHat && `m̂ = ${vector(mHat)}`,
    vHat && `v̂ = ${vector(vHat)}`,
  ]
  return {
    position: vector(frame.position),
    step: vector(frame.step),
    gradient: vector(slope(frame.position)),
    memory: memory.filter(Boolean).join(' ') || texts.none,
    height: show(height(frame.position)),
  }
}

/** Columns of the table; the widest stands last. */
export const cells = ['position', 'step', 'gradient', 'height', 'memory'] as const
export type Cell = (typeof cells)[number]
