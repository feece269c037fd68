import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  convolutionParameters,
  denseParameters,
  documentNetwork,
  parametersOf,
  windowedSize,
} from '@/maths/layers'

const side = fc.integer({ min: 1, max: 200 })
const small = fc.integer({ min: 1, max: 12 })

test('the output’s side is the number of places at which the window fits', () => {
  fc.assert(
    fc.property(side, small, small, fc.integer({ min: 0, max: 5 }), (input, window, stride, padding) => {
      fc.pre(window <= input + 2 * padding)
      let places = 0
      for (let left = -padding; left + window <= input + padding; left += stride) places++
      expect(windowedSize(input, window, stride, padding)).toBe(places)
    }),
  )
})

test('half a window of padding keeps the side, whatever it is', () => {
  fc.assert(
    fc.property(side, fc.integer({ min: 0, max: 6 }), (input, half) => {
      expect(windowedSize(input, 2 * half + 1, 1, half)).toBe(input)
    }),
  )
})

test('a convolution with a window of the whole input is a dense layer', () => {
  fc.assert(
    fc.property(small, small, small, (window, inputs, outputs) => {
      expect(windowedSize(window, window)).toBe(1)
      expect(convolutionParameters(window, inputs, outputs)).toBe(
        denseParameters(window * window * inputs, outputs),
      )
    }),
  )
})

test('a convolution’s parameters do not depend on the image, those of a dense layer do', () => {
  const [first] = documentNetwork(5, 150)
  expect(documentNetwork(5, 300)[0]?.parameters).toBe(first?.parameters)
  expect(parametersOf(documentNetwork(5, 300))).toBeGreaterThan(4 * parametersOf(documentNetwork(5, 150)))
})

test('the document’s CNN, layer by layer, has the parameters that Keras counts', () => {
  const layers = documentNetwork(5)
  expect(layers.filter(({ kind }) => kind === 'pooling').map((layer) => layer.side)).toEqual([74, 36, 17, 7])
  expect(layers.map(({ parameters }) => parameters).filter(Boolean)).toEqual([
    896, 18_496, 73_856, 147_584, 3_211_776, 2_565,
  ])
  expect(parametersOf(layers)).toBe(3_455_173)
})

test('what cannot be a size is an error that names it', () => {
  expect(() => windowedSize(2, 3)).toThrow(/window of 3 does not fit into an input of 2/)
  expect(() => windowedSize(5, 3, 0)).toThrow(/stride must be a whole number of at least 1, got 0/)
  expect(() => windowedSize(5, 3, 1, -1)).toThrow(/padding/)
  expect(() => denseParameters(1.5, 2)).toThrow(/inputs/)
})
