import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sigmoid } from '@/maths/activations'
import { formatNumber } from '@/maths/format'
import { documentNetwork, parametersOf } from '@/maths/layers'
import { crossEntropy, entropy } from '@/maths/losses'
import { adamStart, adamStep } from '@/maths/optimizers'

const network = documentNetwork(5)
const four = { digits: 4 }
const adam = adamStep(adamStart(1), [0.1], { learningRate: 0.01 })
const uncorrected = adamStep(adamStart(1), [0.1], { learningRate: 0.01, biasCorrection: false })

/** Results of the worked examples. A page that shows one asks `src/maths/` for it; nobody types it. */
const results = [
  formatNumber(sigmoid(2), four),
  formatNumber(crossEntropy([0.9, 0.1], [0.8, 0.2]), four),
  formatNumber(entropy([0.9, 0.1]), four),
  formatNumber(uncorrected.step[0] ?? NaN, four),
  formatNumber(adam.step[0] ?? NaN, four),
  formatNumber(parametersOf(network)),
  String(parametersOf(network)),
  ...network.map(({ parameters }) => formatNumber(parameters)).filter((text) => text.length > 4),
  '6,272',
]

const pages = ['algorithms', 'project'].flatMap((folder) =>
  readdirSync(join('src/content/docs', folder)).map((name) => join('src/content/docs', folder, name)),
)

describe.each(pages)('%s', (page) => {
  test('types no result by hand', () => {
    const text = readFileSync(page, 'utf8')
    expect(results.filter((result) => text.includes(result))).toEqual([])
  })
})
