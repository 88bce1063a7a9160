import { TZDate } from '@date-fns/tz'
import { UTCDate } from '@date-fns/utc'
import { addBusinessDays } from 'date-fns/addBusinessDays'
import { addDays } from 'date-fns/addDays'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { differenceInYears } from 'date-fns/differenceInYears'
import { format } from 'date-fns/format'
import { isLastDayOfMonth } from 'date-fns/isLastDayOfMonth'
import type { Day, DayRange } from '../dialog/slot.ts'

/** A plain day, without zone or clock: reckoned in UTC, where every day has 24 hours. */
const date = (day: Day): UTCDate => {
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return new UTCDate(year!, month! - 1, dayOfMonth)
}
const day = (of: Date): Day => format(of, 'yyyy-MM-dd')

/** The day `count` calendar days after `start` (before it, if negative). */
export const plusDays = (start: Day, count: number): Day => day(addDays(date(start), count))

/** The same in days from Monday to Friday. Holidays are not known here, so they count as business days. */
export const plusBusinessDays = (start: Day, count: number): Day => day(addBusinessDays(date(start), count))

/** Calendar days from one day to another; negative if `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => differenceInCalendarDays(date(to), date(from))

/** Full years of age on a day. Someone born on February 29 turns older on March 1 of a common year. */
export const ageOn = (born: Day, on: Day): number => differenceInYears(date(on), date(born))

/** The day that `now` is in a time zone, e.g. America/Chicago. */
export const dayIn = (zone: string, now: Date): Day => day(new TZDate(now, zone))

/** Whether a range is made of whole years, of whole months, or neither: it is then named by its days. */
export function wholeUnits({ from, to }: DayRange): 'years' | 'months' | 'days' {
  if (!from.endsWith('-01') || !isLastDayOfMonth(date(to))) return 'days'
  return from.endsWith('-01-01') && to.endsWith('-12-31') ? 'years' : 'months'
}
