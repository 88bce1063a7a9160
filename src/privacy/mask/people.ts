import { AFTER_MODALS, BEFORE_NAMES, GRAMMAR, MODALS, NAMING, OF_NAMES, PARTICLES, PEOPLE, TITLES } from './cues.ts'
import type { Everyday } from './everyday.ts'
import { hasDigit, hide, type Token } from './tokens.ts'

const NAMING_BY_END = Map.groupBy(NAMING, (cue) => cue.at(-1)!)
/** After these, a word that no list knows is a name all the same. */
const STRICT = new Set('is es named names surname sincerely llamo yamo llama yama llamaba llamado llamada aka apellido apellidos attn atentamente atte'.split(' '))

/** Hides names: after words that say a name follows, and words with a capital in mid-sentence, each with the rest of the name. */
export function hidePeople(tokens: readonly Token[], everyday: Everyday): void {
  for (let i = 0; i < tokens.length; i++) {
    hideNamed(tokens, i, everyday)
    hideNamedBefore(tokens, i)
  }
  for (let i = 0; i < tokens.length; i++) {
    if (!tokens[i]!.mask && hasNameCapital(tokens, i, everyday)) hideFrom(tokens, i, everyday)
  }
  hideInitials(tokens)
  for (let i = tokens.length - 2; i >= 0; i--) {
    const next = tokens[i + 1]!
    if (next.mask === 'name' && next.joined && (BEFORE_NAMES.has(tokens[i]!.key) || isForename(tokens[i]!, next))) hide(tokens, i, i, 'name')
  }
}

function hideNamed(tokens: readonly Token[], i: number, everyday: Everyday): void {
  const { key } = tokens[i]!
  const next = tokens[i + 1]
  if (!next) return
  const cue = NAMING_BY_END.get(key)?.some((words) => words.every((word, at) => tokens[i - words.length + 1 + at]?.key === word))
  if (cue && !GRAMMAR.has(next.key) && !OF_NAMES.has(next.key) && (!/[.?!]/.test(next.before) || STRICT.has(key)) && (STRICT.has(key) || isNameLike(tokens, i + 1, everyday) || !everyday.isUsual(key, next.key))) return hideFrom(tokens, i + 1, everyday)
  if (cue && PARTICLES.has(next.key)) return hideFrom(tokens, i + 1, everyday)
  if (!next.joined) return
  if (TITLES.has(key) && next.key !== 't') {
    const isWord = GRAMMAR.has(next.key) || PEOPLE.has(next.key) || OF_NAMES.has(next.key) || everyday.isUsual(key, next.key) || (/^dra?s?$/.test(key) && everyday.isUsual('doctor', next.key))
    if (!isWord || isNameLike(tokens, i + 1, everyday) || PARTICLES.has(next.key)) hideFrom(tokens, i + 1, everyday)
  } else if (PEOPLE.has(key)) {
    const meant = everyday.word(next.typed) === undefined && !everyday.isName(next.key) ? everyday.meant(next.key) : undefined
    if (!(meant && next.letters === 'small' && everyday.isUsual(key, meant))) hideFrom(tokens, i + 1, everyday)
  }
}

/** "Page is my last name". */
function hideNamedBefore(tokens: readonly Token[], i: number): void {
  if (!['name', 'nombre', 'apellido'].includes(tokens[i]!.key)) return
  let at = i - 1
  while (at > i - 4 && ['last', 'first', 'full', 'real', 'my', 'his', 'her', 'their', 'the', 'mi', 'su', 'el'].includes(tokens[at]?.key ?? '')) at--
  const isSaid = at < i - 1 && ['is', 'was', 'es', 'era'].includes(tokens[at]?.key ?? '')
  if (isSaid && at > 0 && !GRAMMAR.has(tokens[at - 1]!.key) && !hasDigit(tokens[at - 1]!)) hide(tokens, at - 1, at - 1, 'name')
}

/** Hides the name that begins here, if one does: every further word that looks like part of it, small words inside it too. Where the first word was told to be a name, it is one. */
function hideFrom(tokens: readonly Token[], from: number, everyday: Everyday): void {
  const told = !PARTICLES.has(tokens[from]!.key) && (isTold(tokens, from) || isNameLike(tokens, from, everyday) || hasNameCapital(tokens, from, everyday))
  let end = told ? from : from - 1
  for (let i = end + 1; i < tokens.length && (i === from || tokens[i]!.joined); i++) {
    if (isNameLike(tokens, i, everyday) || (tokens[i]!.mask === 'name' && end >= from)) end = i
    else if (!PARTICLES.has(tokens[i]!.key) || i > end + 3) break
  }
  hide(tokens, from, end, 'name')
}

/** A title or a word that names stands before it. */
const isTold = (tokens: readonly Token[], i: number): boolean => {
  const { key } = tokens[i - 1] ?? { key: '' }
  return (TITLES.has(key) || NAMING_BY_END.has(key)) && !GRAMMAR.has(tokens[i]!.key)
}

function isNameLike(tokens: readonly Token[], i: number, everyday: Everyday): boolean {
  const token = tokens[i]!
  if (token.mask || token.sure || hasDigit(token)) return false
  if (token.key.length === 1) return !'iayoeu'.includes(token.key) || Boolean(tokens[i + 1]?.before.startsWith('.')) || (token.letters === 'title' && token.key !== 'i')
  if (hasNameCapital(tokens, i, everyday)) return true
  if (MODALS.has(token.key) && AFTER_MODALS.has(tokens[i + 1]?.key ?? '')) return false
  if (GRAMMAR.has(token.key) || PEOPLE.has(token.key) || TITLES.has(token.key)) return false
  return everyday.isName(token.key) || (everyday.word(token.typed) === undefined && everyday.listed(token.key) === undefined)
}

/** A capital that neither the sentence nor the word itself asks for. */
function hasNameCapital(tokens: readonly Token[], i: number, { listed, isName, isSurname, word }: Everyday): boolean {
  const { key, first, letters, typed, sure } = tokens[i]!
  if (sure || first || letters === 'small' || /^i(?:'|$)/.test(key)) return false
  // "Ada" is somebody, "ADA" a law; "April" is looked at again.
  const known = listed(key)
  if (known !== undefined) return letters === 'title' && known !== typed && isName(key)
  // Somebody is only louder: the word itself decides.
  if (letters === 'loud') return isName(key) && word(typed) === undefined
  return !(TITLES.has(key) || (PEOPLE.has(key) && !isSurname(key)) || (key.length === 1 && word(typed) !== undefined))
}

/** "j garcia", "Grace Garcia": what stands before a name belongs to it, unless it is a word that may well stand there. */
const isForename = ({ key, letters, mask, typed }: Token, name: Token): boolean =>
  mask === undefined && !GRAMMAR.has(key) && !PEOPLE.has(key) && !TITLES.has(key) && ((key.length === 1 && !'iayoeu'.includes(key)) || (letters === 'title' && name.letters === 'title' && typed.length > 1))

/** Letter by letter: "m a r i a", "J.B.K.". */
function hideInitials(tokens: readonly Token[]): void {
  for (let from = 0, to: number; from < tokens.length; from = to + 1) {
    to = from
    while (/^\p{L}$/u.test(tokens[to + 1]?.key ?? '') && /^[ .-]{1,2}$/.test(tokens[to + 1]!.before) && /^\p{L}$/u.test(tokens[from]!.key)) to++
    if (to - from > 1) hide(tokens, from, to, 'name')
  }
}
