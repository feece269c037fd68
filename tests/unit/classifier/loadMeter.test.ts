import { describe, expect, it } from 'vitest'
import { LoadMeter } from '@/classifier/loadMeter'

describe('LoadMeter', () => {
  it('adds up what is loaded at the same time, never more than there is, and starts anew when cleared', () => {
    const reports: string[] = []
    const meter = new LoadMeter(({ loaded, total }) => reports.push(`${loaded}/${total}`))
    const runtime = meter.part('wasm', 100)
    const model = meter.part('document.onnx', 10)
    runtime(50)
    model(12)
    meter.clear()
    meter.part('improved.onnx', 5)(1)
    expect(reports).toEqual(['50/110', '60/110', '1/5'])
  })
})
