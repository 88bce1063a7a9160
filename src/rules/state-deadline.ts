import type { Day } from '../dialog/slot.ts'
import { stateAuthority, type StateDeadline, type StateLaw } from '../knowledge/state.ts'
import type { Deadline } from './deadline.ts'
import { plusBusinessDays, plusDays } from './days.ts'

/** Holidays are not known here, and they may move a state's date: it is not called late before these days have gone by. */
const GRACE_DAYS = 7

/** The deadline that a state's own law sets, counted from day 0. Business days are Monday to Friday, holidays among them. */
export function stateDeadline(state: StateLaw, { days, unit }: StateDeadline, start: Day): Deadline {
  const due = (unit === 'calendar' ? plusDays : plusBusinessDays)(start, days)
  return { start, count: days, unit: unit === 'calendar' ? 'days' : 'business-days', due, late: plusDays(due, GRACE_DAYS + 1), citation: { authority: stateAuthority(state), paragraph: '*' } }
}

/**
 * R7 and R8 (45 CFR 160.203 (b), 160.202 "more stringent" (2); the lesser of both is our reading): a state's time for copies, if it is over sooner than the federal one
 * would be. A longer time, or one without a number ("reasonable"), leaves the federal date as it is. Both dates stay in what is said: whom a state binds is in its own words.
 */
export function shorterForCopies(state: StateLaw | undefined, federalDays: number, start: Day): { rule: StateDeadline; deadline: Deadline } | undefined {
  const rule = state?.deadlines.find(({ right }) => right === 'copies')
  if (!state || !rule) return undefined
  const deadline = stateDeadline(state, rule, start)
  return deadline.due < plusDays(start, federalDays) ? { rule, deadline } : undefined
}
