/** Seconds of a day. */
const day = 86_400

function checked(name: string, value: number): number {
  if (!(value > 0) || !Number.isFinite(value))
    throw new RangeError(`${name} must be a number above 0, got ${value}.`)
  return value
}

/**
 * Floating-point operations of training a dense Transformer: about 6 for each parameter and token
 * (2 forward, 4 backward). Kaplan et al. 2020, arXiv:2001.08361, section 2.1.
 *
 * @param parameters Number of parameters.
 * @param tokens Number of tokens in the training data, counted as often as they are seen.
 */
export function trainingFlops(parameters: number, tokens: number): number {
  return 6 * checked('parameters', parameters) * checked('tokens', tokens)
}

/**
 * Operations of training when activations are recomputed in the backward pass to save memory: about 8 for each
 * parameter and token. Narayanan et al. 2021, arXiv:2104.04473, section 5.1.
 */
export function trainingFlopsWithRecomputation(parameters: number, tokens: number): number {
  return 8 * checked('parameters', parameters) * checked('tokens', tokens)
}

/** Operations of generating one token with a dense Transformer: about 2 for each parameter. arXiv:2001.08361. */
export function inferenceFlopsPerToken(parameters: number): number {
  return 2 * checked('parameters', parameters)
}

/**
 * Days that a number of operations takes.
 *
 * @param flops Floating-point operations in all.
 * @param gpus Number of GPUs.
 * @param achieved Operations per second that each GPU really does: peak times utilisation.
 */
export function trainingDays(flops: number, gpus: number, achieved: number): number {
  return checked('flops', flops) / (checked('gpus', gpus) * checked('achieved', achieved)) / day
}

/**
 * Memory for the states of training in bytes: weights, gradients and Adam's moments.
 *
 * @param parameters Number of parameters.
 * @param bytesPerParameter 16 for Adam in mixed precision: 2 + 2 for weights and gradients in 16 bits, 12 for the weights and
 *   two moments in 32 bits. Rajbhandari et al. 2020 (ZeRO), arXiv:1910.02054, section 3.1. Activations come on top.
 */
export function trainingStateBytes(parameters: number, bytesPerParameter = 16): number {
  return checked('parameters', parameters) * checked('bytesPerParameter', bytesPerParameter)
}

/** Memory for the weights alone in bytes, as inference needs it; 2 bytes a parameter for 16 bits, 0.5 for 4 bits. */
export function weightBytes(parameters: number, bytesPerParameter: number): number {
  return checked('parameters', parameters) * checked('bytesPerParameter', bytesPerParameter)
}

/** Parameters that LoRA trains for one matrix of `rows` × `columns`: r · (rows + columns). Hu et al. 2021, arXiv:2106.09685, section 4.1. */
export function loraParameters(rows: number, columns: number, rank: number): number {
  return checked('rank', rank) * (checked('rows', rows) + checked('columns', columns))
}

/**
 * Parameters of a Transformer without its embeddings: about 12 for each layer and squared width (4 for attention, 8 for a feed-forward
 * layer four times as wide). Kaplan et al. 2020, arXiv:2001.08361, table 1.
 */
export function transformerParameters(layers: number, width: number): number {
  return 12 * checked('layers', layers) * checked('width', width) ** 2
}

/**
 * Memory that the keys and values of one sequence take in bytes, so that they need not be computed again for each new token:
 * a key and a value for each layer, head and token. Kwon et al. 2023, arXiv:2309.06180, section 3; grouped-query attention:
 * Ainslie et al. 2023, arXiv:2305.13245.
 *
 * @param keyHeads Heads that have keys and values of their own; fewer than the query heads with grouped-query attention.
 * @param headWidth Width of one head.
 * @param tokens Length of the sequence.
 * @param bytes Bytes of one number, 2 for 16 bits.
 */
export function keyValueCacheBytes(
  layers: number,
  keyHeads: number,
  headWidth: number,
  tokens: number,
  bytes = 2,
): number {
  return (
    2 *
    checked('layers', layers) *
    checked('keyHeads', keyHeads) *
    checked('headWidth', headWidth) *
    checked('tokens', tokens) *
    bytes
  )
}

/**
 * Loss in nats per token that a Transformer reaches, as fitted to more than 400 training runs: 1.69 + 406.4 / N^0.34 + 410.7 / D^0.28.
 * Hoffmann et al. 2022, arXiv:2203.15556, section 3.3. The first term stays whatever the size: it is the entropy of text.
 */
export function scalingLawLoss(parameters: number, tokens: number): number {
  return 1.69 + 406.4 / checked('parameters', parameters) ** 0.34 + 410.7 / checked('tokens', tokens) ** 0.28
}
