import { z } from 'astro/zod'

/** A section of the source document, by its number: what it is about, in short. */
export const sourceSectionSchema = z.strictObject({ 'zh-CN': z.string().min(2), en: z.string().min(2) })

/** Compares section numbers part by part: 2.5.1 before 2.6, 9.5 before 10. */
export function compareSections(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}
