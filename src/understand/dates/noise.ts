import { fold, isQuestion } from '../text.ts'
import type { Token } from './tokens.ts'
import type { Found } from './unit.ts'

const MARKERS = {
  to: ['to', 'through', 'thru', 'until', 'till', 'til', '-', 'a', 'al', 'hasta', 'throughout', '>'],
  and: ['and', 'y', '&', ',', '+', 'n'],
  or: ['or', 'o'],
  between: ['between', 'entre'],
  since: ['since', 'desde', 'starting', 'beginning', 'partir', 'comenzando', 'empezando'],
  from: ['from', 'de', 'del'],
  onward: ['on', 'onward', 'onwards', 'forward', 'adelante', 'ongoing', 'after', 'later'],
  until: ['until', 'till', 'til', 'hasta', 'before', 'antes', 'through', 'thru', 'up', 'prior'],
  after: ['after', 'despues', 'following'],
  correction: ['no', 'wait', 'mean', 'meant', 'sorry', 'oops', 'actually', 'correction', 'perdon', 'digo', 'espera', 'mejor'],
} as const
export type Marker = keyof typeof MARKERS
const sets = new Map(Object.entries(MARKERS).map(([name, words]) => [name, new Set<string>(words)]))

export const isMarker = (token: Token | undefined, ...markers: Marker[]): boolean => token !== undefined && markers.some((m) => sets.get(m)!.has(token.text))

/** Whether a word of that kind stands between two places. */
export const coveredBy = (tokens: Token[], from: number, to: number, ...markers: Marker[]): boolean => tokens.slice(from, to).some((t) => isMarker(t, ...markers))

const SMALL_TALK = new Set(('i it its im me my mine he she his her was were is are am be been born dob birthday birthdate date of birth day on in the at about around approx approximately circa maybe '
  + 'probably think like so um uh well ok okay yes yeah sure please thanks thank you guess sometime that would like ish died passed away death visit visits seen went there only just all a an and or to for '
  + 'records stuff from year years month months this dates range period time hmm then him during until last treatment treated '
  + 'el la los las de del en fue era es soy naci nacio nacida nacido fecha nacimiento dia mes ano creo como por mas menos aproximadamente alrededor pues bueno si gracias favor murio fallecio y o a '
  + 'mi su me atendieron atendida atendido visita visitas citas consulta consultas estuve fui durante todo').split(' '))

/** What is left when the dates are taken out: words that carry a meaning, and numbers that belong to nothing. */
export function looseWords(tokens: Token[], dates: Found[]): { words: string[]; numbers: number } {
  const rest = tokens.filter((_, i) => !dates.some((d) => i >= d.start && i < d.end))
  const words = rest.filter((t) => t.type === 'word' && !SMALL_TALK.has(t.text) && !isMarker(t, 'to', 'and', 'or', 'between', 'since', 'from', 'onward', 'until', 'after', 'correction')).map((t) => t.text)
  return { words, numbers: rest.filter((t) => t.type === 'number').length }
}

/** Whether the text asks something and only mentions a date. "March 2022?" is an unsure answer, not a question. */
export function asksBesidesDates(said: string, loose: string[]): boolean {
  const text = fold(said, 400)
  return (loose.length >= 1 && isQuestion(said)) || (loose.length >= 2 && /[?¿]/.test(text))
}
