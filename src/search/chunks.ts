import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { decode, encode } from 'cborg'
import { IndexError } from './guard'
import { isCharacter } from './normalise'
import { isPair, pairWord } from './spacing'

/** A file of Pagefind's index. */
export interface IndexFile {
  path: string
  content: Uint8Array
}

/** Where a word stands in one record. A negative number is a weight, for all positions after it; positions count on from the last one. */
type Place = [recordsOn: number, positions: number[], inMetadata: number[]]
/** A word, where it stands, and forms of it with diacritics. */
type Word = [word: string, places: Place[], forms: unknown[]]
/** First word, last word and name of a file of words. */
type Chunk = [from: string, to: string, name: string]
/** Name of a record's file, and what else is known of the record. */
type StoredRecord = [name: string, ...rest: unknown[]]
/** Pagefind's list of what it has; the browser loads it before the first search. */
type Contents = [version: string, records: StoredRecord[], chunks: Chunk[], ...rest: unknown[]]

/** Stands before the positions of ordinary text; Pagefind's weights are written as −1 − weight. */
const usualWeight = -25
/** How each of Pagefind's packed files begins. */
const signature = 'pagefind_dcd'
/**
 * Bytes of words after which a new chunk begins, before compression; Pagefind's are some eighteen times as long. A search loads
 * the chunk of each of its words, a visit also the list of all chunks.
 */
const chunkBytes = 3000

/**
 * Adds words for pairs of Han characters to Pagefind's index (see `spacing.ts`) and cuts it into smaller chunks. Each word of
 * a search costs the chunk that it is in. Records and chunks get shorter names, since a visit loads all of these.
 * Nothing else about the index changes.
 *
 * @param files All files of an index as Pagefind made it.
 * @returns The same files with other chunks, and with lists that name them.
 * @throws {IndexError} when the files are not of the format that is known here.
 */
export function finelyChunked(files: readonly IndexFile[]): IndexFile[] {
  const renamed = new Map<string, string>()
  const lists: IndexFile[] = []
  const chunks: IndexFile[] = []
  const fragments = new Map<string, string>()
  const taken = new Set<string>()
  for (const { path, content } of files.filter(({ path }) => path.endsWith('.pf_meta'))) {
    const [version, records, known, ...rest] = contentsOf(path, content)
    for (const [name] of records) fragments.set(name, shortName(name, taken))
    const names = known.map(([, , name]) => name)
    const words = names.flatMap((name) => wordsOf(`index/${name}.pf_index`, files))
    const language = names[0]?.replace(/_[^_]+$/, '') ?? ''
    const groups = grouped(withPairs(words))
    const listed = groups.map((group, place): Chunk => {
      const packed = pack([group])
      const name = shortName(`${language}_${digest(packed)}`, taken)
      chunks.push({ path: `index/${name}.pf_index`, content: packed })
      return [boundary(groups[place - 1], group), boundary(group, groups[place + 1], true), name]
    })
    const named = records.map(([name, ...more]) => [fragments.get(name), ...more])
    const list = pack([version, named, listed, ...rest])
    const name = `${language}_${digest(list)}`
    renamed.set(path.replace(/^pagefind\.|\.pf_meta$/g, ''), name)
    lists.push({ path: `pagefind.${name}.pf_meta`, content: list })
  }
  if (lists.length === 0) throw unknownFormat('its index', 'no list of contents (*.pf_meta)')
  const others = files
    .filter(({ path }) => !/\.pf_(meta|index)$/.test(path))
    .map((file) => (file.path === 'pagefind-entry.json' ? entryNaming(file, renamed) : file))
    .map(({ path, content }) => ({
      path: path.replace(/[^/]+(?=\.pf_fragment$)/, (name) => fragments.get(name) ?? name),
      content,
    }))
  return [...others, ...lists, ...chunks]
}

