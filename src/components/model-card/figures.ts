/** How a figure of the model card is written: `percent` of a share, `megabytes` of bytes, whole or short numbers. */
export type FigureFormat = 'number' | 'integer' | 'percent' | 'megabytes'

const formats: Record<FigureFormat, { scale: number; options: Intl.NumberFormatOptions; unit: string }> = {
  number: { scale: 1, options: { maximumSignificantDigits: 3 }, unit: '' },
  integer: { scale: 1, options: { maximumFractionDigits: 0 }, unit: '' },
  percent: {
    scale: 1,
    options: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
    unit: '',
  },
  megabytes: { scale: 1e-6, options: { minimumFractionDigits: 1, maximumFractionDigits: 1 }, unit: ' MB' },
}

/**
 * Writes a number the way both languages of the site do: `67.8%`, `3,455,173`, `13.8 MB`.
 *
 * @param value A share (0–1) for `percent`, bytes for `megabytes`.
 */
export function formatFigure(value: number, format: FigureFormat): string {
  const { scale, options, unit } = formats[format]
  return new Intl.NumberFormat('en', options).format(value * scale) + unit
}
