import { normalise } from './normalise'
import type { Term } from './vocabulary'

/** Terms to offer when nothing was found. */
export interface NearestTerms {
  /** Whether their names have something in common with the query; otherwise they are those with the most names, which people talk about most. */
  near: boolean
  terms: readonly Term[]
}

/**
 * The terms that are taught somewhere and whose names are most like a query.
 *
 * @param query Anything.
 * @param terms The glossary.
 */
export function nearestTerms(query: string, terms: readonly Term[], count: number): NearestTerms {
  const taught = terms.filter((term) => term.taught).sort((a, b) => b.aliases.length - a.aliases.length)
  const wanted = piecesOf(query)
  const likeness = (name: string): number => {
    const pieces = piecesOf(name)
    const common = [...pieces].filter((piece) => wanted.has(piece)).length
    return common === 0 ? 0 : (2 * common) / (pieces.size + wanted.size)
  }
  const near = taught
    .map((term) => ({ term, score: Math.max(...[term.zh, term.en, ...term.aliases].map(likeness)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ term }) => term)
  return near.length > 0 ? { near: true, terms: near } : { near: false, terms: taught.slice(0, count) }
}

/** Han characters one by one and in pairs, Latin letters in threes. */
function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>()
  for (const [run] of normalise(text).matchAll(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu)) {
    const characters = [...run]
    const han = /\p{Script=Han}/u.test(run)
    characters.forEach((character, index) => {
      if (han) pieces.add(character)
      const piece = characters.slice(index, index + (han ? 2 : 3))
      if (piece.length === (han ? 2 : 3)) pieces.add(piece.join(''))
    })
  }
  return pieces
}
