const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** How a number is written in prose; at most one of `digits` and `significant`. */
export interface NumberStyle {
  /** Digits after the point. */
  digits?: number
  /** Significant digits. */
  significant?: number
  /** As a × 10ⁿ. */
  scientific?: boolean
}

/**
 * Writes a number for both languages: thousands separators, a true minus sign, powers of ten as × 10ⁿ.
 *
 * @throws {RangeError} when the number is not finite.
 */
export function formatNumber(
  value: number,
  { digits, significant, scientific = false }: NumberStyle = {},
): string {
  if (!Number.isFinite(value)) throw new RangeError(`A page cannot show ${value}.`)
  if (scientific) {
    const [mantissa = '0', exponent = '0'] = value.toExponential((significant ?? 3) - 1).split('e')
    return `${mantissa.replace('-', '−')} × 10${superscript(Number(exponent))}`
  }
  const text = new Intl.NumberFormat('en', {
    // What rounds to zero has no sign: 0.000, not −0.000.
    signDisplay: 'negative',
    ...(digits !== undefined && { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    ...(significant !== undefined && { maximumSignificantDigits: significant }),
    ...(digits === undefined && significant === undefined && { maximumFractionDigits: 20 }),
  }).format(value)
  return text.replace('-', '−')
}

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? '').join('')
  return (exponent < 0 ? '⁻' : '') + digits
}
