import type { Segment } from './segments.ts'
import { inserted, says, type Terms } from './stand-ins.ts'
import type { Token } from './tokens.ts'

/**
 * Whether a sentence says a curated one over again: its segments in their order and whole, some left out that may be, with nothing between
 * them but joints and openings. Time goes with the product of both lengths.
 */
export function saysAgain(said: readonly Token[], segments: readonly Segment[], terms: Terms): boolean {
  const known = new Map<string, boolean>()
  return from(0, 0, false, false)

  /** `kept`: a member of the segment's list stands already. `begun`: so does any segment. */
  function from(at: number, place: number, kept: boolean, begun: boolean): boolean {
    const key = `${at} ${place} ${kept} ${begun}`
    const before = known.get(key)
    if (before !== undefined) return before
    const fits = looked(at, place, kept, begun)
    known.set(key, fits)
    return fits
  }

  function looked(at: number, place: number, kept: boolean, begun: boolean): boolean {
    const segment = segments[at]
    if (!segment) return begun && said.slice(place).every(({ mark, word }) => mark && ENDS.has(word))
    const next = segments[at + 1]
    const goesOn = next !== undefined && segment.list >= 0 && next.list === segment.list
    if (segment.drops && (segment.list < 0 || kept || goesOn) && from(at + 1, place, goesOn && kept, begun)) return true
    const starts = begun ? [...afterJoint(said, place, segment, terms)] : [...afterOpening(said, said[place]?.word === '¿' ? place + 1 : place, terms)].flatMap((start) => [start, ...afterScope(said, start, terms)])
    return starts.some((start) => [...endsOf(said, start, segment, terms, segments)].some((end) => from(at + 1, end, goesOn, true)))
  }
}

const ENDS = new Set(['.', '?', '!', ')'])
const BETWEEN = new Set([',', ';', ':', '-', '(', ')', '¿'])

/** Places where a segment may begin after another: past its mark and its joint. */
function afterJoint(said: readonly Token[], place: number, { joint, mark, condition, listJoint }: Segment, terms: Terms): Set<number> {
  const starts = new Set<number>()
  let marks = place
  while (said[marks]?.mark && BETWEEN.has(said[marks]!.word)) marks++
  const word = said[marks]?.word ?? ''
  const { and, or, but } = JOINTS[terms.language]
  if (joint === 'or' ? or.has(word) : joint === 'and' ? and.has(word) : joint === 'but' ? but.has(word) : false) starts.add(marks + 1)
  // The joint of a list moves with its last member.
  if (joint === '' && mark === ',' && ((listJoint === 'and' && and.has(word)) || (listJoint === 'or' && or.has(word)))) starts.add(marks + 1)
  if (joint === '' && (mark !== '' || condition)) starts.add(marks)
  if (marks > place && (joint === 'and' || joint === 'but')) starts.add(marks)
  if (mark === '.' && marks > place) for (const start of afterOpening(said, marks, terms)) starts.add(start)
  if (joint !== 'or' && (and.has(word) || but.has(word)) && (mark === '.' || joint === 'but')) starts.add(marks + 1)
  return starts
}

const JOINTS = {
  en: { and: new Set(['and']), or: new Set(['or']), but: new Set(['but', 'yet']) },
  es: { and: new Set(['y', 'e']), or: new Set(['o', 'u']), but: new Set(['pero']) },
} as const

/** Places after "so", "that means" and the like, with the place itself. */
function afterOpening(said: readonly Token[], place: number, { operators }: Terms): Set<number> {
  const starts = new Set([place])
  for (const opening of operators.openings) {
    if (!opening.every((word, i) => said[place + i]?.word === word)) continue
    const end = place + opening.length
    starts.add(said[end]?.word === ',' ? end + 1 : end)
  }
  return starts
}

/** "For your mother's chart," says whom it is told of, and claims nothing. */
function afterScope(said: readonly Token[], place: number, { language, operators: { family, records } }: Terms): number[] {
  const comma = said.findIndex(({ word }, i) => i >= place && word === ',')
  const words = said.slice(place, Math.max(place, comma)).map(({ word }) => word).join(' ')
  const [, first, second] = SCOPE[language].exec(words) ?? []
  const [kin, record] = language === 'en' ? [first, second] : [second, first]
  return kin && record && family.has(kin) && records.has(record) ? [comma + 1] : []
}

const SCOPE = { en: /^for your ([a-z]+) ([a-z]+)$/, es: /^para (?:el |la |los |las )?([a-z]+) de su ([a-z]+)$/ } as const

/** Where a segment may end in the sentence, if it begins at `start`. */
function endsOf(said: readonly Token[], start: number, segment: Segment, terms: Terms, all: readonly Segment[]): Set<number> {
  const { tokens } = segment
  const { operators } = terms
  let open = new Map<number, Set<number>>([[0, new Set([start])]])
  const ends = new Set<number>()
  const seen = new Set<string>()
  const around = { condition: segment.condition, claimsRight: all.some(({ tokens }) => tokens.some(({ word }) => word === 'right' || word === 'derecho')) }
  while (open.size > 0) {
    const next = new Map<number, Set<number>>()
    const add = (i: number, place: number) => {
      const id = `${i} ${place}`
      if (seen.has(id)) return
      seen.add(id)
      next.set(i, (next.get(i) ?? new Set()).add(place))
    }
    for (const [i, places] of open) for (const place of places) {
      const [own, other] = [tokens[i], said[place]]
      if (!own) ends.add(place)
      else if (operators.light.has(own.word) || (operators.loose.has(own.word) && (i === 0 || (i === tokens.length - 1 && own.word !== 'so')))) add(i + 1, place)
      if (!other || other.mark) continue
      if (operators.light.has(other.word)) add(i, place + 1)
      if (own && says(tokens, i, said, place, terms)) add(i + 1, place + 1)
      add(i, place + inserted(tokens, i, said, place, terms, around))
    }
    open = next
  }
  return ends
}
