import { isCharacter, normalise } from './normalise'
import type { Vocabulary } from './vocabulary'

/** One way to look for a concept. */
export interface Variant {
  text: string
  /** 1 for the reader's own word, less for a synonym or a correction. */
  weight: number
}

/** A part of the query that has a meaning of its own, and the ways to look for it. */
export interface Concept {
  text: string
  variants: readonly Variant[]
}

/** What the search makes of a query. */
export interface Plan {
  /** The query in its normal form. */
  query: string
  concepts: readonly Concept[]
  /** Words that say that something is asked, not what. */
  dropped: readonly string[]
  /** Whether the reader asks a question, which an FAQ answer would answer. */
  question: boolean
}

const synonymWeight = 0.75
/** Weight of the same thing in the other script: a translation says what was said. */
const translationWeight = 0.9
/** Weight of a name that the reader typed a part of. */
const completionWeight = 0.7
/** So many names are tried for a part that is typed. */
const mostCompletions = 2

/** Chinese question words and fillers, longest first. They are dropped when something else is left. */
const chineseFillers = [
  ...[
    '是不是',
    '还是',
    '或者',
    '以及',
    '有没有',
    '能不能',
    '可不可以',
    '要不要',
    '该不该',
    '会不会',
    '怎么办',
    '为什么',
    '为啥',
    '什么样',
  ],
  ...[
    '怎么样',
    '怎样',
    '咋办',
    '咋样',
    '咋回事',
    '怎么回事',
    '为何',
    '是否',
    '能否',
    '行不行',
    '好不好',
    '够不够',
    '哪种',
    '哪儿',
    '哪一',
    '有啥',
    '还有',
    '以后',
    '现在',
    '自己的',
    '合适',
    '打算',
    '怎么',
    '如何',
    '什么',
    '啥',
    '咋',
    '这样',
    '那样',
    '哪',
    '哪些',
    '哪个',
    '哪里',
    '哪家',
    '哪本',
    '哪几',
    '多少',
    '多大',
    '多长',
    '多久',
    '多长时间',
    '几个',
  ],
  ...[
    '需要',
    '要花',
    '花了',
    '花多少',
    '花多久',
    '得花',
    '应该',
    '可以',
    '能够',
    '必须',
    '得',
    '到底',
    '究竟',
    '大概',
    '一般',
    '通常',
    '请问',
    '怎么知道',
    '想知道',
    '知道',
    '看起',
    '学起',
    '做起',
    '我想',
    '想要',
    '想',
    '我们',
    '我',
  ],
  ...[
    '区别',
    '的',
    '了',
    '吗',
    '呢',
    '吧',
    '啊',
    '和',
    '与',
    '跟',
    '或',
    '是',
    '有',
    '在',
    '要',
    '会',
    '能',
    '该',
    '用',
    '做',
    '去',
    '给',
    '对',
    '把',
    '被',
    '让',
    '从',
    '到',
    '才',
    '就',
    '都',
    '也',
    '还',
    '很',
    '张',
    '块',
    '个',
    '一个',
    '一下',
    '一些',
    '这个',
    '那个',
    '有点',
    '比较',
  ],
].sort((a, b) => b.length - a.length)

const englishFillers = new Set(
  (
    'a an the is are was were be do does did can could should would will shall may might must i we you my our your it its this that these those ' +
    'how what why when where which who whom whose much many of to for in on at by with from as and or not no if than then there about into over ' +
    'need needs want get make me us please tell mean means long has have had am been just really actually any some also too very use using up out off ' +
    'keep keeps someone people anyone something anything thing things got im ive one'
  ).split(' '),
)

const questionSigns =
  /怎么|怎样|如何|什么|啥|哪|多少|多大|多久|几|为何|咋|吗|呢|是不是|有没有|能不能|可以|该|^(how|what|why|when|where|which|who|can|could|should|do|does|is|are|will|which|whose|am)\b/

/**
 * Turns a query into concepts and the ways to look for them.
 *
 * @param input What the reader typed: anything.
 * @param vocabulary Names of the glossary; its terms are kept whole and expanded by their synonyms.
 */
