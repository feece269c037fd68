import { fill } from '@/interface/locale'
import type { EstimatorTexts } from '@/interface/estimator'
import { formatNumber } from '@/maths/format'
import { type Estimate, type PresetId, accelerators, estimate, presets, type Plan } from './estimate'

export const figures = [
  'flops',
  'gpuHours',
  'days',
  'cost',
  'stateBytes',
  'gpusForStates',
  'inferenceBytes',
] as const satisfies readonly (keyof Estimate)[]
export type Figure = (typeof figures)[number]

const power = (value: number) => formatNumber(value, { scientific: true })
const plain = (value: number) =>
  value >= 1e15 ? power(value) : formatNumber(value, value >= 100 ? { digits: 0 } : { significant: 3 })

/** An estimate's figures as the page shows them. */
export function shownFigures(result: Estimate, t: EstimatorTexts): Record<Figure, string> {
  const gigabytes = (bytes: number) => `${plain(bytes / 1e9)} ${t.units.gigabytes}`
  return {
    flops: `${power(result.flops)} ${t.units.flops}`,
    gpuHours: plain(result.gpuHours),
    days: `${plain(result.days)} ${t.units.days}`,
    cost: `${plain(result.cost)} ${t.units.currency}`.trim(),
    stateBytes: gigabytes(result.stateBytes),
    gpusForStates: `${plain(result.gpusForStates)} ${t.units.gpus}`,
    inferenceBytes: gigabytes(result.inferenceBytes),
  }
}

/** How each figure comes about, with the plan's own numbers: formulas of `estimate` in figures instead of letters. */
export function workings(plan: Plan, result: Estimate): Record<Figure, string> {
  const { peak, memory } = accelerators[plan.accelerator]
  const parameters = power(plan.parameters * 1e9)
  return {
    flops: `${plan.recomputation ? 8 : 6} × ${parameters} × ${power(plan.tokens * 1e9)}`,
    gpuHours: `${power(result.flops)} ÷ (${power(peak)} × ${formatNumber(plan.utilisation)}%) ÷ ${formatNumber(3600)}`,
    days: `${plain(result.gpuHours)} ÷ ${formatNumber(plan.gpus)} ÷ 24`,
    cost: `${plain(result.gpuHours)} × ${formatNumber(plan.price)}`,
    stateBytes: `16 × ${parameters}`,
    gpusForStates: `${plain(result.stateBytes / 1e9)} ÷ ${formatNumber(memory / 1e9)}`,
    inferenceBytes: `2 × ${parameters}`,
  }
}

/** How far an estimate is from what the paper states, in words. */
export function comparison(preset: PresetId, result: Estimate, t: EstimatorTexts): string {
  const { figure, value } = presets[preset].claim
  return fill(t.claims[figure], {
    value: figure === 'flops' ? power(value) : formatNumber(value),
    difference: difference(preset, result),
  })
}

/** Difference from the paper in percent, without sign. */
export function difference(preset: PresetId, result: Estimate = estimate(presets[preset].plan)): string {
  const { figure, value } = presets[preset].claim
  return formatNumber(Math.abs(result[figure] / value - 1) * 100, { digits: 1 })
}

/** The preset that a plan is, whatever its price. */
export function presetOf(plan: Plan): PresetId | undefined {
  return (Object.keys(presets) as PresetId[]).find((id) =>
    Object.entries(presets[id].plan).every(
      ([field, value]) => field === 'price' || plan[field as keyof Plan] === value,
    ),
  )
}

export const peakOf = (plan: Plan, t: EstimatorTexts): string =>
  fill(t.peak, { peak: formatNumber(accelerators[plan.accelerator].peak / 1e12) })
