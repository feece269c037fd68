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

/** What the images that were given one class really showed. */
export interface Verdicts {
  /** Images given this class. */
  photos: number
  /** The class that most of the wrong ones belong to. */
  mistake: { index: number; count: number } | undefined
}

/**
 * How far a verdict can be trusted: looks down the column of a predicted class.
 *
 * @param confusion Counts of images: rows are true classes, columns predicted ones.
 * @param predicted Index of the predicted class.
 */
export function verdictsOf(confusion: readonly (readonly number[])[], predicted: number): Verdicts {
  const column = confusion.map((row) => row[predicted] ?? 0)
  const mistake = column.reduce<Verdicts['mistake']>(
    (most, count, index) => (index !== predicted && count > (most?.count ?? 0) ? { index, count } : most),
    undefined,
  )
  return { photos: column.reduce((sum, count) => sum + count, 0), mistake }
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
