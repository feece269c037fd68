import { describe, expect, it } from 'vitest'
import { viewLayer } from '@/classifier/featureMaps'
import {
  depthSentence,
  layerSentence,
  tileName,
  wholePercent,
  zoomSentence,
} from '@/components/demo/layerSentences'
import { demoTexts } from '@/interface/demo'
import { demoLayerTexts } from '@/interface/demoLayers'

const texts = demoLayerTexts['zh-CN']
const demo = demoTexts['zh-CN']
/** Channel 0 is silent; channel 1 responds in the upper left corner only. */
const values = Float32Array.from({ length: 2 * 36 }, (_, at) => (at === 36 || at === 37 ? 3 : 0))
const view = viewLayer(values, { channels: 2, height: 6, width: 6 })

describe('a layer in words', () => {
  it('says how much responds, which channel most, where, and how many are silent', () => {
    expect(layerSentence(texts, demo, view)).toBe(
      '3% 的位置有反应。最强的是通道 2，集中在左上（占 94%）。1 个通道完全没有反应。',
    )
    expect(layerSentence(demoLayerTexts.en, demoTexts.en, view)).toContain('at the upper left (94%')
  })

  it('names tiles and tells of an enlarged one', () => {
    expect(view.channels.map((channel) => tileName(texts, channel))).toEqual([
      '通道 2，6% 的位置有反应',
      '通道 1，没有反应',
    ])
    expect(zoomSentence(texts, demo, view, 0)).toContain('强度排第 1，共 2 个通道')
    expect(zoomSentence(texts, demo, view, 1)).toContain('没有反应')
  })

  it('tells early, middle and late layers apart', () => {
    expect([0, 1, 2, 3].map((layer) => depthSentence(texts, layer, 4))).toEqual([
      texts.early,
      texts.middle,
      texts.middle,
      texts.late,
    ])
  })
})

it('a share that is not nothing is not written as nothing', () => {
  expect([0, 0.001, 0.126, 1].map(wholePercent)).toEqual(['0%', '< 1%', '13%', '100%'])
})
