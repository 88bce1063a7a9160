import { showCount } from '../../text/dates.ts'
import { askMore } from '../asks.ts'
import { reply, words, type Exchange } from '../exchange.ts'
import { askRemedy } from './remedies.ts'
import { rungsOf, status } from './situation.ts'

/** Says where the case stands, with its days, and what can be done next. False: nothing is known of a case. */
export function tellNextStep(exchange: Exchange): boolean {
  const { memory } = exchange
  const { stands, since, clock, review, complaint } = status(exchange)
  const open = rungsOf(exchange).length > 0
  if (stands === 'nothing-asked' && !open) return false
  const says = [
    stands === 'nothing-asked' ? undefined : words(exchange, stands === 'late' && clock?.late === 'perhaps' ? 'status.late_perhaps' : `status.${stands}`, { day: since ?? null, again: review?.askAgain ?? null }),
    clock && (stands === 'waiting' || stands === 'late') ? words(exchange, clock.zero.from === 'received' ? 'status.sum' : 'status.sum_at_the_earliest', { sum: showCount(clock.end, clock.zero.from, memory.language) }) : undefined,
    complaint && words(exchange, complaint.standing === 'over' ? 'status.complaint_over' : 'status.complaint', { last: complaint.deadline.due, start: complaint.start.on }),
  ].filter(Boolean).join('\n\n')
  if (open) return askRemedy(exchange, says || undefined)
  reply(exchange, 'status', [says])
  return askMore(exchange)
}
