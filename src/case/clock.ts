import type { Day } from '../dialog/slot.ts'
import type { Rule } from '../knowledge/schema.ts'
import type { StateDeadline, StateLaw } from '../knowledge/state.ts'
import { hasActed, type Done } from '../rules/acting.ts'
import { answerDue, delaysOf, type Delay } from '../rules/answer-time.ts'
import { dayZero, type DayZero } from '../rules/day-zero.ts'
import type { Deadline } from '../rules/deadline.ts'
import { shorterForCopies } from '../rules/state-deadline.ts'
import type { CaseEvent } from './event.ts'
import type { Request } from './requests.ts'

/** What the law is reckoned with. `state`: that of the office's state, where it was read. */
export interface CaseLaw { rules: ReadonlyMap<string, Rule>; state?: StateLaw | undefined }

/** The time to answer one request. */
export interface Clock {
  request: Request
  /** Day 0. Every day here is sure only where this is the day of receipt; else it is the earliest there can be. */
  zero: DayZero
  /** The federal time: R2, R12, R13. */
  due: Deadline
  /** Their notices of a delay, each with why it gives no time, if so. */
  delays: Delay[]
  /** The last day after all: that of a delay which holds or may hold, else `due`. */
  end: Deadline
  /** A state's shorter time for copies, beside the federal one. `over`: its days and a week for holidays have gone by. Whom it binds is in its words. */
  state?: { rule: StateDeadline; deadline: Deadline; over: boolean }
  /** The day they acted, R3; none: they have not. */
  acted?: Day
  /** Whether that, or today, is after `end`. `perhaps`: it is so counted from the earliest day. */
  late: 'no' | 'yes' | 'perhaps'
}

/** The clock of a request as it stands today; `events` of that day or earlier, oldest first. */
export function clockOf(request: Request, events: readonly CaseEvent[], { rules, state }: CaseLaw, today: Day): Clock {
  const zero = dayZero(request)
  const since = events.filter(({ on }) => on >= request.on)
  const due = answerDue(rules, request.right, zero.on)
  const delays = delaysOf(rules, request.right, zero, since.filter((event) => event.kind === 'extended'))
  const end = delays.find(({ standing }) => standing !== 'invalid')?.end ?? due
  const acted = actedOn(since)
  const last = acted ?? today
  const shorter = request.right === 'access' ? shorterForCopies(state, due.count, zero.on) : undefined
  return {
    request, zero, due, delays, end,
    ...(shorter && { state: { ...shorter, over: last >= shorter.deadline.late } }),
    ...(acted && { acted }),
    late: last <= end.due ? 'no' : zero.from === 'received' ? 'yes' : 'perhaps',
  }
}

/** R3. Where it is not known what came, nothing is held against the office. */
function actedOn(events: readonly CaseEvent[]): Day | undefined {
  const done: Done = { gave: 'nothing', deniedInWriting: false }
  for (const event of events) {
    if (event.kind === 'answered') done.gave = event.gave ?? 'all'
    if (event.kind === 'refused' && event.inWriting) done.deniedInWriting = true
    if (hasActed(done)) return event.on
  }
  return undefined
}
