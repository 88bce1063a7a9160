import { CALLES, COUNTED, GRAMMAR, MAYBE_STREETS, MONTHS, NUMBER_SAID, NUMBER_WORDS, ROOMS, STREETS } from './cues.ts'
import type { Everyday } from './everyday.ts'
import { hasDigit, hide, type Token } from './tokens.ts'

/** Unknown, or a name, or in capitals: a street may be called so. */
const isPlaceLike = (token: Token, { word, isName }: Everyday): boolean =>
  !GRAMMAR.has(token.key) && (hasDigit(token) || isName(token.key) || word(token.typed) === undefined || (!token.first && token.letters === 'title') || DIRECTIONS.has(token.key))
const DIRECTIONS = new Set('n s e w ne nw se sw north south east west norte sur oriente poniente'.split(' '))

/** Streets, rooms and boxes. */
export function hidePlaces(tokens: readonly Token[], everyday: Everyday): void {
  const isPlace = (i: number) => isPlaceLike(tokens[i]!, everyday)
  for (let i = 0; i < tokens.length; i++) {
    const { key } = tokens[i]!
    if (STREETS.has(key) || MAYBE_STREETS.has(key)) hideStreet(tokens, i, isPlace)
    if (CALLES.has(key)) hideCalle(tokens, i, isPlace)
    if (ROOMS.has(key)) hideRoom(tokens, i)
  }
}

/** "123 n main st": from the number to the kind of street. Without a number, the street's name. */
function hideStreet(tokens: readonly Token[], kind: number, isPlace: (i: number) => boolean): void {
  const isSure = STREETS.has(tokens[kind]!.key)
  let named = isSure
  for (let i = kind - 1; i >= 0 && i >= kind - 6; i--) {
    const token = tokens[i]!
    if (!tokens[i + 1]!.joined || (GRAMMAR.has(token.key) && !['de', 'la', 'los', 'el', 'of'].includes(token.key))) break
    if (COUNTED.has(token.key)) return
    if (i < kind - 1 && (/^\d{1,6}$/.test(token.key) || (NUMBER_WORDS.has(token.key) && !NUMBER_WORDS.has(tokens[i - 1]?.key ?? ''))) && (named || isPlace(i + 1))) {
      hide(tokens, i, DIRECTIONS.has(tokens[kind + 1]?.key ?? '') && tokens[kind + 1]!.joined ? kind + 1 : kind, 'address')
      return
    }
    named ||= isPlace(i)
  }
  const next = tokens[kind + 1]
  if (next?.joined && hasDigit(next) && ['hwy', 'highway', 'route', 'rte', 'interstate'].includes(tokens[kind]!.key)) hide(tokens, kind, kind + 1, 'address')
  if (!isSure) return
  for (let i = kind - 1; i >= 0 && i >= kind - 3 && tokens[i + 1]!.joined && isPlace(i); i--) hide(tokens, i, kind, 'address')
}

/** "calle 5 de mayo #12": to its last number or name. */
function hideCalle(tokens: readonly Token[], kind: number, isPlace: (i: number) => boolean): void {
  let last = kind
  for (let i = kind + 1, words = 0; i < tokens.length && i <= kind + 7 && words < 3; i++) {
    const token = tokens[i]!
    if (!/^[ ,.#-]{1,3}$/.test(token.before) || COUNTED.has(tokens[i + 1]?.key ?? '')) break
    if (isPlace(i) || NUMBER_WORDS.has(token.key) || (MONTHS.has(token.key) && last === i - 2)) last = i
    else if (!['de', 'del', 'la', 'las', 'los', 'el'].includes(token.key)) {
      if (GRAMMAR.has(token.key)) break
      words++
    }
  }
  if (last > kind) hide(tokens, kind, last, 'address')
}

/** "apt 4b", "room 12", "po box 300". */
function hideRoom(tokens: readonly Token[], room: number): void {
  const at = NUMBER_SAID.has(tokens[room + 1]?.key ?? '') ? room + 2 : room + 1
  const next = tokens[at]
  if (!next || !/^[ .#-]{1,4}$/.test(next.before)) return
  const isLetter = /^[b-hj-np-tv-z]$/.test(next.key) || (next.key === 'a' && next.letters !== 'small')
  if (hasDigit(next) || isLetter) hide(tokens, at, isLetter && next.mask === undefined && /^\d/.test(tokens[at + 1]?.key ?? '') ? at + 1 : at, 'address')
}
