import { AFTER_MODALS, ASKED_OF, BEFORE_TIME_OR_PLACE, COUNTED, GRAMMAR, LINKING, MODALS, MONTHS, OPEN, PARTICLES, PEOPLE, TITLES } from './cues.ts'
import type { Everyday } from './everyday.ts'
import { hasDigit, hide, plain, type Token } from './tokens.ts'

/** Words that are names as well. One that is hidden makes its neighbours doubtful: so once forward and once back. */
export function settleDoubtful(tokens: readonly Token[], everyday: Everyday): void {
  const settle = (i: number) => {
    const token = tokens[i]!
    if (token.mask !== undefined || token.sure || hasDigit(token)) return
    if (isPartOfName(tokens, i, everyday) || (everyday.isName(spoken(token)) && !isWordHere(tokens, i, everyday))) hide(tokens, i, i, 'name')
  }
  for (let i = 0; i < tokens.length; i++) settle(i)
  for (let i = tokens.length - 1; i >= 0; i--) settle(i)
}

/** What stands behind them may stand behind a name. */
const SUBJECTS = ['he', 'she', 'they', 'who', 'nobody', 'se']

/** A further name that no list has: right behind a name or tied to a hidden word, and no word that stands there as a rule. Or between the parts of one ("de los"), or turned round ("head, <name>"). */
function isPartOfName(tokens: readonly Token[], i: number, { isSurname, isUsual }: Everyday): boolean {
  const token = tokens[i]!
  const previous = token.joined ? tokens[i - 1] : undefined
  const isTied = (token.before === '-' && isHidden(previous)) || (tokens[i + 1]?.before === '-' && isHidden(tokens[i + 1]))
  if (PARTICLES.has(token.key) && isHidden(previous)) {
    let to = i + 1
    while (to < i + 3 && tokens[to]?.joined && PARTICLES.has(tokens[to]!.key)) to++
    return Boolean(tokens[to]?.joined) && isHidden(tokens[to]) && !isAnd(token)
  }
  if (GRAMMAR.has(token.key) || (PEOPLE.has(token.key) && !isSurname(token.key)) || TITLES.has(token.key) || (MODALS.has(token.key) && AFTER_MODALS.has(tokens[i + 1]?.key ?? ''))) return false
  if (isSurname(token.key) && previous && (previous.mask === 'word' || (PEOPLE.has(previous.key) && !isUsual(previous.key, spoken(token))))) return true
  const following = tokens[i + 1]
  if (isSurname(token.key) && following?.mask === 'name' && /^, ?$/.test(following.before) && (previous === undefined || OPEN.has(previous.key))) return true
  const isVerb = !isSurname(token.key) && SUBJECTS.some((subject) => isUsual(subject, spoken(token)))
  return isTied || (previous?.mask === 'name' && !isVerb && !isUsual('<name>', spoken(token)))
}

/** Whether a word that is a name as well stands here as the word. */
function isWordHere(tokens: readonly Token[], i: number, { isUsual, listed }: Everyday): boolean {
  const token = tokens[i]!
  const key = spoken(token)
  const before = token.joined ? tokens[i - 1] : undefined
  const after = tokens[i + 1]?.joined ? tokens[i + 1] : undefined
  const next = after && spoken(after)
  if (MODALS.has(key) && next !== undefined && AFTER_MODALS.has(next) && token.letters !== 'title' && before) return true
  if (isHidden(before) || isHidden(after)) return false
  const previous = before && spoken(before)
  // "Virginia", "May": a place or a time only after a word that says so.
  const isPlaceOrTime = listed(key) !== undefined || MONTHS.has(key)
  if (isPlaceOrTime && previous !== undefined && BEFORE_TIME_OR_PLACE.has(previous)) return true
  if (isPlaceOrTime && token.letters === 'title') return false
  if (isAnd(before) && tokens[i - 1]!.joined && isHidden(tokens[i - 2])) return false
  if (isAnd(after) && tokens[i + 2]?.joined && isHidden(tokens[i + 2])) return false
  if (before && (PEOPLE.has(before.key) || TITLES.has(before.key))) return false
  if (MODALS.has(key) && next !== undefined && ASKED_OF.has(next) && (previous === undefined || LINKING.has(previous) || OPEN.has(previous) || GRAMMAR.has(previous))) return true
  if (previous === undefined || !before) return false
  if (hasDigit(before)) return COUNTED.has(key)
  const reads = next !== undefined && isUsual(key, next)
  if (LINKING.has(previous)) return false
  if (previous === 'a' && isUsual('a', key) && isUsual('the', key)) return true
  if (OPEN.has(previous)) return reads && isUsual(previous, key)
  return isUsual(previous, key) || (MODALS.has(key) && reads)
}

/** It may be part of a name. */
export const isHidden = (token?: Token) => token?.mask === 'name' || token?.mask === 'word'
const isAnd = (token?: Token) => token !== undefined && ['and', 'y', 'e', 'or', 'o'].includes(token.key)
/** What it is read as: what was typed, or meant. */
const spoken = ({ say, key }: Token): string => (say === undefined ? key : plain(say))
