import type { Clock } from '../case/clock.ts'
import type { Day } from '../dialog/slot.ts'
import type { CountedFrom } from '../rules/day-zero.ts'
import type { Deadline } from '../rules/deadline.ts'
import type { LetterCase } from './case.ts'
import { standingDelay } from './office-time.ts'

/** One day of a case, for a letter to put into words. All but `due` and `delay_over` were told by the person. */
interface TimelineDay {
  on: Day
  what: 'asked' | 'received' | 'delay' | 'due' | 'delay_over' | 'refused' | 'fee'
  /** How it came, where that is known. */
  how: 'writing' | 'spoken' | null
  /** Of a delay: the day they named. */
  until: Day | null
  /** Of a computed day: the sum, and what it is counted from. */
  sum: Deadline | null
  from: CountedFrom | null
}

/** The days of a case in their order. A last day to act stands in it once it is over, and only where no refusal came before it. */
export function timelineOf({ asked, askedOn, receivedOn, refused, refusedOn, delays = [], fee }: LetterCase, time: Clock | undefined, today: Day): TimelineDay[] {
  const days: TimelineDay[] = []
  const add = (on: Day | undefined, what: TimelineDay['what'], more: Partial<TimelineDay> = {}) => {
    if (on && on <= today) days.push({ on, what, how: null, until: null, sum: null, from: null, ...more })
  }
  add(askedOn, 'asked', { how: asked ?? null })
  add(receivedOn, 'received')
  for (const { on, until, inWriting } of delays) add(on, 'delay', { how: inWriting ? 'writing' : 'spoken', until: until ?? null })
  const passed = (due: Day) => today > due && !(refusedOn && refusedOn <= due)
  if (time && passed(time.due.due)) add(time.due.due, 'due', { sum: time.due, from: time.zero.from })
  if (time && standingDelay(time) && passed(time.end.due)) add(time.end.due, 'delay_over', { sum: time.end, from: time.zero.from })
  add(refusedOn, 'refused', { how: refused ?? null })
  add(fee?.on, 'fee')
  return days.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
