import type { Clock } from '../case/clock.ts'
import type { Day } from '../dialog/slot.ts'
import type { Rule } from '../knowledge/schema.ts'
import { complaintWindow, silenceStart, type ComplaintStart, type ComplaintWindow } from '../rules/complaint-window.ts'
import type { LetterCase } from './case.ts'

/** The time for a complaint to HHS, from all that is known of the case (R9 to R11). Undefined where nothing to complain of has a day. */
export function complaintDays({ refusedOn, noAnswer, refused, fee }: LetterCase, time: Clock | undefined, rules: ReadonlyMap<string, Rule>, today: Day): ComplaintWindow | undefined {
  const starts: ComplaintStart[] = []
  if (refusedOn) starts.push({ why: 'refused', on: refusedOn })
  if (time && noAnswer && !refused) starts.push(silenceStart(time))
  if (fee?.on) starts.push({ why: 'fee', on: fee.on })
  return complaintWindow(rules, starts, today)
}
