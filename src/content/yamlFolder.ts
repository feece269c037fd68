import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'astro/zod'
import { parse } from 'yaml'

/**
 * Reads a folder of YAML files, one entry each.
 *
 * @param kind What an entry is, for the message: `reference`.
 * @returns The entries by key, the file's name without its ending, in the order of the names.
 * @throws {TypeError} naming file, field, and what was expected, when a file does not fit the schema.
 */
export function readYamlFolder<Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
  kind: string,
): Map<string, z.infer<Schema>> {
  const entries = new Map<string, z.infer<Schema>>()
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml')) continue
    const path = join(folder, name)
    const result = schema.safeParse(parse(readFileSync(path, 'utf8')))
    if (!result.success) {
      const faults = result.error.issues.map(
        (issue) => `  ${issue.path.join('.') || '(whole file)'}: ${issue.message}`,
      )
      throw new TypeError(`${path} is not a valid ${kind}:\n${faults.join('\n')}`)
    }
    entries.set(basename(name, '.yaml'), result.data)
  }
  return entries
}
