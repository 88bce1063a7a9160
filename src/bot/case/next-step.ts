import { isRequest } from '../../case/requests.ts'
import { ANSWER_DAYS } from '../../letters/values.ts'
import { plusDays } from '../../rules/days.ts'
import { showCount } from '../../text/dates.ts'
import { askMore } from '../asks.ts'
import { reply, words, type Exchange } from '../exchange.ts'
import { WORKSHEETS } from '../letter/worksheets.ts'
import { isBound } from '../topic/judging.ts'
import { askRemedy } from './remedies.ts'
import { rungsOf, status, toldHhs } from './situation.ts'
import { timeline } from './timeline.ts'

/** Where the case stands, with its days; empty where nothing is known of one. */
export function standing(exchange: Exchange): string {
  const { memory } = exchange
  const { stands, since, clock, review, complaint } = status(exchange)
  // A refusal whose day nobody told stands in the log under the day it was told of: nothing is counted from that aloud.
  const bound = isBound(exchange)
  const dayless = complaint?.start.why === 'refused' && !memory.known.denial_date
  return [
    stands === 'nothing-asked' ? undefined : words(exchange, stands === 'late' && clock?.late === 'perhaps' ? 'status.late_perhaps' : `status.${stands}`, { day: dayless ? null : since ?? null, again: review?.askAgain ?? null }),
    clock && (stands === 'waiting' || stands === 'late') ? words(exchange, clock.zero.from === 'received' ? 'status.sum' : 'status.sum_at_the_earliest', { sum: showCount(clock.end, clock.zero.from, memory.language) }) : undefined,
    letterOut(exchange),
    !complaint || !bound || stands === 'answered' || toldHhs(exchange) ? undefined : dayless ? words(exchange, 'status.complaint_dayless', { law: exchange.world.law(exchange.today) }) : words(exchange, complaint.standing === 'over' ? 'status.complaint_over' : 'status.complaint', { last: complaint.deadline.due, start: complaint.start.on }),
  ].filter(Boolean).join('\n\n')
}

/** A letter asked for an answer by a day of its own: until then there is nothing better to do than to wait. */
function letterOut(exchange: Exchange): string | undefined {
  const { memory, today } = exchange
  const made = memory.events.findLast((event) => event.kind === 'letter-made')
  if (!made || made.letter in WORKSHEETS || isRequest(made.letter)) return undefined
  const by = plusDays(made.on, ANSWER_DAYS)
  return today <= by ? words(exchange, 'status.letter_out', { day: made.on, by }) : undefined
}

/** Says where the case stands, and what can be done next. False: nothing is known of a case. */
export function tellNextStep(exchange: Exchange): boolean {
  const says = standing(exchange)
  if (rungsOf(exchange).length > 0) {
    askRemedy(exchange, says || undefined)
    exchange.replies.at(-1)!.timeline = timeline(exchange)
    return true
  }
  if (!says) return false
  reply(exchange, 'status', [says], { timeline: timeline(exchange) })
  return askMore(exchange)
}
