import type { Day } from '../dialog/slot.ts'
import type { Rule } from '../knowledge/schema.ts'
import { complaintWindow, type ComplaintStart, type ComplaintWindow } from '../rules/complaint-window.ts'
import { plusDays } from '../rules/days.ts'
import type { LetterCase } from './case.ts'
import type { OfficeTime } from './office-time.ts'

/** The time for a complaint to HHS, from all that is known of the case (R9 to R11). Undefined where nothing to complain of has a day. */
export function complaintDays({ refusedOn, noAnswer, refused, fee }: LetterCase, time: OfficeTime | undefined, rules: ReadonlyMap<string, Rule>, today: Day): ComplaintWindow | undefined {
  const starts: ComplaintStart[] = []
  if (refusedOn) starts.push({ why: 'refused', on: refusedOn })
  if (noAnswer && !refused && time?.over) starts.push({ why: time.standing ? 'delay-over' : 'silence', on: plusDays(time.last, 1) })
  if (fee?.on) starts.push({ why: 'fee', on: fee.on })
  return complaintWindow(rules, starts, today)
}
