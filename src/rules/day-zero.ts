import type { Day } from '../dialog/slot.ts'

/** What a time is counted from: the day the office got a written request, the day one was sent, the day of asking aloud. */
export type CountedFrom = 'received' | 'sent' | 'asked'

/** Day 0 of the office's time to answer. Only `received` is certain: a letter sent may have come later, and an office may ask for writing. */
export interface DayZero { on: Day; from: CountedFrom }

/**
 * R1 (45 CFR 164.524 (b)(2)(i)): the clock starts when the office RECEIVES the request; that day is day 0. Not known: the day it was sent,
 * which gives the earliest date there can be. A request made aloud is heard at once, but (b)(1) lets an office that said so ask for writing.
 */
export function dayZero({ on, how, received }: { on: Day; how: 'writing' | 'spoken'; received?: Day | undefined }): DayZero {
  if (received) return { on: received, from: 'received' }
  return { on, from: how === 'writing' ? 'sent' : 'asked' }
}
