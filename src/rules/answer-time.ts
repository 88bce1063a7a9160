import type { Day } from '../dialog/slot.ts'
import type { Right, Rule } from '../knowledge/schema.ts'
import type { DayZero } from './day-zero.ts'
import { daysBetween, plusDays } from './days.ts'
import { deadline, ruleNamed, valueOn, type Deadline } from './deadline.ts'

type Rules = ReadonlyMap<string, Rule>

/** A right with a time to answer, and one delay; the names of both rules. */
const CLOCKS = {
  access: { time: 'access_days', more: 'extension_days' },
  amendment: { time: 'amendment_days', more: 'amendment_extension_days' },
  accounting: { time: 'accounting_days', more: 'accounting_extension_days' },
} as const satisfies Record<Right, { time: string; more: string }>

/**
 * The last day to act, and the first late one. R2, access: 45 CFR 164.524 (b)(2)(i). R12, correction: 164.526 (b)(2)(i). R13, list of disclosures:
 * 164.528 (c)(1). Calendar days (HHS access guidance, timeliness), the same for records kept elsewhere (R6). A weekend at the end moves nothing: the rule has no such thing.
 */
export const answerDue = (rules: Rules, right: Right, start: Day): Deadline => deadline(ruleNamed(rules, CLOCKS[right].time), start)

/** What an office wrote or said to get more time. `on`: the day it told the person; `until`: the day it named. */
export interface DelayNotice { on: Day; until?: Day | undefined; reason: boolean; inWriting: boolean }
export type DelayFault = 'not-in-writing' | 'no-reason' | 'no-date' | 'late' | 'second'

export interface Delay {
  notice: DelayNotice
  /** `cannot-tell`: it came too late counted from the day of sending, but perhaps not from the day of receipt. */
  standing: 'valid' | 'invalid' | 'cannot-tell'
  /** All that is wrong with it; empty where it holds. */
  faults: DelayFault[]
  /** Until when it would give time: counted from the first due date, to the day they named, but not past the most the rule allows. */
  end?: Deadline
  /** They named a later day than the rule allows; said only where the day of receipt is known. */
  capped?: true
}

/**
 * R4 and R5 (45 CFR 164.524 (b)(2)(ii)(A)-(B); 164.526 (b)(2)(ii); 164.528 (c)(1)(ii)): one delay, at most so many days more, and only by a written
 * statement of the reason and the date, given within the first time. A notice that lacks any of it gives no time. Notices in the order they came.
 */
export function delaysOf(rules: Rules, right: Right, zero: DayZero, notices: readonly DelayNotice[]): Delay[] {
  const { due } = answerDue(rules, right, zero.on)
  const longest = valueOn(ruleNamed(rules, CLOCKS[right].more), zero.on).value
  const found: Delay[] = []
  for (const notice of notices) {
    const faults: DelayFault[] = []
    if (!notice.inWriting) faults.push('not-in-writing')
    if (!notice.reason) faults.push('no-reason')
    if (!notice.until) faults.push('no-date')
    if (notice.on > due) faults.push('late')
    if (found.some(({ standing }) => standing !== 'invalid')) faults.push('second')
    const unsure = zero.from !== 'received' && faults.length === 1 && faults[0] === 'late'
    const delay: Delay = { notice, standing: faults.length === 0 ? 'valid' : unsure ? 'cannot-tell' : 'invalid', faults }
    if (notice.until) {
      const asked = daysBetween(due, notice.until)
      const count = Math.max(0, Math.min(asked, longest))
      const end = plusDays(due, count)
      delay.end = { start: due, count, unit: 'days', due: end, late: plusDays(end, 1), citation: ruleNamed(rules, CLOCKS[right].more).citation }
      if (asked > longest && zero.from === 'received') delay.capped = true
    }
    found.push(delay)
  }
  return found
}