/** The shortest beginning, of four characters of the checksum or more, that is not taken; then it is. */
function shortName(name: string, taken: Set<string>): string {
  let length = name.lastIndexOf('_') + 1 + 4
  while (taken.has(name.slice(0, length)) && length < name.length) length += 1
  const short = name.slice(0, length)
  taken.add(short)
  return short
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

/** Adds a word for each two Han characters that follow each other, where the first of them stands. */
function withPairs(words: readonly Word[]): Word[] {
  /** For each pair, the records that have it, and where. */
  const pairs = new Map<string, Map<number, number[]>>()
  charactersOf(words).forEach((characters, record) => {
    characters.forEach((first, position) => {
      const second = characters[position + 1]
      if (second === undefined) return
      const word = pairWord(first, second)
      const records = pairs.get(word) ?? new Map<number, number[]>()
      pairs.set(word, records.set(record, [...(records.get(record) ?? []), position]))
    })
  })
  const added = [...pairs].map(([word, records]): Word => {
    const recordsOn = differences([...records.keys()])
    const places = [...records.values()].map((positions, place): Place => [
      recordsOn[place] ?? 0,
      [usualWeight, ...differences(positions)],
      [],
    ])
    return [word, places, []]
  })
  return [...words, ...added].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

/** For each record, the Han character at each position. */
function charactersOf(words: readonly Word[]): string[][] {
  const records: string[][] = []
  for (const [character, places] of words) {
    if (!isCharacter(character)) continue
    let record = 0
    for (const [recordsOn, positions] of places) {
      record += recordsOn
      const characters = (records[record] ??= [])
      let position = 0
      for (const on of positions.filter((number) => number >= 0)) {
        position += on
        characters[position] = character
      }
    }
  }
  return records
}

/** How far each number is from the one before it; the first from 0. */
const differences = (numbers: readonly number[]): number[] =>
  numbers.map((number, place) => number - (numbers[place - 1] ?? 0))

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

/**
 * Where a chunk of pairs ends and the next one begins: the shortest beginning that is greater than all words of the one and
 * less than all of the other. Both name the same one, which packs better than two whole words. Chunks of other words are
 * named by their first and last words, since beginnings of these are looked up, too.
 */
function boundary(before: Word[] | undefined, after: Word[] | undefined, isEnd = false): string {
  const last = before?.at(-1)?.[0] ?? ''
  const first = after?.[0]?.[0] ?? ''
  const length = [...first].findIndex((_, at) => first.slice(0, at + 1) > last) + 1
  const isShort = isPair(last) && isPair(first) && length < first.length
  return isShort ? first.slice(0, length) : isEnd ? last : first
}

function contentsOf(path: string, content: Uint8Array): Contents {
  const contents = unpack(path, content)
  const [, records, chunks] = contents
  const isChunk = (chunk: unknown) => Array.isArray(chunk) && chunk.length === 3
  const isRecord = (record: unknown) => Array.isArray(record) && typeof record[0] === 'string'
  const isListOf = (list: unknown, isItem: (item: unknown) => boolean) =>
    Array.isArray(list) && list.every(isItem)
  if (!isListOf(records, isRecord) || !isListOf(chunks, isChunk)) {
    throw unknownFormat(path, 'other fields')
  }
  return contents as Contents
}

function wordsOf(path: string, files: readonly IndexFile[]): Word[] {
  const file = files.find((candidate) => candidate.path === path)
  if (!file) throw unknownFormat(path, 'nothing')
  const [words, ...rest] = unpack(path, file.content)
  const isWord = (word: unknown) =>
    Array.isArray(word) && typeof word[0] === 'string' && Array.isArray(word[1])
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
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}

function unknownFormat(path: string, found: string): IndexError {
  return new IndexError(
    `Pagefind: ${path}: found ${found}, expected the index of Pagefind 1.6. ` +
      'Install the version that package.json names, or bring src/search/chunks.ts in line with the new one.',
  )
}
