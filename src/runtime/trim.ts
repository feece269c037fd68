import { createHash } from 'node:crypto'
import { withFunctionBodies } from './functionBodies.ts'

/** Which functions of the runtime's binary the site needs; `npm run runtime:profile` finds them out. */
export interface KeptFunctions {
  /** Version of onnxruntime-web. */
  version: string
  /** Checksum of the whole binary, in hexadecimal: places of functions in another one mean nothing. */
  sha256: string
  /** How many functions the binary defines. */
  functions: number
  /** A bit for each function in the binary's order, the lowest bit of a byte first. */
  kept: Uint8Array
}

/** The list of functions is no list, or one for another binary. */
export class KeptFunctionsError extends Error {
  override readonly name = 'KeptFunctionsError'
  readonly file: string
  readonly found: string
  readonly expected: string

  constructor(file: string, found: string, expected: string) {
    super(`${file}: found ${found}, expected ${expected}. Run "npm run runtime:profile".`)
    this.file = file
    this.found = found
    this.expected = expected
  }
}

/** A body without locals whose only instruction is `unreachable`: whoever calls it gets a `WebAssembly.RuntimeError`. */
const stub = Uint8Array.of(0x00, 0x00, 0x0b)

/**
 * The runtime's binary without the insides of the functions that are not kept. The functions themselves stay, so that
 * all numbers by which others refer to them stay right.
 *
 * @param binary The whole binary, as the package has it.
 * @throws {KeptFunctionsError} when the list is for another binary.
 */
export function trimmed(
  binary: Uint8Array,
  { sha256, version, kept }: KeptFunctions,
): Uint8Array<ArrayBuffer> {
  const found = checksum(binary)
  if (found !== sha256) {
    throw new KeptFunctionsError(
      'ort-wasm-simd-threaded.wasm',
      `SHA-256 ${found}`,
      `SHA-256 ${sha256}, of onnxruntime-web ${version}, for which the list of kept functions is`,
    )
  }
  return withFunctionBodies(binary, (body, place) => (hasBit(kept, place) ? body : stub))
}

/** SHA-256 in hexadecimal. */
export function checksum(binary: Uint8Array): string {
  return createHash('sha256').update(binary).digest('hex')
}

/** One bit for each number below `length`, set for those of the set. */
export function bitsOf(set: ReadonlySet<number>, length: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(length / 8))
  for (const place of set) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
  return bits
}

function hasBit(bits: Uint8Array, place: number): boolean {
  return ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
}

/** The list as text for its file. */
export function keptFunctionsText({ kept, ...rest }: KeptFunctions): string {
  return `${JSON.stringify({ ...rest, kept: Buffer.from(kept).toString('base64') }, null, 2)}\n`
}

/**
 * Reads the list from the text of its file.
 *
 * @param file The file's name, for errors.
 * @throws {KeptFunctionsError} naming what is wrong.
 */
export function parseKeptFunctions(text: string, file: string): KeptFunctions {
  const list = parsed(text, file)
  const { version, sha256, functions, kept } = list
  const fail = (name: string, expected: string): never => {
    throw new KeptFunctionsError(file, `${name}: ${JSON.stringify(list[name])?.slice(0, 80)}`, expected)
  }
  if (typeof version !== 'string' || version === '') return fail('version', 'a version of onnxruntime-web')
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) {
    return fail('sha256', '64 hexadecimal digits')
  }
  if (typeof functions !== 'number' || !Number.isInteger(functions) || functions < 1) {
    return fail('functions', 'a number of functions')
  }
  const bits = typeof kept === 'string' ? Buffer.from(kept, 'base64') : new Uint8Array()
  if (bits.length !== Math.ceil(functions / 8)) return fail('kept', `${functions} bits in base64`)
  return { version, sha256, functions, kept: bits }
}

function parsed(text: string, file: string): Record<string, unknown> {
  try {
    const list: unknown = JSON.parse(text)
    if (typeof list === 'object' && list !== null) return list as Record<string, unknown>
  } catch {
    // Said below, as of any other thing that is no object.
  }
  throw new KeptFunctionsError(file, `"${text.slice(0, 40)}"`, 'a JSON object')
}
