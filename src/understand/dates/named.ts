import type { Day } from '../../dialog/slot.ts'
import { partsOf } from './calendar.ts'
import type { Token } from './tokens.ts'
import { dayUnit, fullYear, type Found, type YearRule } from './unit.ts'
import { monthNamed, smallNumber, tensNamed } from './words.ts'

const PREPOSITIONS = new Set(['in', 'of', 'since', 'from', 'to', 'until', 'till', 'through', 'thru', 'last', 'this', 'early', 'late', 'mid', 'and', 'between', 'de', 'en', 'desde', 'hasta', 'a', 'by'])
const FILL = new Set(['of', 'de', 'del', 'the', ',', '.', '-', '/', 'el', 'in'])
const TO = new Set(['-', 'to', 'through', 'thru', 'al', 'a', 'hasta', 'until'])

/** The month named by token `i`, where the word is surely meant as one ("may", "mar" and "ago" are also other words). */
export function monthAt(tokens: Token[], i: number): number | undefined {
  const token = tokens[i]
  if (token?.type !== 'word') return undefined
  const month = monthNamed(token.text)
  if (!month || !['may', 'mar', 'ago'].includes(token.text)) return month
  const before = tokens[i - 1], after = tokens[i + 1]
  if (token.text === 'ago') return before?.type === 'number' && (after?.type === 'number' || !after) ? month : undefined
  const near = !before || before.type !== 'word' || PREPOSITIONS.has(before.text) || FILL.has(before.text)
  return near && (before || !after || after.type === 'number' || after.type === 'mark' || TO.has(after.text) || ['of', 'de', 'del', 'last', 'this'].includes(after.text)) ? month : undefined
}

/** A year at token `i`: 1980, '80, "nineteen eighty four", "this year", "el año pasado"; with `loose` also a bare 80. */
export function yearAt(tokens: Token[], i: number, today: Day, rule: YearRule, loose: boolean): { year: number; end: number; short: boolean } | undefined {
  const token = tokens[i]
  if (!token) return undefined
  const [now] = partsOf(today)
  if (token.type === 'number') {
    if (tokens[i + 1]?.type === 'word' && tokens[i + 1]!.joined) return undefined
    if (token.digits === 4 && !token.ending && token.value >= 1900 && token.value <= 2099) return { year: token.value, end: i + 1, short: false }
    if (token.digits === 2 && (token.ending === '\'' || (loose && !token.ending && !startsDate(tokens, i)))) return { year: fullYear(token.value, today, rule), end: i + 1, short: true }
    return undefined
  }
  const words = [0, 1, 2, 3, 4].map((n) => tokens[i + n]?.text ?? '')
  const text = words.join(' ')
  const relative: [RegExp, number][] = [[/^this (same )?year\b/, 0], [/^last year\b/, 1], [/^(de )?este (mismo )?ano\b/, 0], [/^(del |el )?ano pasado\b/, 1]]
  for (const [form, back] of relative) {
    const match = form.exec(text)
    if (match) return { year: now - back, end: i + match[0].split(' ').length, short: false }
  }
  const tens = loose && i > 0 && tokens[i - 1]!.text === 'del' ? tensNamed(token.text) : undefined
  const short = tens && tens >= 30 ? underHundred(words) : undefined
  return short ? { year: fullYear(short.value, today, rule), end: i + short.used, short: true } : spelledYear(words, i)
}

/** Whether the two digits at token `i` begin a date or a count of their own: "4 mar - 10 apr", "march 4 - 05/01/24", "10 weeks". */
const startsDate = (tokens: Token[], i: number) =>
  monthAt(tokens, skip(tokens, i + 1)) !== undefined || unitFollows(tokens, i + 1) || (/^[/.-]$/.test(tokens[i + 1]?.text ?? '') && tokens[i + 2]?.type === 'number' && tokens[i + 2]!.joined)

function spelledYear(words: string[], i: number) {
  const done = (year: number, used: number) => ({ year, end: i + used, short: false })
  const century = words[0] === 'nineteen' ? 1900 : words[0] === 'twenty' ? 2000 : undefined
  if (century) {
    const rest = underHundred(words.slice(1))
    if (rest && rest.value >= 10) return done(century + rest.value, 1 + rest.used)
  }
  const thousand = [['two', 'thousand', 2000], ['dos', 'mil', 2000], ['mil', 'novecientos', 1900]].find(([a, b]) => words[0] === a && words[1] === b)
  if (!thousand) return undefined
  const and = words[2] === 'and' ? 1 : 0
  const rest = underHundred(words.slice(2 + and))
  return rest ? done(Number(thousand[2]) + rest.value, 2 + and + rest.used) : done(Number(thousand[2]), 2)
}

function underHundred(words: string[]): { value: number; used: number } | undefined {
  const tens = tensNamed(words[0] ?? '')
  if (tens) {
    const step = words[1] === 'y' ? 1 : 0
    const unit = smallNumber(words[1 + step] ?? '')
    return unit && unit < 10 ? { value: tens + unit, used: 2 + step } : { value: tens, used: 1 }
  }
  const value = smallNumber(words[0] ?? '')
  return value ? { value, used: 1 } : undefined
}

