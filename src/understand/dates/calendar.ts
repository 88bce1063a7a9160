import type { Day, DayRange } from '../../dialog/slot.ts'

/** How many days a month has in the Gregorian calendar; month 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** Whether there is such a day, between 1900 and 2099. */
export const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** The plain day of three numbers that are known to make one. */
export const toDay = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Year, month and day of a plain day. */
export const partsOf = (day: Day): [number, number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]

/** The day so many days later, or earlier when negative. Counted in UTC, so no time zone can move it. */
export function addDays(day: Day, count: number): Day {
  const [y, m, d] = partsOf(day)
  const moved = new Date(Date.UTC(y, m - 1, d + count))
  return toDay(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate())
}

/** Year and month so many months later, or earlier when negative. */
export function addMonths(year: number, month: number, count: number): [number, number] {
  const months = year * 12 + month - 1 + count
  return [Math.floor(months / 12), (months % 12 + 12) % 12 + 1]
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  const [y, m, d] = partsOf(day)
  return new Date(Date.UTC(y, m - 1, d)).getUTCDay()
}

export const monthSpan = (year: number, month: number): DayRange => ({ from: toDay(year, month, 1), to: toDay(year, month, daysInMonth(year, month)) })
export const yearSpan = (year: number): DayRange => ({ from: toDay(year, 1, 1), to: toDay(year, 12, 31) })
/** The smallest range that holds both. */
export const hull = (a: DayRange, b: DayRange): DayRange => ({ from: a.from < b.from ? a.from : b.from, to: a.to > b.to ? a.to : b.to })
