import type { Day } from '../dialog/slot.ts'
import type { Rule } from '../knowledge/schema.ts'
import type { Delay } from './answer-time.ts'
import { plusDays } from './days.ts'
import { deadline, ruleNamed, type Deadline } from './deadline.ts'

/** The last weeks of the window, in which a complaint goes before everything else. Our own margin, not the law's. */
const NEAR_DAYS = 30

/** Something a complaint may be about. `on`: R10, the day the person learned of a refusal; the first late day of a silence or of a delay that ran out; the day a fee was quoted. */
export interface ComplaintStart { why: 'refused' | 'silence' | 'delay-over' | 'fee'; on: Day }

/** A silence starts it on the first late day; a delay that holds puts that off. One that may not hold moves nothing: the earlier day is the safe one. */
export function silenceStart({ due, end, delays }: { due: Deadline; end: Deadline; delays: readonly Delay[] }): ComplaintStart {
  const held = delays.some(({ standing }) => standing === 'valid')
  return held ? { why: 'delay-over', on: end.late } : { why: 'silence', on: due.late }
}

export interface ComplaintWindow {
  /** The earliest of the starts: the safe choice where several apply (R10 is our reading of (b)(3), so: "at the latest by"). */
  start: ComplaintStart
  deadline: Deadline
  /** From this day on the window is nearly over. */
  near: Day
  /** `over`: nobody is turned away; HHS may still take it for good cause (R11). */
  standing: 'open' | 'near' | 'over'
  /** Where the earliest start is over: the latest one whose own days still run. Each refusal may be a new event (R11, our reading). */
  fresh?: { start: ComplaintStart; deadline: Deadline }
}

/**
 * R9 to R11 (45 CFR 160.306 (b)(3)): a complaint to HHS is filed within so many days of when the person knew or should have known of what was done
 * or left undone; HHS may waive that for good cause. Nothing to complain of by today: undefined.
 */
export function complaintWindow(rules: ReadonlyMap<string, Rule>, starts: readonly ComplaintStart[], today: Day): ComplaintWindow | undefined {
  const rule = ruleNamed(rules, 'complaint_days')
  const begun = starts.filter(({ on }) => on <= today).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const start = begun[0]
  if (!start) return undefined
  const first = deadline(rule, start.on)
  const near = plusDays(first.due, -NEAR_DAYS)
  const standing = today > first.due ? 'over' : today >= near ? 'near' : 'open'
  const newest = begun.at(-1)!
  const last = deadline(rule, newest.on)
  return { start, deadline: first, near, standing, ...(standing === 'over' && last.due >= today && { fresh: { start: newest, deadline: last } }) }
}
