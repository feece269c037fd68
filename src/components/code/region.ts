/** A listing asks for a region that its file does not have. */
export class RegionError extends Error {
  override readonly name = 'RegionError'
}

/**
 * Cuts the lines between `# region: name` and `# endregion` out of a source file and removes their common indent.
 *
 * @param source The file's text.
 * @param name Name of the region.
 * @param file Path of the file, for the error.
 * @throws {RegionError} naming the regions that exist.
 */
export function cutRegion(source: string, name: string, file: string): string {
  const lines = source.split('\n')
  const opening = /^\s*(?:#|\/\/)\s*region:\s*([\w-]+)\s*$/
  const start = lines.findIndex((line) => opening.exec(line)?.[1] === name)
  const known = lines.flatMap((line) => opening.exec(line)?.[1] ?? [])
  if (start < 0) {
    throw new RegionError(`${file} has no region "${name}". Its regions: ${known.join(', ') || 'none'}.`)
  }
  const length = lines.slice(start + 1).findIndex((line) => /^\s*(?:#|\/\/)\s*endregion/.test(line))
  if (length < 0) throw new RegionError(`${file}: region "${name}" has no end. Close it with "# endregion".`)
  const region = lines.slice(start + 1, start + 1 + length)
  const indent = Math.min(...region.filter((line) => line.trim()).map((line) => line.search(/\S/)))
  return region
    .map((line) => line.slice(indent))
    .join('\n')
    .trim()
}
