import type { CaseEvent } from '../../case/event.ts'
import type { Day } from '../../dialog/slot.ts'
import { longDate } from '../../text/dates.ts'
import type { View } from '../../turn/view.ts'
import { words, type Exchange } from '../exchange.ts'
import { letterTitle } from '../topic/words.ts'
import { logOf, status, toldHhs } from './situation.ts'

/** What happened in the case and what is due, in order of days; undefined where there is nothing of it. */
export function timeline(exchange: Exchange): View['timeline'] {
  const { clock, complaint } = status(exchange)
  const line = (on: Day, says: string, due = false) => ({ on, says, due })
  const waits = clock && clock.acted === undefined && clock.late === 'no'
  const lines = [
    ...logOf(exchange).flatMap((event) => (isDayless(exchange, event) ? [] : [line(event.on, saysOf(exchange, event))])),
    ...(waits ? [line(clock.end.due, words(exchange, 'timeline.due'), true)] : []),
    ...(complaint && complaint.standing !== 'over' && !toldHhs(exchange) && !isDayless(exchange, { kind: complaint.start.why }) ? [line(complaint.deadline.due, words(exchange, 'timeline.complaint'), true)] : []),
  ]
  if (lines.length === 0) return undefined
  return lines.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map(({ on, says, due }) => ({ day: longDate(on, exchange.memory.language), says, due }))
}

const saysOf = (exchange: Exchange, event: CaseEvent): string =>
  words(exchange, `timeline.${event.kind}`, event.kind === 'letter-made' ? { title: letterTitle(exchange, event.letter) } : {})

/** What nobody told the day of stands in the log under the day it was told on. */
const isDayless = ({ memory }: Exchange, { kind, dayless }: { kind: string; dayless?: true }): boolean => dayless === true || (kind === 'refused' && !memory.known.denial_date)
