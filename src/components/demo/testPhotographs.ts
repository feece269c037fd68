/**
 * Reads which photographs of the archive belong to the test split.
 *
 * @param table `split.tsv` of the training: class, file and split, tab-separated, with a header line.
 * @returns File names by class id.
 * @throws {Error} when there is no test photograph in it.
 */
export function testPhotographs(table: string): Record<string, string[]> {
  const photographs: Record<string, string[]> = {}
  for (const line of table.split('\n').slice(1)) {
    const [species, file, split] = line.trim().split('\t')
    if (species && file && split === 'test') (photographs[species] ??= []).push(file)
  }
  if (Object.keys(photographs).length === 0) {
    throw new Error(
      'training/flowers/split.tsv: found no line with the split "test", expected some. Restore the file.',
    )
  }
  return photographs
}
