/** A stream of pseudo-random numbers that depends on its seed alone. */
export interface Random {
  /** From `low` (included) to `high` (excluded). */
  between(low: number, high: number): number
  /** Around `value`, at most `spread` away. */
  around(value: number, spread: number): number
}

/**
 * Mulberry32, Tommy Ettinger's 32-bit generator of 2017 (public domain): short, and good enough for petals.
 *
 * @param seed Any integer.
 */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + next() * (high - low)
  return { between, around: (value, spread) => between(value - spread, value + spread) }
}
