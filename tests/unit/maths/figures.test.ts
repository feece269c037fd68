import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answers, positiveSide, rightAnswers, start as neuron, tasks } from '@/components/maths/neuronPlane'
import { Plane } from '@/components/maths/plane'
import { height, race, racers, type Rate, shownFrame, start } from '@/components/maths/ravine'

const weight = fc.double({ min: -3, max: 3, noNaN: true })

test('a plane’s corners are its window’s corners', () => {
  const plane = new Plane({ left: -1, right: 3, bottom: 0, top: 2, width: 400, height: 200 })
  expect([plane.x(-1), plane.x(3), plane.y(2), plane.y(0)]).toEqual([0, 400, 0, 200])
  expect(plane.path([[0, Infinity]])).toBe('M100 -200')
})

test('the figure starts with a neuron that solves AND', () => {
  expect(rightAnswers(neuron, 'and')).toBe(4)
})

test('no neuron solves exclusive or', () => {
  fc.assert(
    fc.property(weight, weight, weight, (w1, w2, bias) => {
      expect(rightAnswers({ weights: [w1, w2], bias }, 'xor')).toBeLessThan(4)
    }),
    { numRuns: 1000 },
  )
})

test('the coloured side is empty, whole, or a polygon, and agrees with the answers', () => {
  expect(positiveSide({ weights: [0, 0], bias: -1 })).toBe('')
  expect(positiveSide({ weights: [0, 0], bias: 1 }).split(' ')).toHaveLength(4)
  const half = positiveSide({ weights: [1, 0], bias: -0.5 }).split(' ')
  expect(half.sort()).toEqual(['160,0', '160,320', '320,0', '320,320'])
  expect(answers({ weights: [0, 0], bias: 0 }).every(({ output }) => output === 0.5)).toBe(true)
  expect(Object.keys(tasks)).toEqual(['and', 'or', 'xor'])
})

const finish = (racer: (typeof racers)[number], rate: Rate) =>
  height(race(racer, rate, 40)[40]?.position ?? [])

test('with fitting rates all three racers get down; with large ones gradient descent flies off', () => {
  for (const racer of racers) expect(finish(racer, 'fitting')).toBeLessThan(0.5)
  expect(finish('sgd', 'large')).toBeGreaterThan(1e6)
  expect(finish('adam', 'large')).toBeLessThan(0.5)
})

test('the steps that the figure shows lead from the start to where the racer is', () => {
  for (const racer of racers) {
    const frames = race(racer, 'fitting', 40)
    const walked = frames.reduce(([x = 0, y = 0], { step: [dx = 0, dy = 0] }) => [x + dx, y + dy], [...start])
    expect(walked[0]).toBeCloseTo(frames[40]?.position[0] ?? NaN, 9)
    expect(walked[1]).toBeCloseTo(frames[40]?.position[1] ?? NaN, 9)
  }
})

test('momentum shows its velocity, Adam its corrected moments, and who has flown off says so', () => {
  const texts = { lost: 'gone', none: 'none' }
  const shown = (racer: (typeof racers)[number], step: number) => {
    const frame = race(racer, 'large', step)[step]
    return frame && shownFrame(frame, texts)
  }
  expect(shown('sgd', 1)?.memory).toBe('none')
  expect(shown('momentum', 1)?.memory).toBe('v = (−0.100, 1.200)')
  expect(shown('adam', 1)?.memory).toBe('m̂ = (−4.000, 48.000) v̂ = (16.000, 2,304.000)')
  expect(shown('sgd', 40)?.height).toBe('gone')
})