/** A day of the month at token `i`: 4, 4th, fourth, "twenty first", "veintiuno". */
function dayNumberAt(tokens: Token[], i: number): { day: number; end: number; plain: boolean } | undefined {
  const token = tokens[i]
  if (token?.type === 'number') {
    return token.digits <= 2 && token.value <= 99 && token.ending !== 's' && token.ending !== '\'' ? { day: token.value, end: i + 1, plain: !token.ending } : undefined
  }
  if (token?.type !== 'word') return undefined
  const tens = tensNamed(token.text), small = smallNumber(token.text)
  if (tens === 20 || tens === 30) {
    const step = tokens[i + 1]?.text === 'y' || tokens[i + 1]?.text === '-' ? 1 : 0
    const unit = smallNumber(tokens[i + 1 + step]?.text ?? '')
    if (unit && unit < 10) return { day: tens + unit, end: i + 2 + step, plain: false }
  }
  return small !== undefined && small > 0 ? { day: small, end: i + 1, plain: false } : undefined
}

const skip = (tokens: Token[], i: number) => {
  let next = i
  while (next < i + 3 && FILL.has(tokens[next]?.text ?? '')) next++
  return next
}

/** Reads a date with a named month at token `i`: march 4th 1980, 4 de marzo del 80, mar 3-10 2024, march 2025, 2022 march. */
export function namedAt(tokens: Token[], i: number, today: Day, rule: YearRule): Found | undefined {
  const month = monthAt(tokens, i)
  if (month) return monthFirst(tokens, i, month, today, rule)
  const token = tokens[i]!
  if (token.type === 'number' && token.digits === 4 && monthAt(tokens, i + 1) && token.value >= 1900 && token.value <= 2099) {
    const rest = monthFirst(tokens, i + 1, monthAt(tokens, i + 1)!, today, rule)
    if (rest.unit.y === undefined || rest.unit.short) return { unit: rest.unit.d ? dayUnit(token.value, rest.unit.m!, rest.unit.d, false) : { y: token.value, m: rest.unit.m }, start: i, end: rest.end }
  }
  return dayFirst(tokens, i, today, rule)
}

function monthFirst(tokens: Token[], i: number, m: number, today: Day, rule: YearRule): Found {
  const at = skip(tokens, i + 1)
  const joint = tokens.slice(i + 1, at).map((t) => t.text)
  const year = yearAt(tokens, at, today, rule, false)
  if (year) return { unit: { y: year.year, m, ...(year.short && { short: true }) }, start: i, end: year.end }
  const first = dayNumberAt(tokens, at)
  const bareMonth: Found = { unit: { m }, start: i, end: i + 1 }
  if (!first || tokens[first.end]?.text === '/' || unitFollows(tokens, first.end)) return bareMonth
  if (joint.includes('-') && monthAt(tokens, first.end)) return bareMonth
  const after = yearAt(tokens, skip(tokens, first.end), today, rule, true)
  if (first.plain && !after && (first.day > 31 || joint.some((word) => ['of', 'de', 'del'].includes(word)))) {
    const short = yearAt(tokens, at, today, rule, true)
    return short ? { unit: { y: short.year, m, short: true }, start: i, end: short.end } : bareMonth
  }
  const last = !joint.includes('-') && TO.has(tokens[first.end]?.text ?? '') ? dayNumberAt(tokens, first.end + 1) : undefined
  if (last && last.day > first.day && last.day <= 31 && !monthAt(tokens, skip(tokens, last.end)) && tokens[last.end]?.text !== '/' && !unitFollows(tokens, last.end)) {
    return finish(tokens, i, last.end, m, first.day, last.day, today, rule)
  }
  return finish(tokens, i, first.end, m, first.day, undefined, today, rule)
}

const unitFollows = (tokens: Token[], i: number) => /^(days?|weeks?|months?|years?|dias?|semanas?|mes|meses|anos?)$/.test(tokens[i]?.text ?? '')

function dayFirst(tokens: Token[], i: number, today: Day, rule: YearRule): Found | undefined {
  const first = dayNumberAt(tokens, i)
  if (!first || (tokens[i]!.type === 'number' && tokens[i]!.digits > 2)) return undefined
  const direct = skip(tokens, first.end)
  const m = monthAt(tokens, direct)
  if (m) return finish(tokens, i, direct + 1, m, first.day, undefined, today, rule)
  if (!TO.has(tokens[first.end]?.text ?? '') && tokens[first.end]?.text !== 'y' && tokens[first.end]?.text !== 'and') return undefined
  const last = dayNumberAt(tokens, skip(tokens, first.end + 1))
  const at = last && skip(tokens, last.end)
  const month = at && monthAt(tokens, at)
  return month && last.day > first.day ? finish(tokens, i, at + 1, month, first.day, last.day, today, rule) : undefined
}

/** Adds the year that may follow. */
function finish(tokens: Token[], start: number, end: number, m: number, d: number, d2: number | undefined, today: Day, rule: YearRule): Found {
  const year = yearAt(tokens, skip(tokens, end), today, rule, true)
  const unit = dayUnit(year?.year ?? 2000, m, d, year?.short ?? false)
  if (unit.none) return { unit, start, end: year?.end ?? end }
  const last = d2 && dayUnit(year?.year ?? 2000, m, d2, false).none ? undefined : d2
  return { unit: { ...(year ? unit : { m, d }), ...(last && { d2: last }) }, start, end: year?.end ?? end }
}
