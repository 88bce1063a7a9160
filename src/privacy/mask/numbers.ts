import { AGES, COUNTED, MONEY, NUMBER_SAID, NUMBER_WORDS, NUMBERED, UNITS } from './cues.ts'
import { hasDigit, hide, type Token } from './tokens.ts'

/** A number below this, by itself, tells nobody who somebody is. */
const SMALL = 1000
/** So many digits in a row of short numbers are a phone or another number of a person's. */
const MANY_DIGITS = 5
const OLDEST = 89

/** Ten digits, with the country's eleven, without the area's seven. */
export function kindOf(numbers: readonly Token[]): 'phone' | 'number' {
  const count = digitsIn(numbers)
  return count === 7 || count === 10 || count === 11 ? 'phone' : 'number'
}

const digitsIn = (numbers: readonly Token[]): number => numbers.reduce((sum, { key }) => sum + (key.match(/\d/g)?.length ?? 0), 0)

/** Whatever has a digit, but small numbers and amounts of money. */
export function hideNumbers(tokens: readonly Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.mask || !hasDigit(token)) continue
    if (isAmount(tokens, i) || (isSmall(token) && !isNumbered(tokens, i) && !isGreatAge(tokens, i))) token.say = token.key
    else token.mask = /^(?:19|20)\d\d$/.test(token.key) ? 'year' : kindOf([token])
  }
}

/** "12", "3rd", "30days". */
export function isSmall({ key }: Token): boolean {
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
export function hideRows(tokens: readonly Token[]): void {
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
