import type { CaseEvent } from '../../src/case/event.ts'
import { statusOf, type Status } from '../../src/case/status.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

// Plays 2,000 made-up cases and reckons each a second time, on numbers of days, with nothing of the product's but the words of its result.
// Run by status.test.ts in several time zones; prints what is wrong, and how often each standing came up.

const START = 16_071 // 2014-01-01, in days since 1970-01-01
const leap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
/** The day of a number, counted off year by year and month by month. */
function day(number: number): string {
  let [year, left] = [1970, number]
  while (left >= (leap(year) ? 366 : 365)) left -= leap(year++) ? 366 : 365
  let month = 0
  for (const length of [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
    month++
    if (left < length) break
    left -= length
  }
  return [year, month, left + 1].map((n) => `${n}`.padStart(2, '0')).join('-')
}
/** The first of January 1970 was a Thursday. */
const isWeekend = (number: number) => [2, 3].includes(number % 7)
function business(number: number, count: number): number {
  for (let left = count; left > 0;) if (!isWeekend(++number)) left--
  return number
}

let seed = 20_261_124
/** A number from 0 up to, but not with, `below`. */
function pick(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
const chance = (percent: number) => pick(100) < percent
/** Mostly the days around a limit, where a day more or less tells. */
const around = (most: number) => chance(60) ? [14, 22, 29, 30, 31, 60, 61, 150, 180, 210, 211][pick(11)]! - 2 + pick(5) : pick(most)

/** What happened, in numbers of days. Absent: it did not. */
interface Made {
  asked?: { on: number; how: 'writing' | 'spoken' }
  received?: number
  extended: { on: number; until?: number; reason: boolean; inWriting: boolean }[]
  fee?: number
  refused?: { on: number; inWriting: boolean }
  answered?: { on: number; gave?: 'all' | 'part' }
  reviewAsked?: number
  reviewed?: { on: number; overturned: boolean }
  complained?: number
  state: string | undefined
  today: number
}

/** From the states' own laws: days, and whether they are business days, where they end before 30 calendar days. */
const STATES: Record<string, [number, 'days' | 'business'] | undefined> = { TN: [10, 'business'], TX: [15, 'business'], WA: [15, 'business'], CA: [15, 'days'], CT: undefined, NY: undefined, VA: undefined }

function make(): Made {
  const on = START + pick(6_900)
  const asked = chance(88) ? { on, how: chance(75) ? 'writing' as const : 'spoken' as const } : undefined
  const received = asked && chance(60) ? on + pick(12) : undefined
  const zero = received ?? on
  const extended = Array.from({ length: chance(45) ? 1 + pick(2) : 0 }, () => {
    const told = zero + (chance(70) ? 20 + pick(13) : pick(80))
    return { on: told, ...(chance(85) && { until: zero + 25 + pick(50) }), reason: chance(85), inWriting: chance(85) }
  }).sort((a, b) => a.on - b.on)
  const refused = chance(40) ? { on: zero + around(120), inWriting: chance(55) } : undefined
  const answered = chance(25) ? { on: zero + around(120), ...(['all', 'part', undefined] as const).map((gave) => gave && { gave })[pick(3)] } : undefined
  const reviewAsked = refused && chance(30) ? refused.on + pick(20) : undefined
  return {
    extended, state: chance(60) ? Object.keys(STATES)[pick(7)] : undefined, today: zero + around(420),
    ...(asked && { asked }), ...(received !== undefined && { received }), ...(refused && { refused }), ...(answered && { answered }),
    ...(reviewAsked !== undefined && { reviewAsked }), ...(reviewAsked !== undefined && chance(50) && { reviewed: { on: reviewAsked + pick(60), overturned: chance(50) } }),
    ...(chance(20) && { fee: zero + pick(100) }), ...(chance(15) && { complained: zero + 20 + pick(200) }),
  }
}

const eventsOf = ({ asked, received, extended, fee, refused, answered, reviewAsked, reviewed, complained }: Made): CaseEvent[] => [
  ...(asked ? [{ kind: 'asked' as const, on: day(asked.on), how: asked.how }] : []),
  ...(received !== undefined ? [{ kind: 'received' as const, on: day(received) }] : []),
  ...extended.map(({ on, until, ...rest }) => ({ kind: 'extended' as const, on: day(on), ...(until !== undefined && { until: day(until) }), ...rest })),
  ...(fee !== undefined ? [{ kind: 'fee-quoted' as const, on: day(fee) }] : []),
  ...(refused ? [{ kind: 'refused' as const, on: day(refused.on), inWriting: refused.inWriting, grounds: [], missing: [] }] : []),
  ...(answered ? [{ kind: 'answered' as const, on: day(answered.on), ...(answered.gave && { gave: answered.gave }) }] : []),
  ...(reviewAsked !== undefined ? [{ kind: 'review-asked' as const, on: day(reviewAsked) }] : []),
  ...(reviewed ? [{ kind: 'reviewed' as const, on: day(reviewed.on), overturned: reviewed.overturned }] : []),
  ...(complained !== undefined ? [{ kind: 'complained' as const, on: day(complained), to: 'hhs' as const }] : []),
]

/** What is to come out, by the rules as they are written: R1 to R5, R7 to R11. */
function expected(made: Made): Record<string, unknown> {
  const { asked, today, state } = made
  const past = (on: number | undefined): number | undefined => (on !== undefined && on <= today ? on : undefined)
  const begun = asked && past(asked.on) !== undefined
  const refused = made.refused && past(made.refused.on) !== undefined ? made.refused : undefined
  const answered = made.answered && past(made.answered.on) !== undefined ? made.answered : undefined
  const result: Record<string, unknown> = {}
  const starts = [past(made.fee), refused?.on].filter((on) => on !== undefined)
  let silent: { late: 'no' | 'yes' | 'perhaps'; from: number } | undefined

  if (begun) {
    const received = past(made.received)
    const zero = received ?? asked.on
    const day30 = zero + 30
    let [end, holds, may] = [day30, false, false]
    const notices = made.extended.filter(({ on }) => on <= today).map(({ on, until, reason, inWriting }) => {
      const faults = [!inWriting && 'not-in-writing', !reason && 'no-reason', until === undefined && 'no-date', on > day30 && 'late', (holds || may) && 'second'].filter(Boolean)
      const unsure = received === undefined && faults.join() === 'late'
      if (faults.length === 0 || unsure) end = Math.min(zero + 60, Math.max(day30, until!))
      if (faults.length === 0) holds = true
      if (unsure) may = true
      return `${faults.length === 0 ? 'valid' : unsure ? 'cannot-tell' : 'invalid'} ${faults.join(' ')}`.trim()
    })
    // They acted with all of it, with a refusal on paper, or with what we were not told the extent of.
    const acts = [answered && answered.gave !== 'part' ? answered.on : undefined, refused?.inWriting ? refused.on : undefined].filter((on) => on !== undefined)
    const acted = acts.length > 0 ? Math.min(...acts) : undefined
    const upTo = acted ?? today
    const late = upTo <= end ? 'no' : received === undefined ? 'perhaps' : 'yes'
    const firstLate = (holds ? end : day30) + 1
    if (upTo >= firstLate) starts.push(firstLate)
    silent = { late, from: end + 1 }
    const own = state === undefined ? undefined : STATES[state]
    const ownDue = own && (own[1] === 'days' ? zero + own[0] : business(zero, own[0]))
    Object.assign(result, {
      from: received !== undefined ? 'received' : asked.how === 'writing' ? 'sent' : 'asked', zero: day(zero), due: day(day30), late: day(day30 + 1), end: day(end), isLate: late,
      acted: acted === undefined ? undefined : day(acted), notices: notices.join('; '), state: ownDue === undefined ? undefined : `${day(ownDue)} ${upTo > ownDue + 7}`,
    })
  }

  const turns = ([[refused?.on, 'refused'], [answered?.on, 'answered'], [past(made.reviewAsked), 'review-asked'], [past(made.reviewed?.on), 'reviewed'], [past(made.complained), 'complained']] as const).filter(([on]) => on !== undefined)
  const lastDay = Math.max(...turns.map(([on]) => on!))
  const last = turns.findLast(([on]) => on === lastDay)?.[1]
  const part = answered?.gave === 'part'
  const named = last === 'reviewed' && made.reviewed!.overturned ? 'granted' : last === 'reviewed' || last === 'refused' ? (part ? 'part-given' : 'refused') : last === 'answered' ? (part ? 'part-given' : 'answered') : last
  result.stands = named ?? (!silent ? 'nothing-asked' : silent.late === 'no' ? 'waiting' : 'late')
  result.since = last ? day(lastDay) : silent ? (silent.late === 'no' ? result.zero : day(silent.from)) : undefined

  if (starts.length > 0) {
    const [first, newest] = [Math.min(...starts), Math.max(...starts)]
    const over = today > first + 180
    result.complaint = `${day(first)} ${day(first + 180)} ${over ? 'over' : today >= first + 150 ? 'near' : 'open'}`
    if (over && today <= newest + 180) result.fresh = `${day(newest)} ${day(newest + 180)}`
  }
  return result
}

function found({ stands, since, clock, complaint }: Status): Record<string, unknown> {
  return {
    stands, since,
    ...(clock && {
      from: clock.zero.from, zero: clock.zero.on, due: clock.due.due, late: clock.due.late, end: clock.end.due, isLate: clock.late, acted: clock.acted,
      notices: clock.delays.map(({ standing, faults }) => `${standing} ${faults.join(' ')}`.trim()).join('; '), state: clock.state && `${clock.state.deadline.due} ${clock.state.over}`,
    }),
    complaint: complaint && `${complaint.start.on} ${complaint.deadline.due} ${complaint.standing}`, fresh: complaint?.fresh && `${complaint.fresh.start.on} ${complaint.fresh.deadline.due}`,
  }
}

const { rules, states } = loadKnowledge(new URL('../../knowledge', import.meta.url).pathname)
const wrong: string[] = []
const seen: Record<string, number> = {}
for (let n = 0; n < 2_000; n++) {
  const made = make()
  const got = found(statusOf(eventsOf(made), { rules, state: made.state === undefined ? undefined : states.get(made.state) }, day(made.today)))
  const wanted = expected(made)
  const apart = [...new Set([...Object.keys(got), ...Object.keys(wanted)])].filter((key) => got[key] !== wanted[key])
  if (apart.length > 0) wrong.push(`${n}: ${apart.map((key) => `${key}: ${String(got[key])}, not ${String(wanted[key])}`).join('; ')}; today ${day(made.today)}; ${JSON.stringify(eventsOf(made))}`)
  for (const tag of [wanted.stands, `late ${String(wanted.isLate)}`, `counted from ${String(wanted.from)}`, wanted.state !== undefined && 'state', wanted.fresh !== undefined && 'fresh', String(wanted.notices).startsWith('valid') && 'valid delay', String(wanted.notices).includes('cannot-tell') && 'unsure delay']) if (tag) seen[String(tag)] = (seen[String(tag)] ?? 0) + 1
}
process.stdout.write(JSON.stringify({ wrong: wrong.length, first: wrong.slice(0, 3), seen }))
