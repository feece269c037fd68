import type { Rejection } from '@/classifier/card'
import type { BackendReport } from '@/classifier/engine'
import type { ClassifierError } from '@/classifier/errors'
import type { Prediction } from '@/classifier/classify'
import { summariseHeat, type HeatMap } from '@/classifier/heatMap'
import { verdictsOf } from '@/classifier/scores'
import { fill } from '@/interface/locale'
import type { DemoTexts } from '@/interface/demo'

/** Below this the most probable class is not called an answer. */
export const unsureBelow = 0.5
/** From here on a wrong answer is called a confident one. */
const sureFrom = 0.8

/** A probability as the page writes it, e.g. `92.4%`. */
export function percent(probability: number): string {
  return `${(probability * 100).toFixed(1)}%`
}

/** Milliseconds with as many digits as they deserve. */
export function milliseconds(time: number): string {
  return time < 10 ? time.toFixed(1) : time.toFixed(0)
}

/** Says what went wrong and what to do; file names are text, never markup. */
export function failureSentence(texts: DemoTexts, { code, file, found }: ClassifierError): string {
  const contents: Record<string, string> = {
    text: texts.foundText,
    pdf: texts.foundPdf,
    unknown: texts.foundUnknown,
  }
  return fill(texts.errors[code], {
    file,
    found: code === 'file-not-image' ? (contents[found] ?? found) : found,
  })
}

/** Name of the backend that ran. */
export function backendName(texts: DemoTexts, { backend, threads }: BackendReport): string {
  return backend === 'wasm' ? fill(texts.backendWasm, { threads }) : texts.backendWebgpu
}

/** Why this backend ran. */
export function backendSentence(texts: DemoTexts, { reason, measured }: BackendReport): string {
  if (reason !== 'measured' || !measured) return reason === 'measured' ? '' : texts.reasons[reason]
  if (!Number.isFinite(measured.webgpu)) return texts.reasons.measuredGaveUp
  return fill(texts.reasons.measured, {
    wasm: milliseconds(measured.wasm),
    webgpu: milliseconds(measured.webgpu),
  })
}

/** Whether, and why, an answer should not be taken for one. */
export type Doubt = 'none-of-these' | 'low' | undefined

/** `none-of-these` by the card's rule; `low` when even the best class has less than half of the probability. */
export function doubtAbout(rejected: boolean, top: Prediction): Doubt {
  if (rejected) return 'none-of-these'
  return top.probability < unsureBelow ? 'low' : undefined
}

/** The doubt in words, with the card's figures on how good this rule is. */
export function doubtSentence(
  texts: DemoTexts,
  doubt: Exclude<Doubt, undefined>,
  species: string,
  rejection: Rejection | undefined,
): string {
  if (doubt === 'low') return texts.unsureLow
  const sentence = fill(texts.unsureNone, { species })
  if (rejection?.falseAlarmRate === undefined || rejection.missRate === undefined) return sentence
  const rates = { falseAlarms: percent(rejection.falseAlarmRate), misses: percent(rejection.missRate) }
  return `${sentence} ${fill(texts.unsureRates, rates)}`
}

/** What the predicted class is most often confused with, from the card's confusion matrix of the test set. */
export function confusionSentence(
  texts: DemoTexts,
  confusion: readonly (readonly number[])[],
  predicted: number,
  classNames: readonly string[],
): string {
  const { photos, mistake } = verdictsOf(confusion, predicted)
  if (photos === 0) return ''
  const species = classNames[predicted] ?? ''
  return mistake
    ? fill(texts.confusion, {
        species,
        photos,
        count: mistake.count,
        mistake: classNames[mistake.index] ?? '',
      })
    : fill(texts.confusionNone, { species, photos })
}

/** A heat map in words. */
export function heatSentence(texts: DemoTexts, heat: HeatMap): string {
  const { regions, share } = summariseHeat(heat)
  if (regions.length === 0) return heat.values.some((value) => value > 0) ? texts.lookEven : texts.lookNothing
  const names = regions.map((region) => texts.regions[region]).join(texts.listJoin)
  return fill(texts.lookMostly, { regions: names, share: `${Math.round(share * 100)}%` })
}

/**
 * One honest sentence below the answer: right or wrong where the truth is known, doubt where there is doubt.
 *
 * @param top The most probable class.
 * @param names Class names in the page's language, by id.
 */
export function noteSentence(
  texts: DemoTexts,
  subject: { kind: 'drawing' | 'photo' | 'upload'; label?: string },
  top: Prediction,
  names: Readonly<Record<string, string>>,
): string {
  const species = names[top.id] ?? top.id
  const label = subject.label
  if (label === undefined) return texts.noteUpload
  const labelled = names[label] ?? label
  if (subject.kind === 'photo') {
    return top.id === label
      ? fill(texts.notePhotoRight, { species })
      : fill(texts.notePhotoWrong, { species, labelled })
  }
  if (top.id === label) return fill(texts.noteRight, { species })
  return top.probability >= sureFrom
    ? fill(texts.noteWrongSure, { drawn: labelled, species, probability: percent(top.probability) })
    : fill(texts.noteWrong, { drawn: labelled, species })
}
