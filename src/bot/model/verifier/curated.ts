import type { Language } from '../../../knowledge/schema.ts'
import type { Operators } from './operators.ts'
import { ordersOf, segmentsOf, type Segment } from './segments.ts'
import { asks, sentencesOf } from './sentences.ts'
import { tokensOf, type Token } from './tokens.ts'

/** A curated sentence, ready to be compared with. */
export interface Curated {
  tokens: readonly Token[]
  segments: readonly Segment[]
  asks: boolean
  /** It points at what stands before it. */
  points: boolean
  /** It takes back part of what stands before it. */
  takesBack: boolean
  /** The same with what "it" is, where the sentences before say so. */
  named: readonly Segment[] | undefined
}

/** The sentences of a curated text. */
export function curatedOf(text: string, language: Language, operators: Operators): Curated[] {
  let name: Token | undefined
  return sentencesOf(text).map((sentence) => {
    const one = prepared(sentence, language, operators)
    const [first, second] = one.tokens
    const named = name && first ? withName(name, one, language, operators) : undefined
    // "HIPAA is ...", and then "It keeps ...", "It gives ...".
    name = named ? name : first && isName(first, operators) && (second?.key === 'be' || second?.word === 'es') ? first : undefined
    return { ...one, named }
  })
}

function withName(name: Token, { tokens, segments }: Curated, language: Language, operators: Operators): readonly Segment[] | undefined {
  const [first, ...rest] = segments
  const isIt = language === 'en' ? tokens[0]!.word === 'it' : isName(tokens[0]!, operators) && !tokens[0]!.word.endsWith('n')
  return first && isIt && !first.condition ? [{ ...first, tokens: [name, ...first.tokens.slice(language === 'en' ? 1 : 0)] }, ...rest] : undefined
}

function prepared(sentence: string, language: Language, operators: Operators): Curated {
  const tokens = tokensOf(sentence, language)
  const segments = segmentsOf(tokens, operators)
  const start = tokens.map(({ word }) => word).join(' ')
  return {
    tokens, segments, asks: asks(sentence), points: pointsBack(segments, operators),
    takesBack: operators.takesBack.some((opening) => start.startsWith(`${opening} `)), named: undefined,
  }
}

/** Whether a sentence needs what stands before it. What a condition points at may be in its own sentence, and so may what comes after a name. */
function pointsBack(segments: readonly Segment[], operators: Operators): boolean {
  let named = false
  return segments.some(({ tokens, condition }, n) => !(condition && n > 0) && tokens.some(({ word }, i) => {
    const next = tokens[i + 1]
    const nextIsName = next !== undefined && isName(next, operators)
    // What the whole answer is about.
    if ((word === 'this' && next?.word === 'reason') || (word === 'esta' && next?.word === 'razon')) return false
    if (DETERMINERS.has(word) && (word === 'that' || nextIsName)) {
      if (word === 'that' ? nextIsName && named : named) return false
      return word === 'that' ? i === 0 || next === undefined || nextIsName : true
    }
    if (word === 'there' && i === 0 && n === 0 && THERE_IS.has(next?.word ?? '')) return false
    if (word === 'lo' && LO_THING.has(next?.word ?? '')) return false
    if (word === 'one' && tokens[i - 1]?.word === 'another' && named) return false
    if ((word === 'another' || word === 'other' || word === 'otro' || word === 'otra') && named) return false
    if (operators.pointers.has(word)) return true
    const points = operators.pronouns.has(word) || WITH_PRONOUN.test(word)
    if (!points) named ||= isName(tokens[i]!, operators)
    return points && !named
  }))
}

/** A content word, as a name may be. */
const isName = ({ word }: Token, { negations, duties, leaves, limits, conditions, hedges, light, loose, pointers, pronouns, actors }: Operators): boolean =>
  ![negations, duties, leaves, limits, conditions, hedges, light, loose, pointers, pronouns, actors].some((words) => words.has(word)) && /^\p{L}{3}/u.test(word) && !SMALL.has(word)

const SMALL = new Set('with for from into about out off over under then con del por para sobre bajo entre ante sin que quien'.split(' '))

const DETERMINERS = new Set(['that', 'this', 'these', 'those', 'such', 'ese', 'esa', 'esos', 'esas', 'este', 'esta', 'estos', 'estas'])
/** Spanish verbs with "it" at their end. */
const WITH_PRONOUN = /^[a-z]{2,}(?:[aei]r|ndo)(?:me|le|se)?l[oa]s?$/
const THERE_IS = new Set(['must', 'is', 'are', 'may', 'can'])
const LO_THING = new Set(['que', 'de', 'suyo', 'demas', 'escrito', 'viejo'])

/** The ways in which a sentence may stand after another, in one sentence with it. */
export const joinedOrders = (one: Curated, next: Curated, operators: Operators): (readonly Segment[])[] =>
  [...ordersOf(next.segments, operators), ...withoutSubject(one, next, operators)].map(([head, ...rest]) => [{ ...head!, mark: '.', condition: false }, ...rest])

/** "It must say how to complain", told on after "The letter must give the reason", needs neither "it" nor "must". */
function withoutSubject(one: Curated, next: Curated, { negations, limits, duties, leaves }: Operators): (readonly Segment[])[] {
  const [head, ...rest] = next.segments
  const [first, second] = next.tokens
  if (!head || !first || one.segments.some(({ tokens, condition }) => condition || tokens.some(({ word }) => negations.has(word) || limits.has(word)))) return []
  const force = (word: string) => duties.has(word) || leaves.has(word)
  const drop = force(first.word) ? 1 : second && force(second.word) && isSameSubject(one.tokens[0]!.word, first.word) ? 2 : 0
  const forces = one.tokens.filter(({ word }) => force(word))
  if (drop === 0 || forces.length !== 1 || forces[0]!.word !== next.tokens[drop - 1]!.word || head.tokens.length <= drop) return []
  return [[{ ...head, tokens: head.tokens.slice(drop) }, ...rest]]
}

const isSameSubject = (before: string, now: string): boolean => (now === 'it' ? !['they', 'you', 'we', 'i'].includes(before) : before === now && ['they', 'you'].includes(now))
