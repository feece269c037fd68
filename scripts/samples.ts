/**
 * Fills the demo's gallery with 25 test photographs, each with its photographer and licence.
 *
 *     npm run samples                      fetches the canonical archive (218 MB) and checks it
 *     npm run samples -- --archive FILE    uses an archive that is here already
 *     npm run samples -- --from DIR        uses a folder that has <class>/<file> or test/<class>/<file>
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  canonicalArchive,
  fetchArchive,
  folderSource,
  unpackArchive,
  writeSamples,
} from './samples/photographs'

const options = { from: { type: 'string' }, archive: { type: 'string' } } as const

try {
  const { values } = parseArgs({ options })
  // npm runs scripts in the project's folder; paths are meant from where the user is.
  const here = process.env['INIT_CWD'] ?? process.cwd()
  const source = values.from
    ? folderSource(resolve(here, values.from))
    : unpackArchive(values.archive ? resolve(here, values.archive) : await fetchArchive(canonicalArchive))
  const count = await writeSamples(source, 'public/samples/photos')
  console.log(`${count} photographs are in public/samples/photos. Build the site to see them on /demo/.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
