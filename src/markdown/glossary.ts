import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type GlossaryTerm, glossarySchema } from '../content/schemas/glossary'

/** Terms by key. */
export type Glossary = ReadonlyMap<string, GlossaryTerm>

/**
 * Reads the glossary from its YAML file.
 *
 * @throws {TypeError} naming the file, the term, the field and what was expected, when a term does not fit the schema.
 */
export function readGlossary(path: string): Glossary {
  const terms = new Map<string, GlossaryTerm>()
  for (const [key, value] of Object.entries(parse(readFileSync(path, 'utf8')) as Record<string, unknown>)) {
    const result = glossarySchema.safeParse(value)
    if (!result.success) {
      const faults = result.error.issues.map(
        (issue) => `  ${[key, ...issue.path].join('.')}: ${issue.message}`,
      )
      throw new TypeError(`${path} has a term that is not valid:\n${faults.join('\n')}`)
    }
    terms.set(key, result.data)
  }
  return terms
}
