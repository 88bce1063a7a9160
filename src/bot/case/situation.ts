import type { CaseEvent } from '../../case/event.ts'
import { ladder, type Rung, type Situation } from '../../case/ladder.ts'
import { statusOf, type Status } from '../../case/status.ts'
import type { Topic } from '../../knowledge/schema.ts'
import { groundsOf } from '../../letters/grounds.ts'
import { heldOn, ruleNamed } from '../../rules/deadline.ts'
import type { Exchange } from '../exchange.ts'
import { isOfRefusal, missingLines, topicsOf } from '../refusal/known.ts'
import { letterCase } from './letter-case.ts'

/** The topic about an answer that does not come. */
const SILENCE = 'no-response-delay'
/** Topics that speak of records on a computer. */
const ON_COMPUTER: readonly string[] = ['info-blocking', 'portal-or-form-burden']
const ELECTRONIC: readonly string[] = ['electronic', 'pdf', 'portal']

/** What happened, with the day of asking where it was only told in passing. */
function logOf({ memory, world }: Exchange): CaseEvent[] {
  const { events, known, askedHow = 'spoken' } = memory
  // The day of the refusal may have been asked for after it was told.
  const log = events.map((event) => (event.kind === 'refused' && known.denial_date ? { ...event, on: known.denial_date } : event))
  const told = known.request_date && !events.some(({ kind }) => kind === 'asked')
  const all: CaseEvent[] = told ? [{ kind: 'asked', on: known.request_date!, how: askedHow }, ...log] : log
  // From a day before the rule had its number nothing can be counted.
  const rule = ruleNamed(world.knowledge.rules, 'access_days')
  return all.filter(({ on }) => heldOn(rule, on))
}

/** Where the case stands today. */
export function status(exchange: Exchange): Status {
  const { memory, world, today } = exchange
  return statusOf(logOf(exchange), { rules: world.knowledge.rules, state: world.knowledge.states.get(memory.known.state ?? '') }, today)
}

/** Where the person stands when they ask what to do. */
export function situationOf(exchange: Exchange): Situation {
  const { memory, world } = exchange
  const { stands, complaint } = status(exchange)
  const known = letterCase(exchange, { rights: ['access'] })
  const refused = memory.refusal?.confirmed === true
  return {
    refused,
    late: !refused && (saysLate(exchange) || (memory.silence === true && stands === 'late')),
    grounds: groundsOf(known, world.knowledge.topics).map(({ stands: worth }) => worth),
    poorNotice: missingLines(exchange).length > 0,
    about: [...known.grounds ?? [], ...(memory.topic ? [memory.topic] : [])],
    deskWords: deskTopic(exchange) !== undefined,
    electronic: memory.known.format ? ELECTRONIC.includes(memory.known.format) : (known.about ?? []).some((topic) => ON_COMPUTER.includes(topic)),
    complaintNear: complaint !== undefined && complaint.standing !== 'open',
    done: memory.events.flatMap((event) => (event.kind === 'letter-made' ? [event.letter] : [])),
  }
}

/** The topic of the refusal that has words for the desk. */
export const deskTopic = ({ memory, world }: Exchange): Topic | undefined =>
  (memory.refusal ? topicsOf(memory.refusal) : []).map((id) => world.knowledge.topics.get(id)!).find(({ text }) => text.get(memory.language)!.sections['At the desk'] !== undefined)

/** The person said that more than the time of the rule has passed. */
function saysLate({ memory, world }: Exchange): boolean {
  const { facts } = world.knowledge.topics.get(SILENCE)!
  return facts.some(({ id, past }) => past === 'access_days' && memory.told[SILENCE]?.[id] === 'yes')
}

/** Whether a topic is what the person's case is about, so that what to do is the next question: the reason of a refusal, or a silence that is too long. */
export const isOfCase = (exchange: Exchange, topic: string): boolean => isOfRefusal(exchange, topic) || (topic === SILENCE && situationOf(exchange).late)

/** What can be done now, best first. */
export const rungsOf = (exchange: Exchange): Rung[] => ladder(exchange.world.knowledge.remedies.values(), situationOf(exchange))
