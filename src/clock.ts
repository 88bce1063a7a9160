import { TZDate } from '@date-fns/tz'

/** Tells the present as the product sees it. */
export interface Clock {
  /** ISO instant. */
  now: () => string
  /** The day (YYYY-MM-DD) it is in a time zone; `at`: at another instant than now. An unknown zone counts as none. */
  today: (zone?: string, at?: string) => string
  /** The instant (ISO) at which it is ten in the morning on a day (YYYY-MM-DD) in a time zone. */
  morning: (day: string, zone?: string) => string
}

// Most people we serve are east of the Mississippi; a zone is known for nearly all of them from their browser or Teams.
const US = 'America/New_York'

/**
 * The real time, or in development a time that stands still: `NOW`, an ISO date-time with offset, which is also
 * where a person is whose zone we do not know. Tokens, timeouts, retention and logs do not use this clock.
 */
export function createClock(fixed?: string): Clock {
  const now = fixed ? new Date(fixed).toISOString() : undefined
  const home = fixed ? offsetOf(fixed) : US
  return {
    now: () => now ?? new Date().toISOString(),
    today: (zone, at = now) => dayIn(zone, at) ?? dayIn(home, at)!,
    morning: (day, zone) => morningIn(zone, day) ?? morningIn(home, day)!,
  }
}

/** By zone: its format, and the day it gave for a quarter of an hour; no zone changes its day within one. */
const days = new Map<string, { format: Intl.DateTimeFormat; quarter: number; day: string }>()
const QUARTER = 900_000

function dayIn(zone: string | undefined, at: string | undefined): string | undefined {
  if (!zone || zone.length > 64) return undefined
  const instant = at ? new Date(at) : new Date()
  const quarter = Math.floor(instant.getTime() / QUARTER)
  const known = days.get(zone)
  if (known?.quarter === quarter) return known.day
  try {
    const format = known?.format ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    const day = format.format(instant)
    if (known || days.size < 500) days.set(zone, { format, quarter, day })
    return day
  } catch {
    return undefined
  }
}

/** An hour at which a message disturbs nobody. */
const MORNING = 10

function morningIn(zone: string | undefined, day: string): string | undefined {
  if (!zone || zone.length > 64) return undefined
  const [year, month, date] = day.split('-').map(Number)
  const morning = new TZDate(year!, month! - 1, date!, MORNING, 0, 0, zone)
  return Number.isNaN(morning.getTime()) ? undefined : new Date(morning).toISOString()
}

const offsetOf = (time: string): string => /[+-]\d\d:\d\d$/.exec(time)?.[0] ?? 'UTC'
