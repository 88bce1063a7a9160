import type { Day } from '../../dialog/slot.ts'
import type { Token } from './tokens.ts'
import { dayUnit, fullYear, type Found, type Unit, type YearRule } from './unit.ts'

/** Reads a date written in numbers at token `i`: 3/4/80, 07.04.62, 1980-03-04, 03041980, 3 4 80, 1/2022, 2022-03, 3/24. US order; day first where month first cannot be. */
export function numericAt(tokens: Token[], i: number, today: Day, rule: YearRule): Found | undefined {
  const a = tokens[i]!
  if (a.type !== 'number' || a.ending) return undefined
  const found = (unit: Unit, length: number): Found => ({ unit, start: i, end: i + length })
  const mark = markAt(tokens, i + 1)
  const b = mark ? tokens[i + 2] : undefined
  if (mark && isPlain(b)) {
    const c = tokens[i + 4]
    const third = tokens[i + 3]?.text === mark && tokens[i + 3]!.joined === tokens[i + 1]!.joined && isPlain(c)
    if (third && isTriple(a, b, c)) {
      const chain = chainEnd(tokens, i + 5, mark)
      return chain > i + 5 ? { unit: { odd: true }, start: i, end: chain } : found(ordered(a, b, c, today, rule), 5)
    }
    if (third && mark !== '-') return { unit: { odd: true }, start: i, end: chainEnd(tokens, i + 1, mark) }
    return pair(a, b, mark, tokens[i + 3], found, today, rule)
  }
  if (isPlain(tokens[i + 1]) && isPlain(tokens[i + 2]) && !isPlain(tokens[i + 3]) && isTriple(a, tokens[i + 1]!, tokens[i + 2]!) && !tokens[i + 3]?.joined) {
    return found(ordered(a, tokens[i + 1]!, tokens[i + 2]!, today, rule), 3)
  }
  if (tokens[i + 1]?.joined && tokens[i + 1]!.text !== '-' && !/^[.,;!?)]$/.test(tokens[i + 1]!.text)) return undefined
  if (a.digits === 8) return found(run(a.text, 4, today, rule), 1)
  if (a.digits === 6) return found(run(a.text, 2, today, rule), 1)
  return undefined
}

const isPlain = (t: Token | undefined): t is Token => t?.type === 'number' && !t.ending
const markAt = (tokens: Token[], i: number) => (/^[/.-]$/.test(tokens[i]?.text ?? '') ? tokens[i]!.text : undefined)
const isTriple = (a: Token, b: Token, c: Token) => b.digits <= 2 && ((a.digits === 4 && c.digits <= 2) || (a.digits <= 2 && c.digits >= 2 && c.digits <= 5))

/** Where a chain of more joined numbers ends: 1/1/1/1/1. */
function chainEnd(tokens: Token[], i: number, mark: string): number {
  let end = i
  while (tokens[end]?.text === mark && tokens[end]!.joined && isPlain(tokens[end + 1]) && tokens[end + 1]!.joined) end += 2
  return end
}

function ordered(a: Token, b: Token, c: Token, today: Day, rule: YearRule): Unit {
  if (a.digits === 4) {
    const unit = dayUnit(a.value, b.value, c.value, false)
    return unit.none && b.value > 12 ? dayUnit(a.value, c.value, b.value, false) : unit
  }
  const short = c.digits === 2
  if (!short && c.digits !== 4) return { odd: true }
  const year = short ? fullYear(c.value, today, rule) : c.value
  const unit = dayUnit(year || 1, a.value, b.value, short)
  return unit.none && a.value > 12 ? dayUnit(year, b.value, a.value, short) : unit
}

function pair(a: Token, b: Token, mark: string, next: Token | undefined, found: (unit: Unit, length: number) => Found, today: Day, rule: YearRule): Found | undefined {
  if (a.digits <= 2 && b.digits === 4 && b.value >= 1900 && b.value <= 2099) return found(a.value >= 1 && a.value <= 12 ? { y: b.value, m: a.value } : { none: true }, 3)
  if (a.digits === 4 && a.value >= 1900 && a.value <= 2099 && b.digits === 2 && b.joined && b.value >= 1 && b.value <= 12) {
    const years = mark === '-' && b.value >= 10 && b.value > a.value % 100
    return found(years ? { vague: true, span: { from: `${a.value}-01-01`, to: `${Math.floor(a.value / 100)}${b.value}-12-31` } } : { y: a.value, m: b.value }, 3)
  }
  if (mark !== '/' || a.digits > 2 || b.digits > 2) return undefined
  if (isPlain(next) && next.digits === 4) return found(dayUnit(next.value, a.value, b.value, false), 4)
  if (a.value < 1 || a.value > 31 || b.value < 1) return found({ none: true }, 3)
  if (b.value > 31 && a.value <= 12) return found({ y: fullYear(b.value, today, rule), m: a.value, short: true }, 3)
  const [m, d] = a.value > 12 ? [b.value, a.value] : [a.value, b.value]
  return found(dayUnit(2000, m, d, false).none ? { none: true } : { m, d, vague: true, slashed: true }, 3)
}

/** 03041980, 030480, and the orders that remain when that cannot be. */
function run(text: string, yearDigits: 2 | 4, today: Day, rule: YearRule): Unit {
  const n = (from: number, length: number) => Number(text.slice(from, from + length))
  const year = (typed: number) => (yearDigits === 2 ? fullYear(typed, today, rule) : typed)
  const short = yearDigits === 2
  const tries = [dayUnit(year(n(4, yearDigits)), n(0, 2), n(2, 2), short)]
  if (!short) tries.push(dayUnit(n(0, 4), n(4, 2), n(6, 2), false))
  else if (n(0, 4) >= 1900 && n(0, 4) <= 2099 && n(4, 2) >= 1 && n(4, 2) <= 12) tries.push({ y: n(0, 4), m: n(4, 2) })
  tries.push(dayUnit(year(n(4, yearDigits)), n(2, 2), n(0, 2), short))
  return tries.find((u) => u.y !== undefined) ?? tries[0]!
}
