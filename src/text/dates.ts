import type { Day, DayRange } from '../dialog/slot.ts'
import type { Language } from '../knowledge/schema.ts'
import type { CountedFrom } from '../rules/day-zero.ts'
import type { Deadline } from '../rules/deadline.ts'
import { wholeUnits } from '../rules/days.ts'

const LOCALES: Record<Language, string> = { en: 'en-US', es: 'es-US' }
/** Making a formatter is the slow part of using one. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** "March 4, 1980", "4 de marzo de 1980". */
export const longDate = (day: Day, language: Language): string => written(day, language, { day: 'numeric', month: 'long', year: 'numeric' })

/** A time of treatment as people say it: "2018 through 2021", "January 2024 through March 2024", "March 2025", else by its days. */
export function monthSpan(range: DayRange, language: Language): string {
  const units = wholeUnits(range)
  const name = (day: Day) => units === 'years' ? day.slice(0, 4) : units === 'months' ? written(day, language, { month: 'long', year: 'numeric' }) : longDate(day, language)
  const [from, to] = [name(range.from), name(range.to)]
  const through = language === 'en' ? 'through' : units === 'days' ? 'al' : 'a'
  return from === to ? from : `${from} ${through} ${to}`
}

/** A due date with the sum it comes from: "June 1, 2026 + 30 days = July 1, 2026". */
export function showSum({ start, count, unit, due }: Deadline, language: Language): string {
  const days = new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(count)
  const business = language === 'es' ? `${count} días hábiles` : `${count} business days`
  return `${longDate(start, language)} + ${unit === 'days' ? days : business} = ${longDate(due, language)}`
}

const COUNTED = {
  en: { received: 'received', sent: 'sent', asked: 'asked', late: 'late from' },
  es: { received: 'recibida el', sent: 'enviada el', asked: 'pedida el', late: 'tarde desde el' },
} satisfies Record<Language, Record<CountedFrom | 'late', string>>

/** The same with what it counts from, and the first late day: "received September 15, 2026 + 30 days = October 15, 2026, late from October 16, 2026". */
export const showCount = (deadline: Deadline, from: CountedFrom, language: Language): string =>
  `${COUNTED[language][from]} ${showSum(deadline, language)}, ${COUNTED[language].late} ${longDate(deadline.late, language)}`

/** The same days are written again and again: the day a topic was checked, today, a due date. */
const known = new Map<string, string>()
const MOST_KNOWN = 1_000

function written(day: Day, language: Language, options: Intl.DateTimeFormatOptions): string {
  const kind = `${language} ${options.day}`
  const before = known.get(kind + day)
  if (before) return before
  let format = formats.get(kind)
  if (!format) formats.set(kind, (format = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' })))
  const text = format.format(new Date(`${day}T00:00:00Z`))
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(kind + day, text)
  return text
}
