import {
  trainingDays,
  trainingFlops,
  trainingFlopsWithRecomputation,
  trainingStateBytes,
  weightBytes,
} from '@/maths/estimates'

/** A processor for training, with its maker's figures for dense 16-bit arithmetic (no sparsity). */
export interface Accelerator {
  name: string
  /** Peak in operations per second. */
  peak: number
  /** Memory in bytes. */
  memory: number
  /** Key of its official page in the bibliography. */
  reference: string
}

export const accelerators = {
  v100: { name: 'V100 32 GB', peak: 125e12, memory: 32e9, reference: 'nvidia2017v100' },
  a100: { name: 'A100 80 GB', peak: 312e12, memory: 80e9, reference: 'nvidia2020a100' },
  h100: { name: 'H100 SXM 80 GB', peak: 989e12, memory: 80e9, reference: 'nvidia2022h100' },
  h200: { name: 'H200 141 GB', peak: 989e12, memory: 141e9, reference: 'nvidia2023h200' },
  l40s: { name: 'L40S 48 GB', peak: 362e12, memory: 48e9, reference: 'nvidia2023l40s' },
  tpuv5e: { name: 'TPU v5e 16 GB', peak: 197e12, memory: 16e9, reference: 'google2023tpuv5e' },
} as const satisfies Record<string, Accelerator>
export type AcceleratorId = keyof typeof accelerators

/** What the reader fills in. */
export interface Plan {
  /** Parameters in billions; for a mixture of experts the active ones. */
  parameters: number
  /** Tokens in billions. */
  tokens: number
  accelerator: AcceleratorId
  gpus: number
  /** Achieved share of the peak in percent. */
  utilisation: number
  /** Price of one GPU for one hour, in any currency. */
  price: number
  /** Whether activations are computed anew in the backward pass. */
  recomputation: boolean
}

export const fields = {
  parameters: { parameter: 'n', min: 0.001, max: 100_000 },
  tokens: { parameter: 'd', min: 0.001, max: 1_000_000 },
  gpus: { parameter: 'g', min: 1, max: 1_000_000 },
  utilisation: { parameter: 'u', min: 1, max: 100 },
  price: { parameter: 'p', min: 0, max: 100_000 },
} as const
export type NumericField = keyof typeof fields
export const numericFields = Object.keys(fields) as NumericField[]

export const start: Plan = {
  parameters: 7,
  tokens: 140,
  accelerator: 'a100',
  gpus: 64,
  utilisation: 40,
  price: 15,
  recomputation: false,
}

/** Published runs. `claims` is what their papers state, with the precision of the statement. */
export const presets = {
  gpt3: {
    plan: {
      parameters: 175,
      tokens: 300,
      accelerator: 'v100',
      gpus: 1024,
      utilisation: 30,
      price: 15,
      recomputation: false,
    },
    reference: 'brown2020gpt3',
    claim: { figure: 'flops', value: 3.14e23, within: 0.01 },
  },
  megatron: {
    plan: {
      parameters: 175,
      tokens: 300,
      accelerator: 'a100',
      gpus: 1024,
      utilisation: 44.9,
      price: 15,
      recomputation: true,
    },
    reference: 'narayanan2021megatron',
    claim: { figure: 'days', value: 34, within: 0.015 },
  },
  llama: {
    plan: {
      parameters: 65.2,
      tokens: 1400,
      accelerator: 'a100',
      gpus: 2048,
      utilisation: 47.6,
      price: 15,
      recomputation: false,
    },
    reference: 'touvron2023llama',
    claim: { figure: 'days', value: 21, within: 0.025 },
  },
} as const satisfies Record<
  string,
  { plan: Plan; reference: string; claim: { figure: 'flops' | 'days'; value: number; within: number } }
>
export type PresetId = keyof typeof presets

/** Numeric fields whose value is missing or out of range; empty when the plan can be computed. */
export function faults(plan: Plan): NumericField[] {
  return numericFields.filter((field) => {
    const { min, max } = fields[field]
    const value = plan[field]
    return !(value >= min && value <= max) || (field === 'gpus' && !Number.isInteger(value))
  })
}

export interface Estimate {
  flops: number
  gpuHours: number
  days: number
  /** Price of all GPU-hours, in the currency of the price. */
  cost: number
  /** Weights, gradients and optimiser states in bytes, without activations. */
  stateBytes: number
  /** GPUs whose memory holds the states, before activations. */
  gpusForStates: number
  /** 16-bit weights in bytes, as inference needs them. */
  inferenceBytes: number
}

/**
 * Compute, time, memory and cost of a training run: FLOPs ≈ 6ND (8ND with recomputation), time = FLOPs over what the
 * GPUs really do. The sources of the formulas are with the functions of `src/maths/estimates.ts`.
 *
 * @throws {RangeError} for a plan with faults.
 */
export function estimate(plan: Plan): Estimate {
  const wrong = faults(plan)
  if (wrong.length > 0) throw new RangeError(`The plan has values out of range: ${wrong.join(', ')}.`)
  const parameters = plan.parameters * 1e9
  const tokens = plan.tokens * 1e9
  const { peak, memory } = accelerators[plan.accelerator]
  const flops = (plan.recomputation ? trainingFlopsWithRecomputation : trainingFlops)(parameters, tokens)
  const days = trainingDays(flops, plan.gpus, (peak * plan.utilisation) / 100)
  const gpuHours = days * 24 * plan.gpus
  const stateBytes = trainingStateBytes(parameters)
  return {
    flops,
    gpuHours,
    days,
    cost: gpuHours * plan.price,
    stateBytes,
    gpusForStates: Math.ceil(stateBytes / memory),
    inferenceBytes: weightBytes(parameters, 2),
  }
}

/** Reads a plan from an address; what is missing or senseless there keeps its value of `otherwise`. */
export function readPlan(parameters: URLSearchParams, otherwise: Plan = start): Plan {
  const plan = { ...otherwise }
  for (const field of numericFields) {
    const text = parameters.get(fields[field].parameter)
    const value = Number(text)
    if (text !== null && text.trim() !== '' && faults({ ...start, [field]: value }).length === 0)
      plan[field] = value
  }
  const accelerator = parameters.get('gpu') ?? ''
  if (Object.hasOwn(accelerators, accelerator)) plan.accelerator = accelerator as AcceleratorId
  const recomputation = parameters.get('r')
  if (recomputation === '0' || recomputation === '1') plan.recomputation = recomputation === '1'
  return plan
}

/** Writes a plan into an address; parameters of others stay. */
export function writePlan(parameters: URLSearchParams, plan: Plan): void {
  for (const field of numericFields) parameters.set(fields[field].parameter, String(plan[field]))
  parameters.set('gpu', plan.accelerator)
  parameters.set('r', plan.recomputation ? '1' : '0')
}
