import { formatNumber } from '@/maths/format'

/** Writes a difference of two shares (−1 to 1) in percentage points with its sign: `+3.1`, `−0.4`. */
export function signedPoints(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${formatNumber(Math.abs(difference) * 100, { digits: 1 })}`
}
