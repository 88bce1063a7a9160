import { ladder, type Rung, type Situation } from '../../case/ladder.ts'
import { groundsOf } from '../../letters/grounds.ts'
import { deadline, ruleNamed } from '../../rules/deadline.ts'
import { complaintWindow, type ComplaintStart } from '../../rules/complaint-window.ts'
import type { Exchange } from '../exchange.ts'
import { letterCase } from './case.ts'
import { isOfRefusal } from './known.ts'

/** The topic about an answer that does not come. */
const SILENCE = 'no-response-delay'

/** Where the person stands: what was refused and why, what is late, what was done. */
export function situationOf(exchange: Exchange): Situation {
  const { memory, world, today } = exchange
  const { topics, rules } = world.knowledge
  const known = letterCase(exchange, { rights: ['access'] })
  const refused = memory.refusal?.confirmed === true
  const asked = known.receivedOn ?? known.askedOn
  const due = asked ? deadline(ruleNamed(rules, 'access_days'), asked) : undefined
  const late = !refused && (saysLate(exchange) || (memory.silence === true && due !== undefined && today >= due.late))
  const starts: ComplaintStart[] = [
    ...(refused ? [{ why: 'refused' as const, on: known.refusedOn ?? today }] : []),
    ...(late && due ? [{ why: 'silence' as const, on: due.late }] : []),
  ]
  const format = memory.known.format
  return {
    refused, late,
    grounds: groundsOf(known, topics).map(({ stands }) => stands),
    about: [...known.grounds ?? [], ...(memory.topic ? [memory.topic] : [])],
    electronic: format ? ['electronic', 'pdf', 'portal'].includes(format) : (known.about ?? []).some((topic) => topic === 'info-blocking' || topic === 'portal-or-form-burden'),
    complaintNear: ['near', 'over'].includes(complaintWindow(rules, starts, today)?.standing ?? 'open'),
    done: memory.events.flatMap((event) => (event.kind === 'letter-made' ? [event.letter] : [])),
  }
}

/** The person said that more than the time of the rule has passed. */
function saysLate({ memory, world }: Exchange): boolean {
  const { facts } = world.knowledge.topics.get(SILENCE)!
  return facts.some(({ id, past }) => past === 'access_days' && memory.told[SILENCE]?.[id] === 'yes')
}

/** Whether a topic is what the person's case is about, so that what to do is the next question: the reason of a refusal, or a silence that is too long. */
export const isOfCase = (exchange: Exchange, topic: string): boolean => isOfRefusal(exchange, topic) || (topic === SILENCE && situationOf(exchange).late)

/** What can be done now, best first. */
export const rungsOf = (exchange: Exchange): Rung[] => ladder(exchange.world.knowledge.remedies.values(), situationOf(exchange))
