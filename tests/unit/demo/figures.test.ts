import { describe, expect, it } from 'vitest'
import { formatFigure } from '@/components/model-card/figures'

describe('formatFigure', () => {
  it.each([
    [0.678, 'percent', '67.8%'],
    [1, 'percent', '100.0%'],
    [3_455_173, 'integer', '3,455,173'],
    [13_825_752, 'megabytes', '13.8 MB'],
    [2.77319, 'number', '2.77'],
  ] as const)('writes %d as %s: %s', (value, format, text) => expect(formatFigure(value, format)).toBe(text))
})
