import { crossEntropy, crossEntropySlope, meanSquaredError, squaredErrorSlope } from '@/maths/losses'
import { Plane } from './plane'

export const plane = new Plane({ left: 0, right: 1, bottom: -0.3, top: 4.2, width: 600, height: 300 })

/** Both losses of giving the right class the probability p, and how fast they change with p. */
export function lossesAt(p: number): {
  crossEntropy: number
  crossSlope: number
  squared: number
  squaredSlope: number
} {
  return {
    crossEntropy: crossEntropy([1], [p]),
    crossSlope: crossEntropySlope(p),
    squared: meanSquaredError([1], [p]),
    squaredSlope: squaredErrorSlope(1, p),
  }
}
