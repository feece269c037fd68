/** A sample photograph, as `npm run samples` lists it in `public/samples/photos/photos.json`. */
export interface Photo {
  id: string
  /** Class id. */
  class: string
  /** File name beside the list. */
  file: string
  photographer: string
  licence: string
  /** Address of the original. */
  source: string
}

const fields = ['id', 'class', 'file', 'photographer', 'licence', 'source'] as const

/**
 * Reads the list of sample photographs.
 *
 * @param json Text of `photos.json`: an array of photos.
 * @throws {Error} naming the entry, the field, what was found and what was expected.
 */
export function parsePhotos(json: string): Photo[] {
  const list = JSON.parse(json) as unknown
  const expected = 'Run `npm run samples` to write the list anew.'
  if (!Array.isArray(list))
    throw new Error(`photos.json: found ${typeof list}, expected a list of photos. ${expected}`)
  return list.map((entry: unknown, index) => {
    const photo = entry as Record<string, unknown>
    for (const field of fields) {
      if (typeof photo[field] !== 'string' || photo[field] === '') {
        throw new Error(
          `photos.json: entry ${index}, field "${field}": found ${JSON.stringify(photo[field])}, expected a text. ${expected}`,
        )
      }
    }
    return photo as unknown as Photo
  })
}