export function planQuery(input: string, vocabulary: Vocabulary): Plan {
  const query = normalise(input)
  const dropped: string[] = []
  const cut = segment(query, vocabulary)
  const words = isPiece(query, cut, vocabulary) ? [query] : cut
  const kept = words.filter((word) => {
    const filler = isFiller(word) && !vocabulary.has(word)
    if (filler) dropped.push(word)
    return !filler
  })
  // "怎么做" alone is still a query.
  const meant = [...new Set(kept.length > 0 ? kept : words)]
  return {
    query,
    concepts: meant.map((text) => ({ text, variants: variantsOf(text, vocabulary, meant.length === 1) })),
    dropped,
    question: questionSigns.test(query) || /[?？]/.test(input),
  }
}

function variantsOf(text: string, vocabulary: Vocabulary, alone: boolean): Variant[] {
  const weightOf = (synonym: string) => (isHan(synonym) === isHan(text) ? synonymWeight : translationWeight)
  const synonyms = vocabulary
    .synonyms(text)
    .map((synonym) => ({ text: synonym, weight: weightOf(synonym) }))
    .sort((a, b) => b.weight - a.weight)
  // Beside other words, a part of a name is a word of its own: 分析 does not mean 情感分析.
  const completions =
    alone && !vocabulary.has(text)
      ? vocabulary.namesWith(text, mostCompletions).map((name) => ({ text: name, weight: completionWeight }))
      : []
  return [{ text, weight: 1 }, ...synonyms, ...completions]
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** Whether a query is a piece cut out of the middle of words, 积神经 or 异或, which no cutting makes more of. */
function isPiece(query: string, words: readonly string[], vocabulary: Vocabulary): boolean {
  if (!/^\p{Script=Han}{2,5}$/u.test(query) || vocabulary.has(query)) return false
  return words.every((word) => word.length === 1 && !vocabulary.has(word)) || isPartOfName(query, vocabulary)
}

const isPartOfName = (piece: string, vocabulary: Vocabulary): boolean =>
  vocabulary.namesWith(piece, 1).length > 0

/** Cuts a normalised query into words: names of the glossary, fillers, and what the segmenter finds between them. */
export function segment(query: string, vocabulary: Vocabulary): string[] {
  const words: string[] = []
  let rest = ''
  const flush = () => {
    words.push(...segmentPlain(rest))
    rest = ''
  }
  for (let position = 0; position < query.length;) {
    const longest = vocabulary.longestAt(query, position)
    // One character is a word only where the segmenter says so: 卡 in 租卡, but not in 信用卡.
    const name = longest && !isCharacter(longest) ? longest : undefined
    const filler = name
      ? undefined
      : chineseFillers.find((word) => word.length > 1 && query.startsWith(word, position))
    const word = name ?? filler
    if (word) {
      flush()
      words.push(word)
      position += word.length
    } else {
      rest += query[position]
      position += 1
    }
  }
  flush()
  return words
}

const segmenter =
  typeof Intl !== 'undefined' && 'Segmenter' in Intl
    ? new Intl.Segmenter('zh', { granularity: 'word' })
    : undefined

function segmentPlain(text: string): string[] {
  return text.split(' ').flatMap((part) => {
    if (!/\p{Script=Han}/u.test(part)) return part ? [part] : []
    if (!segmenter) return bigrams(part)
    return [...segmenter.segment(part)].map(({ segment }) => segment.trim()).filter(Boolean)
  })
}

/** Overlapping pairs of characters; a text of one or two characters is its own pair. */
export function bigrams(text: string): string[] {
  const characters = [...text.replace(/\s+/g, '')]
  if (characters.length <= 2) return characters.length > 0 ? [characters.join('')] : []
  return characters.slice(0, -1).map((character, index) => character + (characters[index + 1] ?? ''))
}

function isFiller(word: string): boolean {
  return englishFillers.has(word) || chineseFillers.includes(word)
}
