/** The section of a WebAssembly module that holds the bodies of its functions. */
const codeSection = 10
/** The module's first bytes: `\0asm` and the version. */
const headerLength = 8

/**
 * What becomes of a function's body.
 *
 * @param body Declarations of locals, then instructions; the size in front of them is not part of it.
 * @param place Its place among the functions that the module defines, from 0; imported ones have no body.
 */
export type BodyChange = (body: Uint8Array, place: number) => Uint8Array

/**
 * Replaces the bodies of the functions that a WebAssembly module defines; all else stays as it is, byte for byte.
 *
 * @returns A copy; `module` stays as it is.
 * @see https://webassembly.github.io/spec/core/binary/modules.html#code-section
 */
export function withFunctionBodies(module: Uint8Array, change: BodyChange): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [module.subarray(0, headerLength)]
  let at = headerLength
  while (at < module.length) {
    const [size, start] = readUnsigned(module, at + 1)
    const end = start + size
    if (module[at] === codeSection) {
      const code = joined(changedBodies(module.subarray(start, end), change))
      parts.push(Uint8Array.of(codeSection), unsigned(code.length), code)
    } else {
      parts.push(module.subarray(at, end))
    }
    at = end
  }
  return joined(parts)
}

function changedBodies(section: Uint8Array, change: BodyChange): Uint8Array[] {
  const [count, first] = readUnsigned(section, 0)
  const parts = [unsigned(count)]
  let at = first
  for (let place = 0; place < count; place++) {
    const [size, start] = readUnsigned(section, at)
    at = start + size
    const body = change(section.subarray(start, at), place)
    parts.push(unsigned(body.length), body)
  }
  return parts
}

/** Reads a number in LEB128; returns it, and where the next thing begins. */
export function readUnsigned(bytes: Uint8Array, from: number): [value: number, next: number] {
  let value = 0
  let at = from
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++] ?? 0
    value += (byte % 128) * factor
    if (byte < 128) return [value, at]
  }
}

/** Writes a number of at least 0 in LEB128. */
export function unsigned(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Uint8Array.of(...bytes, rest)
}

/** Arrays of bytes one behind the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
