import type { Day } from '../dialog/slot.ts'
import type { Rule } from '../knowledge/schema.ts'
import { answerDue, delaysOf, type Delay } from '../rules/answer-time.ts'
import { dayZero, type CountedFrom } from '../rules/day-zero.ts'
import type { Deadline } from '../rules/deadline.ts'
import type { LetterCase } from './case.ts'

/** The office's time to act on a request, counted on what is known. Only `from: received` is certain: counted otherwise it is the earliest it can be. */
export interface OfficeTime {
  from: CountedFrom
  deadline: Deadline
  /** What they said of a delay, the last word last; empty where they said nothing. */
  delays: Delay[]
  /** The delay that stands, or may. */
  standing?: Delay
  /** The last day to act with that delay, and whether it is over. */
  last: Day
  over: boolean
}

/** R1 to R5 for the right that the case is about. Undefined where neither the day of receipt nor that of asking is known. */
export function officeTime({ right = 'access', asked, askedOn, receivedOn, delays: notices = [] }: LetterCase, rules: ReadonlyMap<string, Rule>, today: Day): OfficeTime | undefined {
  const on = receivedOn ?? askedOn
  if (!on) return undefined
  const zero = dayZero({ on, how: asked ?? 'spoken', received: receivedOn })
  const deadline = answerDue(rules, right, zero.on)
  const delays = delaysOf(rules, right, zero, notices)
  const standing = delays.find((delay) => delay.standing !== 'invalid')
  const last = standing?.end?.due ?? deadline.due
  return { from: zero.from, deadline, delays, ...(standing && { standing }), last, over: today > last }
}
