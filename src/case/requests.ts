import type { Day } from '../dialog/slot.ts'
import type { Right } from '../knowledge/schema.ts'
import type { CaseEvent, EventOf } from './event.ts'

/** A request with a clock of its own. `on`: the day of asking, or that of arrival where only that is known. */
export interface Request { right: Right; on: Day; how: 'writing' | 'spoken'; received?: Day }

/** The letters that ask for something anew. Others speak of an earlier request, and start no clock. */
const ASKS: Partial<Record<string, Right>> = { 'records-request': 'access', amendment: 'amendment', accounting: 'accounting' }

/** Whether a letter is a request. */
export const isRequest = (letter: string): boolean => letter in ASKS

/**
 * The requests of a case, oldest first. An arrival belongs to the last request before it, unless it is the arrival of a letter that was written later,
 * or of one after asking aloud; or that request has arrived already: then it is one more.
 */
export function requestsOf(events: readonly CaseEvent[]): Request[] {
  const requests = events.filter((event) => event.kind === 'asked').map(({ on, how, right }): Request => ({ right: right ?? 'access', on, how })).toSorted(byDay)
  for (const { on, letter } of events.filter((event) => event.kind === 'received').toSorted(byDay)) {
    if (letter && !isRequest(letter)) continue
    const asked = requests.findLast((request) => request.on <= on)
    if (asked && !asked.received && !isAnother(asked, letter, events)) asked.received = on
    else requests.push({ right: ASKS[letter ?? ''] ?? asked?.right ?? 'access', on, how: 'writing', received: on })
  }
  return requests.toSorted(byDay)
}

const byDay = (a: { on: Day }, b: { on: Day }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)

const isAnother = (asked: Request, letter: string | undefined, events: readonly CaseEvent[]): boolean =>
  letter !== undefined && (asked.how === 'spoken' || events.some((event): event is EventOf<'letter-made'> => event.kind === 'letter-made' && event.letter === letter && event.on > asked.on))
