import { BinaryReader } from 'wasmparser/dist/cjs/WasmParser.js'

/** The parser's states by their numbers: its `const enum` cannot be imported into a module on its own. */
const states = { importEntry: 12, exportEntry: 17, functionBegins: 28, instruction: 30 } as const
/** The kind "function" of imports and exports. */
const functionKind = 0
/** The instruction `call`. */
const directCall = 0x10

/** Who calls whom; functions are counted among those that the module defines, from 0. */
export interface CallGraph {
  /** For each function those that it calls directly. */
  calls: readonly ReadonlySet<number>[]
  /** Functions that JavaScript can call, by name. */
  exported: ReadonlyMap<string, number>
}

/** The parts of the parser's results that are read here, each in a state of its own. */
interface Entry {
  kind: number
  index: number
  field: Uint8Array
  code: number
  funcIndex: number
}

/** Reads a module's direct calls. Those through its table are missing: where they lead is known only when they happen. */
export function callGraph(module: Uint8Array): CallGraph {
  const reader = new BinaryReader()
  // A copy, as the parser takes the buffer behind the bytes.
  reader.setData(Uint8Array.from(module).buffer, 0, module.length)
  // Imported functions come first in the numbering.
  let imported = 0
  const calls: Set<number>[] = []
  const exported = new Map<string, number>()
  while (reader.read()) {
    const state: number = reader.state
    const entry = reader.result as unknown as Entry
    if (state === states.importEntry && entry.kind === functionKind) imported++
    if (state === states.exportEntry && entry.kind === functionKind) {
      exported.set(new TextDecoder().decode(entry.field), entry.index - imported)
    }
    if (state === states.functionBegins) calls.push(new Set())
    if (state === states.instruction && entry.code === directCall && entry.funcIndex >= imported) {
      calls.at(-1)?.add(entry.funcIndex - imported)
    }
  }
  if (reader.error) throw reader.error
  return { calls, exported }
}

/** The functions from which one starts, those that they call, those that these call, and so on. */
export function reachable({ calls }: CallGraph, from: Iterable<number>): Set<number> {
  const reached = new Set(from)
  // A set hands out what is added to it while it is gone through.
  for (const place of reached) for (const called of calls[place] ?? []) reached.add(called)
  return reached
}
