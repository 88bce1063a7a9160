import { daysBetween, plusDays } from '../../src/rules/days.ts'

// Checks 2,000 sums against a calendar that knows only the lengths of the months; run by days.test.ts in several time zones.
const lengths = (year: number) => [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (n: number) => `${n}`.padStart(2, '0')

function later(day: string, count: number): string {
  let [year, month, date] = day.split('-').map(Number) as [number, number, number]
  for (let left = count; left > 0; left--) {
    date++
    if (date > lengths(year)[month - 1]!) { date = 1; month++ }
    if (month > 12) { month = 1; year++ }
  }
  return `${year}-${two(month)}-${two(date)}`
}

let wrong = 0
for (let n = 0; n < 2000; n++) {
  const year = 1990 + (n * 7919) % 60, month = 1 + (n * 104_729) % 12, date = 1 + (n * 31) % lengths(year)[month - 1]!
  const day = `${year}-${two(month)}-${two(date)}`
  const count = [30, 31, 60, 180, 1, 365, 15][n % 7]! + n % 11
  const expected = later(day, count)
  if (plusDays(day, count) !== expected || plusDays(expected, -count) !== day || daysBetween(day, expected) !== count) wrong++
}
process.stdout.write(`${wrong} of 2000 wrong`)
