import type { Day, DayRange } from '../../dialog/slot.ts'
import { addMonths, daysInMonth, isDay, monthSpan, partsOf, toDay, yearSpan } from './calendar.ts'

/** One date as said: a day, a month, a year, or a stretch that is already reckoned (`span`). What was not said is undefined. */
export interface Unit {
  y?: number
  m?: number
  d?: number
  /** The last day of "march 3 to 10". */
  d2?: number
  span?: DayRange
  /** Today, now, present. */
  now?: boolean
  /** Only roughly meant: a season, a decade, "early 2021", or "3/24", which may be a day or a month. */
  vague?: boolean
  /** "3/24" without a year: vague unless the other end of a range shows that days are meant. */
  slashed?: boolean
  /** The year was typed with two digits. */
  short?: boolean
  /** No calendar has it. */
  none?: boolean
  /** A date-like number that cannot be read. */
  odd?: boolean
}
/** A unit and the tokens it covers. */
export interface Found { unit: Unit; start: number; end: number }

/** How two-digit years are taken: `birth`, the past century; `recent`, up to ten years ahead are this century's. */
export type YearRule = 'birth' | 'recent'
export function fullYear(short: number, today: Day, rule: YearRule): number {
  const [year] = partsOf(today)
  return 2000 + short > year + (rule === 'birth' ? 0 : 10) ? 1900 + short : 2000 + short
}

/** A day of numbers: an impossible one is `none`, one outside 1900 to 2099 is `odd`, or, when far ahead, simply late. */
export function dayUnit(y: number, m: number, d: number, short: boolean): Unit {
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(2000, m)) return { none: true }
  if (y < 1900) return { odd: true }
  const year = Math.min(y, 2099)
  return isDay(year, m, d) ? { y: year, m, d, ...(short && { short }) } : { none: true }
}

/** The days a unit covers; a missing year is the latest that makes it start no later than today. */
export function spanOf(unit: Unit, today: Day): DayRange {
  if (unit.span) return unit.span
  if (unit.y !== undefined) return inYear(unit, unit.y)
  const [year] = partsOf(today)
  for (let y = year; y > year - 9; y--) {
    if (unit.d !== undefined && !isDay(y, unit.m!, unit.d)) continue
    const span = inYear(unit, y)
    if (span.from <= today) return span
  }
  return inYear(unit, year)
}

function inYear({ m, d, d2 }: Unit, y: number): DayRange {
  if (m === undefined) return yearSpan(y)
  if (d === undefined) return monthSpan(y, m)
  const from = toDay(y, m, d)
  return { from, to: d2 ? toDay(y, m, Math.min(d2, daysInMonth(y, m))) : from }
}

/** The season's months, first to last, as people mean them: spring is March to June. Winter runs into the next year. */
export function seasonSpan(year: number, first: number): DayRange {
  const [endYear, endMonth] = addMonths(year, first, 3)
  return { from: toDay(year, first, 1), to: monthSpan(endYear, endMonth).to }
}
