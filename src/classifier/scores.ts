/** How well one class is recognised. */
export interface ClassScore {
  /** Images of this class. */
  photos: number
  /** Share of them that were recognised, 0–1. */
  recall: number
  /** Share of the images given this class that belong to it, 0–1; 0 when there are none. */
  precision: number
  /** The class that images of this one were most often taken for. */
  mistake: { index: number; count: number } | undefined
}

/**
 * Scores of each class.
 *
 * @param confusion Counts of images: rows are true classes, columns predicted ones.
 */
export function classScores(confusion: readonly (readonly number[])[]): ClassScore[] {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  return confusion.map((row, index) => {
    const hits = row[index] ?? 0
    const photos = sum(row)
    const predicted = sum(confusion.map((other) => other[index] ?? 0))
    const mistake = row
      .map((count, column) => ({ index: column, count }))
      .filter(({ index: column, count }) => column !== index && count > 0)
      .reduce<ClassScore['mistake']>(
        (most, next) => (most && most.count >= next.count ? most : next),
        undefined,
      )
    return {
      photos,
      recall: photos > 0 ? hits / photos : 0,
      precision: predicted > 0 ? hits / predicted : 0,
      mistake,
    }
  })
}
