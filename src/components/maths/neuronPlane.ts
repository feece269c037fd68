import { sigmoid } from '@/maths/activations'
import { preActivation } from '@/maths/neuron'
import { Plane } from './plane'

export const plane = new Plane({ left: -0.5, right: 1.5, bottom: -0.5, top: 1.5, width: 320, height: 320 })

/** The four corners on which the logical functions are defined, and what each function says there. */
export const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const
export const tasks = { and: [0, 0, 0, 1], or: [0, 1, 1, 1], xor: [0, 1, 1, 0] } as const
export type Task = keyof typeof tasks

/** Weights and bias of a neuron with two inputs. */
export interface Neuron {
  weights: readonly [number, number]
  bias: number
}

/** Solves AND; the reader is to find the others. */
export const start: Neuron = { weights: [1, 1], bias: -1.5 }

/** Weighted sum and output of the neuron at each corner. */
export function answers({ weights, bias }: Neuron): { z: number; output: number }[] {
  return corners.map((corner) => {
    const z = preActivation(weights, corner, bias)
    return { z, output: sigmoid(z) }
  })
}

/** Corners on the right side: an output above a half stands for 1. */
export function rightAnswers(neuron: Neuron, task: Task): number {
  return answers(neuron).filter(({ output }, index) => Number(output > 0.5) === tasks[task][index]).length
}

/** The part of the window in which the neuron answers 1, as a polygon's points (Sutherland and Hodgman 1974); empty when there is none. */
export function positiveSide({ weights, bias }: Neuron): string {
  const { left, right, bottom, top } = plane.window
  const window = [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ] as const
  const points = window.flatMap((from, index) => {
    const to = window[(index + 1) % window.length] ?? from
    const a = preActivation(weights, from, bias)
    const b = preActivation(weights, to, bias)
    const share = a / (a - b)
    const crossing =
      a > 0 !== b > 0
        ? [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])] as const]
        : []
    return a > 0 ? [from, ...crossing] : crossing
  })
  return points.map(([x, y]) => `${plane.x(x)},${plane.y(y)}`).join(' ')
}
