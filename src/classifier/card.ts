/** A class of the data set. */
export interface FlowerClass {
  id: string
  zh: string
  en: string
}

/** How an image becomes the model's input. */
export interface ModelInput {
  /** Name of the ONNX graph's input. */
  name: string
  layout: 'NHWC'
  /** Height and width in pixels. */
  size: readonly [height: number, width: number]
  /** A channel's value (0–255) becomes `(value × scale − mean) / std`. */
  scale: number
  mean: readonly [red: number, green: number, blue: number]
  std: readonly [red: number, green: number, blue: number]
}

/** Figures on one split of the data set. */
export interface Metrics {
  /** Share of photographs whose most probable class is the right one, 0–1. */
  accuracy: number
  /** Cross-entropy in nats. */
  loss: number
  /** Counts of photographs: rows are true classes, columns predicted ones. */
  confusion: readonly (readonly number[])[]
}

const scores = ['distance', 'energy', 'max-probability'] as const

/** When an answer should be held back, because the picture probably shows none of the classes. */
export interface Rejection {
  /**
   * `distance`: the output `distance`, from the training photographs; `energy`: logsumexp of the output `logits`;
   * `max-probability`: the largest calibrated probability.
   */
  score: (typeof scores)[number]
  /** A distance above this, or another score below it, is a rejection. */
  threshold: number
  /** Share of real test photographs that are rejected, 0–1. */
  falseAlarmRate: number | undefined
  /** Share of pictures of other things that are accepted all the same, 0–1. */
  missRate: number | undefined
}

/** Feature maps inside a model, which are not among its outputs. */
export interface FeatureLayer {
  /** Name of the tensor inside the ONNX graph, laid out (N, channels, height, width). */
  tensor: string
  channels: number
  height: number
  width: number
}

/** What the demo has to know to run a model. */
export interface RunnableModel {
  id: string
  /** File name beside the card. */
  file: string
  sha256: string
  bytes: number
  input: ModelInput
  /** Names of the ONNX graph's outputs; the first holds the probabilities. */
  outputs: readonly string[]
  /** Temperature for `calibrate`. */
  temperature: number
  rejection?: Rejection | undefined
  /** In the order in which the picture passes through them. */
  layers?: readonly FeatureLayer[] | undefined
}

export interface CardModel extends RunnableModel {
  parameters: number
  metrics: Readonly<Record<SplitId, Metrics>>
}

/** Parts of the data set that each model was trained on, tuned on and measured on. */
export const splitIds = ['train', 'validation', 'test'] as const
export type SplitId = (typeof splitIds)[number]

/** The part of the model card that the site relies on. */
export interface ModelCard {
  dataset: {
    name: string
    url: string
    licence: string
    /** Photographs of each class in each split. */
    counts: Readonly<Record<SplitId, Readonly<Record<string, number>>>>
  }
  classes: readonly FlowerClass[]
  /** By id; `document` is the source document's network, which the demo runs. */
  models: Readonly<Record<string, CardModel>> & { readonly document: CardModel }
}

/** Says which field of a model card is wrong, what it holds and what it should hold. */
export class ModelCardError extends Error {
  override readonly name = 'ModelCardError'
}

type Check<Value> = (value: unknown, path: string) => Value

function fail(path: string, found: unknown, expected: string): never {
  const shown = found === undefined ? 'nothing' : (JSON.stringify(found) ?? String(found)).slice(0, 80)
  throw new ModelCardError(
    `model-card.json: field "${path}": found ${shown}, expected ${expected}. Run the training again to write the card anew.`,
  )
}

const object: Check<Record<string, unknown>> = (value, path) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail(path, value, 'an object')

const text: Check<string> = (value, path) =>
  typeof value === 'string' && value !== '' ? value : fail(path, value, 'a text that is not empty')

const matching =
  (pattern: RegExp, expected: string): Check<string> =>
  (value, path) =>
    typeof value === 'string' && pattern.test(value) ? value : fail(path, value, expected)

const number =
  (expected: string, fits: (value: number) => boolean): Check<number> =>
  (value, path) =>
    typeof value === 'number' && Number.isFinite(value) && fits(value) ? value : fail(path, value, expected)

const finite = number('a number', () => true)
const positive = number('a number above 0', (value) => value > 0)
const whole = number('a whole number above 0', (value) => Number.isInteger(value) && value > 0)
const share = number('a number from 0 to 1', (value) => value >= 0 && value <= 1)
const count = number('a whole number of at least 0', (value) => Number.isInteger(value) && value >= 0)
const notNegative = number('a number of at least 0', (value) => value >= 0)

const list =
  <Item>(item: Check<Item>, expected: string, fits: (length: number) => boolean): Check<Item[]> =>
  (value, path) =>
    Array.isArray(value) && fits(value.length)
      ? value.map((entry, index) => item(entry, `${path}.${index}`))
      : fail(path, value, expected)

const triple =
  (item: Check<number>): Check<readonly [number, number, number]> =>
  (value, path) =>
    list(item, 'three numbers, for red, green and blue', (length) => length === 3)(value, path) as [
      number,
      number,
      number,
    ]

const flowerClass: Check<FlowerClass> = (value, path) => {
  const fields = object(value, path)
  return {
    id: matching(/^[a-z][a-z0-9-]*$/, 'a lower-case identifier')(fields['id'], `${path}.id`),
    zh: text(fields['zh'], `${path}.zh`),
    en: text(fields['en'], `${path}.en`),
  }
}

