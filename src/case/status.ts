import type { Day } from '../dialog/slot.ts'
import { complaintWindow, silenceStart, type ComplaintStart, type ComplaintWindow } from '../rules/complaint-window.ts'
import { reviewTime } from '../rules/review.ts'
import { clockOf, type CaseLaw, type Clock } from './clock.ts'
import type { CaseEvent, EventOf } from './event.ts'
import { isRequest, requestsOf } from './requests.ts'

/**
 * Where a case stands. `to-send`: a request was written, and it is not known that it went. `part-given`: refused or not, a part came.
 * `granted`: a review was decided for the person, and the records are to come. `complained`: nothing has come of it yet.
 */
export type Stands = 'nothing-asked' | 'to-send' | 'waiting' | 'late' | 'refused' | 'part-given' | 'review-asked' | 'granted' | 'complained' | 'answered'

export interface Status {
  stands: Stands
  /** The day of what put it there. `waiting`: day 0; `late`: the first late day, as sure as `clock.late`. */
  since?: Day
  /** The time to answer the last request; none where no request is known. */
  clock?: Clock
  /** The last refusal since that request. */
  refusal?: EventOf<'refused'>
  /** A review that was asked for and is not decided. The rule has no due date for it, R14. */
  review?: { asked: Day; askAgain: Day }
  /** The time for a complaint to HHS; none where there is nothing to complain of. */
  complaint?: ComplaintWindow
}

const TURNS = { answered: 'answered', refused: 'refused', 'review-asked': 'review-asked', reviewed: 'granted', complained: 'complained' } as const satisfies Partial<Record<CaseEvent['kind'], Stands>>
type Turn = EventOf<keyof typeof TURNS>

/**
 * Where a case stands on a day, reckoned from its log alone; what lies after that day is not looked at. The last request counts, and what came
 * on or after its day. Earlier ones count for the complaint, whose time runs from the earliest of all.
 */
export function statusOf(log: readonly CaseEvent[], law: CaseLaw, today: Day): Status {
  const events = log.filter(({ on }) => on <= today).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const clocks = requestsOf(events).map((request) => clockOf(request, events, law, today))
  const clock = clocks.at(-1)
  const turns = events.filter((event): event is Turn => event.kind in TURNS && event.on >= (clock?.request.on ?? event.on))
  const last = turns.at(-1)
  const refusal = turns.findLast((event) => event.kind === 'refused')
  const review = turns.findLast(({ kind }) => kind === 'review-asked' || kind === 'reviewed')
  const complaint = complaintWindow(law.rules, [...events.flatMap(startOf), ...clocks.flatMap(silenceOf)], today)
  return {
    ...(last ? { stands: standsAfter(last, turns), since: last.on } : withoutTurn(clock, events)),
    ...(clock && { clock }),
    ...(refusal && { refusal }),
    ...(review?.kind === 'review-asked' && { review: { asked: review.on, askAgain: reviewTime(review.on).askAgain } }),
    ...(complaint && { complaint }),
  }
}

function standsAfter(last: Turn, turns: readonly Turn[]): Stands {
  const came = turns.findLast((event) => event.kind === 'answered')
  if (last.kind === 'reviewed' && !last.overturned) return came?.gave === 'part' ? 'part-given' : 'refused'
  if (last.kind === 'answered' || last.kind === 'refused') return came?.gave === 'part' ? 'part-given' : TURNS[last.kind]
  return TURNS[last.kind]
}

function withoutTurn(clock: Clock | undefined, events: readonly CaseEvent[]): Pick<Status, 'stands' | 'since'> {
  if (clock) return clock.late === 'no' ? { stands: 'waiting', since: clock.zero.on } : { stands: 'late', since: clock.end.late }
  const written = events.findLast((event) => event.kind === 'letter-made' && isRequest(event.letter))
  return written ? { stands: 'to-send', since: written.on } : { stands: 'nothing-asked' }
}

/** R10: a refusal and a price start the time for a complaint on the day they were learned of. */
const startOf = (event: CaseEvent): ComplaintStart[] =>
  event.kind === 'refused' ? [{ why: 'refused', on: event.on }] : event.kind === 'fee-quoted' ? [{ why: 'fee', on: event.on }] : []

/** R10: a silence, where they did not act before it was one. */
function silenceOf(clock: Clock): ComplaintStart[] {
  const start = silenceStart(clock)
  return clock.acted && clock.acted < start.on ? [] : [start]
}
