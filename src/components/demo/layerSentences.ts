import { channelHeat, type Channel, type LayerView } from '@/classifier/featureMaps'
import { summariseHeat } from '@/classifier/heatMap'
import type { DemoTexts } from '@/interface/demo'
import type { DemoLayerTexts } from '@/interface/demoLayers'
import { fill } from '@/interface/locale'

/** A share as a whole percentage; what is not nothing is not written as nothing. */
export function wholePercent(share: number): string {
  return share > 0 && share < 0.005 ? '< 1%' : `${Math.round(share * 100)}%`
}

/** What a layer at this depth is good for. */
export function depthSentence(texts: DemoLayerTexts, layer: number, layers: number): string {
  if (layer === 0) return texts.early
  return layer >= layers - 1 ? texts.late : texts.middle
}

/** A layer in words: how much of it responds, and where its strongest channel does. */
export function layerSentence(texts: DemoLayerTexts, demo: DemoTexts, view: LayerView): string {
  const [strongest] = view.channels
  if (!strongest) return ''
  const summary = fill(texts.summary, {
    active: wholePercent(view.active),
    channel: strongest.index + 1,
    place: placeSentence(texts, demo, strongest, view),
  })
  return view.silent > 0 ? `${summary}${texts.gap}${fill(texts.silent, { count: view.silent })}` : summary
}

/** Accessible name of a channel's tile. */
export function tileName(texts: DemoLayerTexts, channel: Channel): string {
  return fill(channel.peak > 0 ? texts.tile : texts.tileSilent, {
    channel: channel.index + 1,
    active: wholePercent(channel.active),
  })
}

/** An enlarged channel in words. */
export function zoomSentence(
  texts: DemoLayerTexts,
  demo: DemoTexts,
  view: LayerView,
  position: number,
): string {
  const channel = view.channels[position]
  if (!channel) return ''
  const rank = fill(texts.rank, { rank: position + 1, count: view.channels.length })
  const place = placeSentence(texts, demo, channel, view)
  return `${rank}${texts.gap}${fill(texts.zoomText, { active: wholePercent(channel.active), place })}`
}

/** Where a channel responds. */
export function placeSentence(
  texts: DemoLayerTexts,
  demo: DemoTexts,
  channel: Channel,
  view: LayerView,
): string {
  if (channel.peak === 0) return texts.placeNone
  const { regions, share } = summariseHeat(channelHeat(channel, view))
  if (regions.length === 0) return texts.placeEven
  const names = regions.map((region) => demo.regions[region]).join(demo.listJoin)
  return fill(texts.placeMostly, { regions: names, share: wholePercent(share) })
}
