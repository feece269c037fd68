/** Name of the file beside the index that holds what the browser knows of all records before it searches. */
export const listingFile = 'listing.json'
/** Name of the file beside it that holds how characters sound; it is loaded when a query looks mistyped. */
export const syllablesFile = 'syllables.json'
/** Name of the file that holds a chunk of the pages' models. */
export const modelFile = (chunk: number): string => `models/${chunk}.json`
