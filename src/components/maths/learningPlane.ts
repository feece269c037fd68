import { trainingRun } from '@/maths/neuron'
import { Plane } from './plane'

export const steps = 200
/** Learning rates of the figure: too slow, fitting, too large. */
export const learningRates = [0.1, 2, 10] as const

export const plane = new Plane({
  left: 0,
  right: steps,
  bottom: -0.1,
  top: 1.4,
  width: 600,
  height: 280,
})

const runs = new Map<number, ReturnType<typeof trainingRun>>()

/** Losses and outputs after each step under a learning rate. */
export function runWith(learningRate: number): ReturnType<typeof trainingRun> {
  const run = runs.get(learningRate) ?? trainingRun(steps, learningRate)
  runs.set(learningRate, run)
  return run
}

export const lossPath = (learningRate: number): string =>
  plane.path(runWith(learningRate).map(({ loss }, step) => [step, loss] as const))
