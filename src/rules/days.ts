import { TZDate } from '@date-fns/tz'
import { UTCDate } from '@date-fns/utc'
import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import type { Day, DayRange } from '../dialog/slot.ts'

/** A plain day, without zone or clock: reckoned in UTC, where every day has 24 hours. */
function date(day: Day): UTCDate {
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return new UTCDate(year!, month! - 1, dayOfMonth)
}

/** The day a date shows in its own zone. (date-fns/format would bring 40 MB for this line.) */
const dayOf = (date: Date): Day => [`${date.getFullYear()}`.padStart(4, '0'), ...[date.getMonth() + 1, date.getDate()].map((n) => `${n}`.padStart(2, '0'))].join('-')

/** The day `count` calendar days after `start` (before it, if negative). */
export const plusDays = (start: Day, count: number): Day => dayOf(addDays(date(start), count))

/** The same day of the month `count` months later (earlier, if negative), or that month's last day where it is shorter. */
export const plusMonths = (start: Day, count: number): Day => dayOf(addMonths(date(start), count))

/** The day `count` days from Monday to Friday after `start`, forward only. Holidays are not known here, so they count as business days. */
export function plusBusinessDays(start: Day, count: number): Day {
  let on = date(start)
  for (let left = count; left > 0;) {
    on = addDays(on, 1)
    if (on.getDay() % 6 !== 0) left--
  }
  return dayOf(on)
}

/** Calendar days from one day to another; negative if `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => differenceInCalendarDays(date(to), date(from))

/** Full years of age on a day. Someone born on February 29 turns older on March 1 of a common year. */
export const ageOn = (born: Day, on: Day): number => Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0)

/** The day that `now` is in a time zone, e.g. America/Chicago. */
export const dayIn = (zone: string, now: Date): Day => dayOf(new TZDate(now, zone))

/** Whether a range is made of whole years, of whole months, or neither: it is then named by its days. */
export function wholeUnits({ from, to }: DayRange): 'years' | 'months' | 'days' {
  if (!from.endsWith('-01') || !plusDays(to, 1).endsWith('-01')) return 'days'
  return from.endsWith('-01-01') && to.endsWith('-12-31') ? 'years' : 'months'
}
