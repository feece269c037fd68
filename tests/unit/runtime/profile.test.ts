import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keptFunctions, wholeBinaryPath } from '@/runtime/installed'
import { callGraph, reachable } from '../../../scripts/runtime/calls'
import { marksAt, withMarks, withRoomForMarks } from '../../../scripts/runtime/instrument'

/**
 * An imported function and four of type () → (): the first, exported as `a`, has a local and calls the second; the second
 * calls the imported one; the third calls the second; nobody calls the fourth.
 */
const module = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00], // types: () → ()
  ...[0x02, 0x0e, 0x02], // imports
  ...[0x01, 0x6d, 0x01, 0x66, 0x00, 0x00], // m.f, a function
  ...[0x01, 0x6d, 0x01, 0x6d, 0x02, 0x00, 0x01], // m.m, a memory
  ...[0x03, 0x05, 0x04, 0x00, 0x00, 0x00, 0x00], // functions
  ...[0x07, 0x05, 0x01, 0x01, 0x61, 0x00, 0x01], // exports: a
  ...[0x0a, 0x16, 0x04], // code
  ...[0x06, 0x01, 0x01, 0x7f, 0x10, 0x02, 0x0b],
  ...[0x04, 0x00, 0x10, 0x00, 0x0b],
  ...[0x04, 0x00, 0x10, 0x02, 0x0b],
  ...[0x03, 0x00, 0x01, 0x0b],
)

describe('callGraph', () => {
  const graph = callGraph(module)

  it('counts functions without the imported ones', () => {
    expect(graph.calls.map((called) => [...called])).toEqual([[1], [], [1], []])
    expect([...graph.exported]).toEqual([['a', 0]])
  })

  it('says what can be reached', () => {
    expect([...reachable(graph, [0])]).toEqual([0, 1])
    expect([...reachable(graph, [3])]).toEqual([3])
    expect([...reachable(graph, [])]).toEqual([])
  })
})

describe('the list of kept functions', () => {
  const { calls, exported } = callGraph(readFileSync(wholeBinaryPath()))
  const { functions, kept } = keptFunctions()
  const places = new Set(
    Array.from({ length: functions }, (_, place) => place).filter(
      (place) => (kept[place >> 3] ?? 0) & (1 << (place & 7)),
    ),
  )

  it('is one of all functions of the binary', () => {
    expect(functions).toBe(calls.length)
  })

  it('holds what JavaScript can call, and whatever a kept function calls directly', () => {
    for (const place of exported.values()) expect(places.has(place)).toBe(true)
    expect(reachable({ calls, exported }, places).size).toBe(places.size)
  })
})

describe('withMarks', () => {
  it('lets every function note that it was called', () => {
    const memory = new WebAssembly.Memory({ initial: marksAt / 65_536 + 1 })
    let logged = 0
    const imports = { m: { m: memory, f: () => logged++ } }
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(withMarks(module)), imports)
    const marks = () => [...new Uint8Array(memory.buffer, marksAt, 4)]
    expect(marks()).toEqual([0, 0, 0, 0])
    ;(exports['a'] as () => void)()
    expect(marks()).toEqual([1, 1, 0, 0])
    expect(logged).toBe(1)
  })
})

describe('withRoomForMarks', () => {
  const loader = readFileSync(wholeBinaryPath().replace(/\.wasm$/, '.mjs'), 'utf8')

  it('makes room for one mark of each function in the installed loader', () => {
    const changed = withRoomForMarks(loader, 17_288)
    const [, pages] = /markedMemory=new WebAssembly\.Memory\(\{initial:(\d+),/.exec(changed) ?? []
    expect(Number(pages) * 65_536).toBeGreaterThanOrEqual(marksAt + 17_288)
  })

  it('says so when the loader has changed', () => {
    expect(() => withRoomForMarks('new WebAssembly.Memory(options)', 1)).toThrow(
      /ort-wasm-simd-threaded\.mjs: found .* 0 times, expected it once/,
    )
  })
})
