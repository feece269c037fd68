import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/** Draws with Observable Plot at build time; Plot asks for a document, which linkedom provides without a browser. */
export function drawPlot(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const drawing = Plot.plot({
    document: document as unknown as Document,
    style: { background: 'none', fontSize: '14px', fontFamily: 'inherit', overflow: 'visible' },
    marginLeft: 52,
    marginBottom: 44,
    ...options,
  })
  return drawing.outerHTML
}
