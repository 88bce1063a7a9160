import type { Day, Read } from '../../dialog/slot.ts'
import { findDates } from './find.ts'
import { asksBesidesDates, coveredBy, looseWords } from './noise.ts'
import { tokensOf } from './tokens.ts'
import { fullYear, spanOf, type Unit } from './unit.ts'
import { partsOf } from './calendar.ts'

/** What kind of day is asked for. `birth`: two-digit years are past, a year is needed. `recent`: a day without a year is the latest past one. */
export type DayMeaning = 'birth' | 'recent'
export interface DayContext { today: Day; meaning: DayMeaning; /** The person answers for themselves or another grown-up: a two-digit year that makes a small child gets a question. */ adult?: boolean }

export const DAY_CAP = 64

/** Reads one day. Looks at 64 characters; a longer text with numbers after that is unreadable. */
export function readDay(said: string, { today, meaning, adult }: DayContext): Read<Day> {
  if (/\d/.test(said.slice(DAY_CAP, 2000))) return { problem: 'unreadable' }
  const tokens = tokensOf(said, DAY_CAP)
  const dates = findDates(tokens, today, meaning)
  if (dates.length === 0 || dates.length > 3) return { problem: 'unreadable' }
  const loose = looseWords(tokens, dates)
  if (loose.numbers > 0 || loose.words.length > 8 || asksBesidesDates(said, loose.words)) return { problem: 'unreadable' }
  const corrected = dates.length > 1 && coveredBy(tokens, dates.at(-2)!.end, dates.at(-1)!.start, 'correction')
  const last = dates.at(-1)!.unit
  const units = corrected ? [last] : dates.map((d) => d.unit)
  if (units.some((u) => u.none)) return { problem: 'no-such-day' }
  if (units.some((u) => u.odd)) return { problem: 'unreadable' }
  if (units.some((u) => !isWholeDay(u, meaning))) return vague(last, meaning, today)
  const days = new Set(units.map((u) => spanOf(u, today).from))
  if (days.size > 1) return { problem: 'vague' }
  return judged(spanOf(last, today).from, last, today, meaning, adult)
}

/** The day a text begins with ("3/4/1980. I need ..."), where it can be read for certain. */
export function leadingDay(said: string, { today, meaning }: DayContext): Day | undefined {
  const tokens = tokensOf(said, DAY_CAP)
  const first = findDates(tokens, today, meaning)[0]
  if (!first || first.start > 1 || first.unit.none || first.unit.odd || !isWholeDay(first.unit, meaning)) return undefined
  const read = judged(spanOf(first.unit, today).from, first.unit, today, meaning)
  return 'value' in read ? read.value : undefined
}

const isWholeDay = (u: Unit, meaning: DayMeaning) =>
  !u.vague && !u.d2 && (u.span ? u.span.from === u.span.to : u.d !== undefined && (meaning === 'recent' || u.y !== undefined))

/** A day without its year, or a month: a day is offered only where one is likely. */
function vague(unit: Unit, meaning: DayMeaning, today: Day): Read<Day> {
  const guess = unit.slashed && unit.d && meaning === 'recent' ? spanOf(unit, today).from : undefined
  return { problem: 'vague', ...(guess && { guess }) }
}

function judged(day: Day, unit: Unit, today: Day, meaning: DayMeaning, adult = false): Read<Day> {
  const [year, month, date] = partsOf(day)
  const century = (y: number) => `${y}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  if (day > today) return { problem: 'future', ...(unit.short && meaning === 'birth' && { guess: century(year - 100) }) }
  if (meaning === 'birth' && adult && unit.short && partsOf(today)[0] - year < 14) {
    const earlier = fullYear(year % 100, today, 'birth') - 100
    return month === 2 && date === 29 && earlier === 1900 ? { problem: 'vague' } : { problem: 'vague', guess: century(earlier) }
  }
  return { value: day }
}
