import { describe, expect, it } from 'vitest'
import { cardFigure, parseModelCard } from '@/classifier/card'

const figures = {
  accuracy: 0.7,
  loss: 0.9,
  confusion: [
    [3, 0],
    [1, 3],
  ],
}
const count = { daisy: 3, roses: 4 }
const card = () => ({
  dataset: {
    name: 'Flowers',
    url: 'https://example.org/',
    licence: 'CC BY 2.0',
    counts: { train: { ...count }, validation: { ...count }, test: { ...count } },
  },
  classes: [
    { id: 'daisy', zh: '雏菊', en: 'daisy' },
    { id: 'roses', zh: '玫瑰', en: 'rose' },
  ],
  models: {
    document: {
      file: 'document.onnx',
      sha256: 'a'.repeat(64),
      bytes: 100,
      parameters: 10,
      input: {
        name: 'pixels',
        layout: 'NHWC',
        size: [150, 150],
        scale: 1 / 255,
        mean: [0, 0, 0],
        std: [1, 1, 1],
      },
      outputs: ['probabilities'],
      temperature: 1.5,
      metrics: {
        train: structuredClone(figures),
        validation: structuredClone(figures),
        test: structuredClone(figures),
      },
    },
  },
})

/** A valid card with one field replaced; `undefined` leaves it out. */
function cardWith(path: string, value: unknown): unknown {
  const changed = card()
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const owner = keys.reduce<Record<string, unknown>>(
    (object, key) => object[key] as Record<string, unknown>,
    changed as unknown as Record<string, unknown>,
  )
  owner[last] = value
  return JSON.parse(JSON.stringify(changed))
}

describe('parseModelCard', () => {
  it('returns the fields that the site uses', () => {
    const parsed = parseModelCard(card())
    expect(parsed.classes.map(({ zh }) => zh)).toEqual(['雏菊', '玫瑰'])
    expect(parsed.models.document).toMatchObject({
      id: 'document',
      temperature: 1.5,
      input: { size: [150, 150] },
    })
  })

  it.each([
    ['models.document.sha256', 'abc', '64 hexadecimal digits'],
    ['models.document.bytes', 0, 'whole number above 0'],
    ['models.document.bytes', undefined, 'found nothing'],
    ['models.document.input.layout', 'NCHW', '"NHWC"'],
    ['models.document.input.size', [150], 'height and width'],
    ['models.document.input.std', [1, 0, 1], 'number above 0'],
    ['models.document.temperature', -1, 'number above 0'],
    ['models.document.metrics.test.accuracy', 67, 'number from 0 to 1'],
    ['models.document.metrics.test.confusion', [[1, 2]], '2 rows of 2 counts'],
    ['models.document.metrics.test.confusion.0', [1, -2], 'at least 0'],
    ['models.document.outputs', [], 'output name'],
    ['models.document.file', '../secret.onnx', '.onnx file beside the card'],
    ['models.document.layers', [], 'at least one layer'],
    ['models.document.layers', [{ tensor: 'a', channels: 0, height: 1, width: 1 }], 'whole number above 0'],
    ['models', {}, 'models.document'],
    ['classes', [], 'at least two classes'],
    ['dataset.licence', '', 'not empty'],
    ['dataset.counts.test.roses', undefined, 'whole number above 0'],
  ])('refuses %s = %j and says what it expected', (path, value, expected) => {
    expect(() => parseModelCard(cardWith(path, value))).toThrow(expected)
    expect(() => parseModelCard(cardWith(path, value))).toThrow(path)
  })

  it('refuses a class that appears twice', () => {
    expect(() => parseModelCard(cardWith('classes.1.id', 'daisy'))).toThrow('every class id once')
  })
})

describe('cardFigure', () => {
  it('finds a number by its path', () => {
    expect(cardFigure(card(), 'models.document.metrics.test.accuracy')).toBe(0.7)
    expect(cardFigure(card(), 'models.document.input.size.1')).toBe(150)
  })

  it('names a path without a number', () => {
    expect(() => cardFigure(card(), 'models.improved.parameters')).toThrow('models.improved.parameters')
  })
})
