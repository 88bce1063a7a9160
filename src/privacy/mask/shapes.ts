import { AGES, BIRTH, CALLES, COUNTED, GRAMMAR, MAYBE_STREETS, MONEY, MONTHS, NUMBER_SAID, NUMBER_WORDS, NUMBERED, ROOMS, STREETS, UNITS } from './cues.ts'
import type { Everyday } from './everyday.ts'
import { hasDigit, hide, type Token } from './tokens.ts'

/** A number below this, by itself, tells nobody who somebody is. */
const SMALL = 1000
/** So many digits in a row of short numbers are a phone or another number of a person's. */
const MANY_DIGITS = 5
const BIRTH_REACH = 6
const OLDEST = 89

/** Hides what is known by its shape: addresses of mail and the web, handles, phones and other numbers, days, places. */
export function hideShapes(tokens: readonly Token[], everyday: Everyday): void {
  const places = (i: number) => isPlaceLike(tokens[i]!, everyday)
  hideChunks(tokens, everyday)
  hideSpokenMail(tokens)
  hideDates(tokens)
  hideAddresses(tokens, places)
  hideNumbers(tokens)
  hideRows(tokens)
}

/** Runs of tokens without a space between them: mail, links, handles, and whatever has digits and marks. */
function hideChunks(tokens: readonly Token[], everyday: Everyday): void {
  for (let from = 0, to: number; from < tokens.length; from = to + 1) {
    to = from
    while (to + 1 < tokens.length && !/[\s,;()<>"\u201c\u201d!?|[\]{}]/.test(tokens[to + 1]!.before) && tokens[to + 1]!.before !== '') to++
    const marks = tokens.slice(from + 1, to + 1).map(({ before }) => before).join('')
    const lead = tokens[from]!.before
    if (lead.endsWith('@') && /(?:^|[^\p{L}\p{N}])@$/u.test(lead)) hide(tokens, from, to, 'name')
    else if (/[@\uff20]/.test(marks)) hide(tokens, from, to, 'email')
    else if (lead.includes('@')) hide(tokens, from - 1, to, 'email')
    else if (isLink(tokens, from, to, marks)) hide(tokens, from, to, 'link')
    else if (marks.includes('_') || lead.endsWith('_')) hide(tokens, from, to, 'name')
    else if (to > from) hideJoined(tokens, from, to, everyday)
  }
}

const ENDINGS = new Set('com net org edu gov io co us info biz me health care app mx es'.split(' '))
const isLink = (tokens: readonly Token[], from: number, to: number, marks: string): boolean =>
  to > from && (marks.includes('://') || tokens[from]!.key === 'www' || (/\./.test(marks) && tokens.slice(from + 1, to + 1).some(({ key, before }) => before === '.' && ENDINGS.has(key))))

/** "3/14/80", "A-12", "555.1234"; but "30-day" and "12-year-old" are words with a small number. */
function hideJoined(tokens: readonly Token[], from: number, to: number, everyday: Everyday): void {
  const chunk = tokens.slice(from, to + 1)
  const numbers = chunk.filter(hasDigit)
  if (numbers.length === 0) return
  const isWords = numbers.length === 1 && isSmall(numbers[0]!) && chunk.every((token) => token === numbers[0] || (token.key.length > 1 && !ROOMS.has(token.key) && !NUMBERED.has(token.key) && everyday.word(token.typed) !== undefined))
  if (!isWords) hide(tokens, from, to, isDate(chunk) ? 'date' : kindOf(numbers))
}

const isDate = (chunk: readonly Token[]): boolean => chunk.length === 3 && chunk.every(({ key }) => /^\d{1,4}$/.test(key) || MONTHS.has(key)) && chunk.filter(({ key }) => key.length <= 2 || MONTHS.has(key)).length >= 2

/** Ten digits, with the country's eleven, without the area's seven. */
function kindOf(numbers: readonly Token[]): 'phone' | 'number' {
  const count = digitsIn(numbers)
  return count === 7 || count === 10 || count === 11 ? 'phone' : 'number'
}

const digitsIn = (numbers: readonly Token[]): number => numbers.reduce((sum, { key }) => sum + (key.match(/\d/g)?.length ?? 0), 0)

/** "maria at gmail dot com". */
function hideSpokenMail(tokens: readonly Token[]): void {
  const isAt = (i: number) => ['at', 'arroba'].includes(tokens[i]?.key ?? '') || Boolean(tokens[i + 1]?.before.includes('@'))
  for (let i = 0; i < tokens.length; i++) {
    const { key } = tokens[i]!
    const to = MAILERS.has(key) ? i : (key === 'dot' || key === 'punto') && ENDINGS.has(tokens[i + 1]?.key ?? '') ? i + 1 : undefined
    if (to === undefined) continue
    let from = i
    for (let back = 1; back <= 4 && i - back >= 0; back++) if (isAt(i - back)) from = Math.max(i - back - 1, 0)
    hide(tokens, from, to, 'email')
  }
}

const MAILERS = new Set('gmail yahoo hotmail outlook icloud aol'.split(' '))

/** A month beside a number, and any number near a birth. */
function hideDates(tokens: readonly Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    if (MONTHS.has(tokens[i]!.key)) {
      const from = dayBeside(tokens, i, -1)
      const to = dayBeside(tokens, i, 1)
      if (from !== i || to !== i) hide(tokens, from, to, 'date')
    }
    if (BIRTH.has(tokens[i]!.key)) hideBirth(tokens, i)
  }
}

/** The last token of the day and the year that stand on this side of a month. */
function dayBeside(tokens: readonly Token[], month: number, step: -1 | 1): number {
  let last = month
  for (let i = month + step, between = 0; i >= 0 && i < tokens.length && between < 3; i += step) {
    const token = tokens[i]!
    const gap = step > 0 ? token.before : tokens[i + 1]!.before
    if (/[^\s,./'\u2019-]/.test(gap) || /\n/.test(gap)) break
    if (isDayOrYear(token) || (NUMBER_WORDS.has(token.key) && ALWAYS_MONTHS.has(tokens[month]!.key))) {
      last = i
      between = 0
    } else if (['de', 'del', 'of', 'the'].includes(token.key)) between++
    else break
  }
  return last
}

/** Those that are no other word. */
const ALWAYS_MONTHS = new Set([...MONTHS].filter((month) => month.length > 4))
const isDayOrYear = ({ key, mask }: Token) => /^(?:\d{1,2}(?:st|nd|rd|th)?|\d{4})$/.test(key) || mask === 'year'

function hideBirth(tokens: readonly Token[], cue: number): void {
  const isPart = (token: Token) => hasDigit(token) || NUMBER_WORDS.has(token.key) || MONTHS.has(token.key)
  for (let i = cue + 1; i < tokens.length && i <= cue + BIRTH_REACH; i++) {
    if (isPart(tokens[i]!) && tokens[i]!.mask !== 'phone') hide(tokens, i, i, 'date')
    if (i > cue + 1 && /[.?!\n]\s/.test(tokens[i]!.before) && !isPart(tokens[i]!)) break
  }
  for (let i = cue - 1; i >= 0 && i >= cue - 4 && !/[.?!\n]/.test(tokens[i + 1]!.before); i--) if (isPart(tokens[i]!)) hide(tokens, i, i, 'date')
}

/** Unknown, or a name, or in capitals: a street may be called so. */
const isPlaceLike = (token: Token, { word, isName }: Everyday): boolean =>
  !GRAMMAR.has(token.key) && (hasDigit(token) || isName(token.key) || word(token.typed) === undefined || (!token.first && token.letters === 'title') || DIRECTIONS.has(token.key))
const DIRECTIONS = new Set('n s e w ne nw se sw north south east west norte sur oriente poniente'.split(' '))

function hideAddresses(tokens: readonly Token[], isPlace: (i: number) => boolean): void {
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

/** Whatever has a digit, but small numbers and amounts of money. */
function hideNumbers(tokens: readonly Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.mask || !hasDigit(token)) continue
    if (isAmount(tokens, i) || (isSmall(token) && !isNumbered(tokens, i) && !isGreatAge(tokens, i))) token.say = token.key
    else token.mask = /^(?:19|20)\d\d$/.test(token.key) ? 'year' : kindOf([token])
  }
}

/** "12", "3rd", "30days". */
function isSmall({ key }: Token): boolean {
  const [, digits, unit] = /^(\d{1,3})([a-z]*)$/.exec(key) ?? []
  return digits !== undefined && (unit === '' || UNITS.has(unit!)) && (digits === '0' || !digits.startsWith('0')) && Number(digits) < SMALL
}

function isAmount(tokens: readonly Token[], i: number): boolean {
  const { key, before } = tokens[i]!
  const next = tokens[i + 1]
  if (!/^\d{1,3}(?:,\d{3}){1,2}(?:\.\d{1,2})?$|^\d{1,6}(?:\.\d{1,2})?$/.test(key) || /^0\d/.test(key)) return false
  return /\$ ?$/.test(before) || (next !== undefined && ((next.joined && MONEY.has(next.key)) || /^ ?[%\u00a2]/.test(next.before)))
}

/** "acct 552", "case number 12". */
function isNumbered(tokens: readonly Token[], i: number): boolean {
  if (/#\s?$/.test(tokens[i]!.before)) return true
  let at = i - 1
  while (at >= 0 && at > i - 4 && NUMBER_SAID.has(tokens[at]!.key)) at--
  return NUMBERED.has(tokens[at]?.key ?? '') && (at < i - 1 || tokens[i]!.key.length > 2) && !COUNTED.has(tokens[i + 1]?.key ?? '') && !/[?!\n]/.test(tokens[i]!.before)
}

const isGreatAge = (tokens: readonly Token[], i: number): boolean => {
  const age = Number(/^\d+/.exec(tokens[i]!.key)?.[0])
  return age > OLDEST && age < 130 && AGES.has(tokens[i + 1]?.key ?? tokens[i]!.key.replace(/^\d+/, ''))
}

/** Short numbers one after another: "555 123 4567", "3 14 80", "five five five one two". */
function hideRows(tokens: readonly Token[]): void {
  const isNumber = (token: Token) => hasDigit(token) && (token.mask === undefined || token.mask === 'number' || token.mask === 'phone' || token.mask === 'year')
  const isPart = (token: Token) => isNumber(token) || (token.mask === undefined && NUMBER_WORDS.has(token.key))
  for (let from = 0, to: number; from < tokens.length; from = to + 1) {
    to = from
    if (!isPart(tokens[from]!)) continue
    while (to + 1 < tokens.length && isPart(tokens[to + 1]!) && /^[ ().,/+-]{1,4}$/.test(tokens[to + 1]!.before)) to++
    const row = tokens.slice(from, to + 1)
    const numbers = row.filter(hasDigit)
    const isMoney = MONEY.has(tokens[to + 1]?.key ?? '') && row.length < 5
    const isRow = row.length > 2 || (numbers.length > 1 && digitsIn(numbers) >= MANY_DIGITS) || (numbers.length > 1 && row.some(({ mask }) => mask === 'number' || mask === 'phone'))
    if (row.length > 1 && isRow && !isMoney) hide(tokens, from, to, kindOf(numbers))
  }
}
