import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'
import { IndexError } from './guard'

/** A file of Pagefind's index. */
export interface IndexFile {
  path: string
  content: Uint8Array
}

/** A word and where it stands: `[word, [[pages on from the last one, positions, positions in metadata], …], …]`. */
type Word = [word: string, ...places: unknown[]]
/** First word, last word and name of a file of words. */
type Chunk = [from: string, to: string, name: string]
/** Pagefind's list of what it has; the browser loads it before the first search. */
type Contents = [version: string, pages: unknown[], chunks: Chunk[], ...rest: unknown[]]

/** How each of Pagefind's packed files begins. */
const signature = 'pagefind_dcd'
/**
 * Bytes of words after which a new chunk begins, before compression; Pagefind's are some nine times as long. A search loads
 * the chunk of each of its characters, a visit also the list of all chunks. Both together are within 3 kB of the least from 2,000
 * to 6,000; the last makes the fewest files.
 */
const chunkBytes = 6000

/**
 * Cuts Pagefind's index into smaller chunks of words. Each word of a search costs the chunk that it is in; where
 * every Han character is a word, six of them would load a third of the index. Nothing else about the index changes.
 *
 * @param files All files of an index as Pagefind made it.
 * @returns The same files with other chunks, and with lists that name them.
 * @throws {IndexError} when the files are not of the format that is known here.
 */
export function finelyChunked(files: readonly IndexFile[]): IndexFile[] {
  const renamed = new Map<string, string>()
  const lists: IndexFile[] = []
  const chunks: IndexFile[] = []
  for (const { path, content } of files.filter(({ path }) => path.endsWith('.pf_meta'))) {
    const [version, pages, known, ...rest] = contentsOf(path, content)
    const names = known.map(([, , name]) => name)
    const words = names.flatMap((name) => wordsOf(`index/${name}.pf_index`, files))
    const language = names[0]?.replace(/_[^_]+$/, '') ?? ''
    const listed = grouped(words).map((group): Chunk => {
      const packed = pack([group])
      const name = `${language}_${digest(packed)}`
      chunks.push({ path: `index/${name}.pf_index`, content: packed })
      return [group[0]?.[0] ?? '', group.at(-1)?.[0] ?? '', name]
    })
    const list = pack([version, pages, listed, ...rest])
    const name = `${language}_${digest(list)}`
    renamed.set(path.replace(/^pagefind\.|\.pf_meta$/g, ''), name)
    lists.push({ path: `pagefind.${name}.pf_meta`, content: list })
  }
  if (lists.length === 0) throw unknownFormat('its index', 'no list of contents (*.pf_meta)')
  const others = files
    .filter(({ path }) => !/\.pf_(meta|index)$/.test(path))
    .map((file) => (file.path === 'pagefind-entry.json' ? entryNaming(file, renamed) : file))
  return [...others, ...lists, ...chunks]
}

/** The file that says where each language's list is, with the lists' new names. */
function entryNaming({ path, content }: IndexFile, renamed: ReadonlyMap<string, string>): IndexFile {
  const entry = JSON.parse(new TextDecoder().decode(content)) as {
    languages: Record<string, { hash: string }>
  }
  for (const language of Object.values(entry.languages)) {
    const name = renamed.get(language.hash)
    if (name === undefined) throw unknownFormat(path, `a list "${language.hash}" that is not there`)
    language.hash = name
  }
  return { path, content: new TextEncoder().encode(JSON.stringify(entry)) }
}

/** Puts neighbouring words together up to `chunkBytes`; a longer word stays alone. */
function grouped(words: readonly Word[]): Word[][] {
  const groups: Word[][] = []
  let room = 0
  for (const word of words) {
    const bytes = encode(word).length
    if (bytes > room) {
      groups.push([])
      room = chunkBytes
    }
    groups.at(-1)?.push(word)
    room -= bytes
  }
  return groups
}

function contentsOf(path: string, content: Uint8Array): Contents {
  const contents = unpack(path, content)
  const [, pages, chunks] = contents
  const isChunk = (chunk: unknown) => Array.isArray(chunk) && chunk.length === 3
  if (!Array.isArray(pages) || !Array.isArray(chunks) || !chunks.every(isChunk)) {
    throw unknownFormat(path, 'other fields')
  }
  return contents as Contents
}

function wordsOf(path: string, files: readonly IndexFile[]): Word[] {
  const file = files.find((candidate) => candidate.path === path)
  if (!file) throw unknownFormat(path, 'nothing')
  const [words, ...rest] = unpack(path, file.content)
  const isWord = (word: unknown) => Array.isArray(word) && typeof word[0] === 'string'
  if (rest.length > 0 || !Array.isArray(words) || !words.every(isWord)) {
    throw unknownFormat(path, 'other fields')
  }
  return words as Word[]
}

function unpack(path: string, content: Uint8Array): unknown[] {
  const bytes = unzipped(path, content)
  const start = bytes.subarray(0, signature.length).toString('latin1')
  if (start !== signature) throw unknownFormat(path, `a file that begins with "${start}"`)
  const fields: unknown = decode(bytes.subarray(signature.length))
  if (!Array.isArray(fields)) throw unknownFormat(path, typeof fields)
  return fields
}

function unzipped(path: string, content: Uint8Array): Buffer {
  try {
    return gunzipSync(content)
  } catch {
    throw unknownFormat(path, 'a file that is not packed with gzip')
  }
}

function pack(fields: unknown[]): Uint8Array {
  return gzipSync(Buffer.concat([Buffer.from(signature, 'latin1'), encode(fields)]), { level: 9 })
}

function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}

function unknownFormat(path: string, found: string): IndexError {
  return new IndexError(
    `Pagefind: ${path}: found ${found}, expected the index of Pagefind 1.6. ` +
      'Install the version that package.json names, or bring src/search/chunks.ts in line with the new one.',
  )
}
