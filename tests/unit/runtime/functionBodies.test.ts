import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { joined, readUnsigned, unsigned, withFunctionBodies } from '@/runtime/functionBodies'
import { wholeBinaryPath } from '@/runtime/installed'

/** Two functions without parameters, `one` and `two`, each with a result of type i32: 1 and, with a local, 2. */
const module = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7f], // types: () → i32
  ...[0x03, 0x03, 0x02, 0x00, 0x00], // functions: both of that type
  ...[0x07, 0x0d, 0x02, 0x03, 0x6f, 0x6e, 0x65, 0x00, 0x00, 0x03, 0x74, 0x77, 0x6f, 0x00, 0x01], // exports
  ...[0x0a, 0x0d, 0x02, 0x04, 0x00, 0x41, 0x01, 0x0b, 0x06, 0x01, 0x01, 0x7f, 0x41, 0x02, 0x0b], // code
  ...[0x00, 0x03, 0x01, 0x61, 0x62], // a custom section behind the code
)
const functionsOf = (binary: Uint8Array<ArrayBuffer>) =>
  new WebAssembly.Instance(new WebAssembly.Module(binary)).exports as Record<'one' | 'two', () => number>

describe('withFunctionBodies', () => {
  it('hands out every body with its place, and without its size', () => {
    const bodies: [number, number[]][] = []
    withFunctionBodies(module, (body, place) => {
      bodies.push([place, [...body]])
      return body
    })
    expect(bodies).toEqual([
      [0, [0x00, 0x41, 0x01, 0x0b]],
      [1, [0x01, 0x01, 0x7f, 0x41, 0x02, 0x0b]],
    ])
  })

  it('changes a body and nothing else', () => {
    const before = [...module]
    const three = Uint8Array.of(0x00, 0x41, 0x01, 0x41, 0x02, 0x6a, 0x0b)
    const changed = functionsOf(withFunctionBodies(module, (body, place) => (place === 1 ? three : body)))
    expect([changed.one(), changed.two()]).toEqual([1, 3])
    expect([...module]).toEqual(before)
  })

  it('grows the sizes’ own lengths where needed', () => {
    const nothing = 0x01
    const long = joined([
      Uint8Array.of(0x00),
      new Uint8Array(300).fill(nothing),
      Uint8Array.of(0x41, 7, 0x0b),
    ])
    expect(functionsOf(withFunctionBodies(module, () => long)).two()).toBe(7)
  })

  it('leaves the runtime’s binary as it is when no body is changed', () => {
    const binary = readFileSync(wholeBinaryPath())
    expect(binary.equals(withFunctionBodies(binary, (body) => body))).toBe(true)
  })
})

describe('LEB128', () => {
  it.each([0, 1, 127, 128, 624_485, 2 ** 30 + 17_287, 2 ** 32 - 1])('reads %i as it was written', (value) => {
    const bytes = unsigned(value)
    expect(readUnsigned(joined([Uint8Array.of(9), bytes]), 1)).toEqual([value, bytes.length + 1])
  })

  it('writes the example of the specification', () => {
    expect([...unsigned(624_485)]).toEqual([0xe5, 0x8e, 0x26])
  })
})
