import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  inferenceFlopsPerToken,
  keyValueCacheBytes,
  loraParameters,
  scalingLawLoss,
  trainingDays,
  trainingFlops,
  trainingFlopsWithRecomputation,
  trainingStateBytes,
  transformerParameters,
  weightBytes,
} from '@/maths/estimates'

test('GPT-3: 175 billion parameters and 300 billion tokens, published as 3.14e23', () => {
  expect(trainingFlops(175e9, 300e9) / 3.14e23).toBeCloseTo(1, 2)
})

test('175 billion parameters on 1,024 A100 at 140 TFLOP/s, published as 34 days', () => {
  expect(Math.round(trainingDays(trainingFlopsWithRecomputation(175e9, 300e9), 1024, 140e12))).toBe(34)
})

test('a model of 7.5 billion parameters needs 120 GB for its training states, as the ZeRO paper says', () => {
  expect(trainingStateBytes(7.5e9)).toBe(120e9)
})

test('twice the GPUs, half the days', () => {
  const size = fc.double({ min: 1e6, max: 1e13, noNaN: true })
  fc.assert(
    fc.property(size, size, fc.integer({ min: 1, max: 100_000 }), (parameters, tokens, gpus) => {
      const flops = trainingFlops(parameters, tokens)
      expect(trainingDays(flops, gpus, 1e14) / trainingDays(flops, gpus * 2, 1e14)).toBeCloseTo(2, 9)
    }),
  )
})

test('a token costs three times as much to train on as to generate', () => {
  const size = fc.double({ min: 1e6, max: 1e13, noNaN: true })
  fc.assert(
    fc.property(size, size, (parameters, tokens) => {
      const generated = inferenceFlopsPerToken(parameters) * tokens
      expect(trainingFlops(parameters, tokens) / generated).toBeCloseTo(3, 9)
    }),
  )
})

test('the states of training take eight times the memory of weights in 16 bits, and 32 times that of 4 bits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), (parameters) => {
      expect(trainingStateBytes(parameters) / weightBytes(parameters, 2)).toBe(8)
      expect(trainingStateBytes(parameters) / weightBytes(parameters, 0.5)).toBe(32)
    }),
  )
})

test('nothing and less than nothing are errors', () => {
  expect(() => trainingFlops(0, 1)).toThrow(/parameters must be a number above 0/)
  expect(() => trainingDays(1e20, 8, NaN)).toThrow(/achieved/)
})

test('recomputing the activations costs a third more, whatever the size', () => {
  const size = fc.double({ min: 1e6, max: 1e13, noNaN: true })
  fc.assert(
    fc.property(size, size, (parameters, tokens) => {
      const plain = trainingFlops(parameters, tokens)
      expect(trainingFlopsWithRecomputation(parameters, tokens) / plain).toBeCloseTo(4 / 3, 9)
    }),
  )
})

test('LoRA of rank 8 on a square matrix of 4,096 trains 65,536 parameters', () => {
  expect(loraParameters(4096, 4096, 8)).toBe(65_536)
})

test('GPT-3’s 96 layers of width 12,288 make its 175 billion parameters, but for the embeddings', () => {
  expect(transformerParameters(96, 12_288) / 175e9).toBeCloseTo(1, 1)
})

test('grouped queries shrink the cache of keys and values by the number of heads that share one', () => {
  const whole = keyValueCacheBytes(80, 64, 128, 32_000)
  expect(whole).toBe(2 * 80 * 64 * 128 * 32_000 * 2)
  expect(whole / keyValueCacheBytes(80, 8, 128, 32_000)).toBe(8)
})

test('the scaling law: more of either lowers the loss, and never below the entropy of text', () => {
  const size = fc.double({ min: 1e7, max: 1e13, noNaN: true })
  fc.assert(
    fc.property(size, size, (parameters, tokens) => {
      const loss = scalingLawLoss(parameters, tokens)
      expect(loss).toBeGreaterThan(1.69)
      expect(scalingLawLoss(parameters * 2, tokens)).toBeLessThan(loss)
      expect(scalingLawLoss(parameters, tokens * 2)).toBeLessThan(loss)
    }),
  )
})
