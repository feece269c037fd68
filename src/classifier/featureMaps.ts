import type { FeatureLayer } from './card'
import type { HeatMap } from './heatMap'

/** What one channel of a layer made of a picture. */
export interface Channel {
  /** Position in the layer, from 0. */
  index: number
  /** Share of the places where the channel responds at all, 0–1. */
  active: number
  /** Its largest response, in the model's own units; 0 for a silent channel. */
  peak: number
  /** Responses row by row, 0 none, 255 the channel's own largest. */
  values: Uint8Array<ArrayBuffer>
}

/** The feature maps of one layer for one picture. */
export interface LayerView {
  width: number
  height: number
  /** Share of all places of all channels that respond, 0–1. */
  active: number
  /** Channels that respond nowhere. */
  silent: number
  /** Strongest first, by their mean response. */
  channels: Channel[]
}

/**
 * Prepares the output of a layer for being looked at: each channel stretched to its own range, the strongest first.
 *
 * @param values N × channels × height × width, after ReLU; only the first of the batch is looked at.
 * @param layer Shape of one item of the batch.
 * @throws {RangeError} when there are fewer values than the shape needs.
 */
export function viewLayer(
  values: Float32Array,
  { channels, height, width }: Omit<FeatureLayer, 'tensor'>,
): LayerView {
  const places = height * width
  if (values.length < channels * places) {
    throw new RangeError(
      `Layer of ${values.length} values; expected at least ${channels} × ${height} × ${width}.`,
    )
  }
  const ranked = Array.from({ length: channels }, (_, index) => {
    const responses = values.subarray(index * places, (index + 1) * places)
    let [sum, peak, active] = [0, 0, 0]
    for (const value of responses) {
      if (!(value > 0)) continue
      sum += value
      active++
      if (value > peak) peak = value
    }
    const scaled = new Uint8Array(places)
    if (peak > 0) responses.forEach((value, place) => (scaled[place] = Math.round((255 * value) / peak)))
    return { sum, channel: { index, active: active / places, peak, values: scaled } }
  }).sort((a, b) => b.sum - a.sum)
  const all = ranked.map(({ channel }) => channel)
  return {
    width,
    height,
    active: all.reduce((sum, { active }) => sum + active, 0) / channels,
    silent: all.filter(({ peak }) => peak === 0).length,
    channels: all,
  }
}

/** A channel as a heat map, so that the place of its responses can be put into words. */
export function channelHeat({ values }: Channel, { width, height }: LayerView): HeatMap {
  return { values: Float32Array.from(values, (value) => value / 255), width, height }
}