const modelInput: Check<ModelInput> = (value, path) => {
  const fields = object(value, path)
  const size = list(
    whole,
    'height and width in pixels',
    (length) => length === 2,
  )(fields['size'], `${path}.size`)
  return {
    name: text(fields['name'], `${path}.name`),
    layout: matching(/^NHWC$/, '"NHWC"')(fields['layout'], `${path}.layout`) as 'NHWC',
    size: size as [number, number],
    scale: positive(fields['scale'], `${path}.scale`),
    mean: triple(finite)(fields['mean'], `${path}.mean`),
    std: triple(positive)(fields['std'], `${path}.std`),
  }
}

const metrics =
  (classCount: number): Check<Metrics> =>
  (value, path) => {
    const fields = object(value, path)
    const expected = `${classCount} counts, one for each class`
    const row = list(count, expected, (length) => length === classCount)
    return {
      accuracy: share(fields['accuracy'], `${path}.accuracy`),
      loss: notNegative(fields['loss'], `${path}.loss`),
      confusion: list(
        row,
        `${classCount} rows of ${expected}`,
        (length) => length === classCount,
      )(fields['confusion'], `${path}.confusion`),
    }
  }

const rejection: Check<Rejection> = (value, path) => {
  const fields = object(value, path)
  const score = scores.find((known) => known === fields['score'])
  const optionalShare = (name: string) =>
    fields[name] === undefined || fields[name] === null ? undefined : share(fields[name], `${path}.${name}`)
  return {
    score: score ?? fail(`${path}.score`, fields['score'], scores.join(' or ')),
    threshold: finite(fields['threshold'], `${path}.threshold`),
    falseAlarmRate: optionalShare('falseAlarmRate'),
    missRate: optionalShare('missRate'),
  }
}

const featureLayer: Check<FeatureLayer> = (value, path) => {
  const fields = object(value, path)
  return {
    tensor: text(fields['tensor'], `${path}.tensor`),
    channels: whole(fields['channels'], `${path}.channels`),
    height: whole(fields['height'], `${path}.height`),
    width: whole(fields['width'], `${path}.width`),
  }
}

const cardModel =
  (id: string, classCount: number): Check<CardModel> =>
  (value, path) => {
    const fields = object(value, path)
    const figures = object(fields['metrics'], `${path}.metrics`)
    const figuresOf = metrics(classCount)
    return {
      id,
      file: matching(/^[\w.-]+\.onnx$/, 'the name of an .onnx file beside the card')(
        fields['file'],
        `${path}.file`,
      ),
      sha256: matching(/^[0-9a-f]{64}$/, '64 hexadecimal digits')(fields['sha256'], `${path}.sha256`),
      bytes: whole(fields['bytes'], `${path}.bytes`),
      parameters: whole(fields['parameters'], `${path}.parameters`),
      input: modelInput(fields['input'], `${path}.input`),
      outputs: list(
        text,
        'at least one output name',
        (length) => length >= 1,
      )(fields['outputs'], `${path}.outputs`),
      temperature: positive(fields['temperature'], `${path}.temperature`),
      rejection:
        fields['rejection'] === undefined || fields['rejection'] === null
          ? undefined
          : rejection(fields['rejection'], `${path}.rejection`),
      layers:
        fields['layers'] === undefined || fields['layers'] === null
          ? undefined
          : list(
              featureLayer,
              'at least one layer',
              (length) => length >= 1,
            )(fields['layers'], `${path}.layers`),
      metrics: {
        train: figuresOf(figures['train'], `${path}.metrics.train`),
        validation: figuresOf(figures['validation'], `${path}.metrics.validation`),
        test: figuresOf(figures['test'], `${path}.metrics.test`),
      },
    }
  }

/**
 * Checks a parsed `model-card.json` and returns the fields that the site uses.
 *
 * @throws {ModelCardError} naming the field, what was found and what was expected.
 */
export function parseModelCard(json: unknown): ModelCard {
  const card = object(json, '(whole file)')
  const dataset = object(card['dataset'], 'dataset')
  const classes = list(
    flowerClass,
    'at least two classes',
    (length) => length >= 2,
  )(card['classes'], 'classes')
  const repeated = classes.find(({ id }, index) => classes.findIndex((other) => other.id === id) !== index)
  if (repeated) fail('classes', repeated.id, 'every class id once')
  const counts = object(dataset['counts'], 'dataset.counts')
  const countsOf = (split: SplitId): Record<string, number> => {
    const ofSplit = object(counts[split], `dataset.counts.${split}`)
    return Object.fromEntries(
      classes.map(({ id }) => [id, whole(ofSplit[id], `dataset.counts.${split}.${id}`)]),
    )
  }
  const models = object(card['models'], 'models')
  return {
    dataset: {
      name: text(dataset['name'], 'dataset.name'),
      url: text(dataset['url'], 'dataset.url'),
      licence: text(dataset['licence'], 'dataset.licence'),
      counts: { train: countsOf('train'), validation: countsOf('validation'), test: countsOf('test') },
    },
    classes,
    models: {
      ...Object.fromEntries(
        Object.entries(models).map(([id, model]) => [
          id,
          cardModel(id, classes.length)(model, `models.${id}`),
        ]),
      ),
      document: cardModel('document', classes.length)(models['document'], 'models.document'),
    },
  }
}

/** The models with the one to begin with in front: the improved one as soon as there is one. */
export function modelsByPreference({ models }: ModelCard): [CardModel, ...CardModel[]] {
  const { document, ...others } = models
  const [first, ...rest] = Object.values(others).sort(
    (a, b) => b.metrics.validation.accuracy - a.metrics.validation.accuracy,
  )
  return first ? [first, ...rest, document] : [document]
}

/**
 * Looks up a number in a parsed card by its path.
 *
 * @param path Dotted, such as `models.document.metrics.test.accuracy`; array positions are numbers.
 * @throws {ModelCardError} when there is no number at that path.
 */
export function cardFigure(json: unknown, path: string): number {
  let value = json
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
  }
  return finite(value, path)
}
