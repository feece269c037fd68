/** A photograph whose folder says what it shows. */
export interface ExamPhoto {
  file: File
  /** Index of the class. */
  truth: number
}

/**
 * Finds the photographs of a picked folder by the name of the folder that each is in, as `flower_photos/daisy/….jpg`.
 *
 * @param classIds In the order of the model's outputs.
 * @param only File names to keep, by class id; everything when left out.
 */
export function examPhotos(
  files: readonly File[],
  classIds: readonly string[],
  only?: Readonly<Record<string, readonly string[]>>,
): ExamPhoto[] {
  const kept = only && new Map(Object.entries(only).map(([id, names]) => [id, new Set(names)]))
  return files.flatMap((file) => {
    const folders = (file.webkitRelativePath || file.name).split('/').slice(0, -1)
    const folder = folders.at(-1)?.toLowerCase() ?? ''
    const truth = classIds.indexOf(folder)
    if (truth < 0 || file.name.startsWith('.')) return []
    return kept && !kept.get(folder)?.has(file.name) ? [] : [{ file, truth }]
  })
}

/** Counts right and wrong answers as they come in. */
export class ExamTally {
  /** Rows are true classes, columns predicted ones. */
  readonly confusion: number[][]
  /** Files that could not be opened. */
  unreadable = 0

  constructor(classCount: number) {
    this.confusion = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0))
  }

  add(truth: number, predicted: number): void {
    const row = this.confusion[truth]
    if (row) row[predicted] = (row[predicted] ?? 0) + 1
  }

  get photos(): number {
    return this.confusion.flat().reduce((sum, count) => sum + count, 0)
  }

  get right(): number {
    return this.confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0)
  }

  /** Share of right answers, 0–1; 0 before the first. */
  get accuracy(): number {
    return this.photos > 0 ? this.right / this.photos : 0
  }

  /** 95 % interval of the accuracy. */
  get interval(): readonly [low: number, high: number] {
    return accuracyInterval(this.right, this.photos)
  }
}

/**
 * 95 % interval of an accuracy (Wilson 1927, "Probable Inference, the Law of Succession, and Statistical
 * Inference"), which also holds for few photographs.
 *
 * @param right Right answers.
 * @param n All answers.
 * @returns Shares, 0–1.
 */
export function accuracyInterval(right: number, n: number): readonly [low: number, high: number] {
  if (n === 0) return [0, 1]
  const [p, z] = [right / n, 1.96]
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}
