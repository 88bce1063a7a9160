import type { CaseEvent } from '../../case/event.ts'
import { ladder, type Rung, type Situation } from '../../case/ladder.ts'
import { statusOf, type Status } from '../../case/status.ts'
import type { Topic } from '../../knowledge/schema.ts'
import { groundsOf } from '../../letters/grounds.ts'
import { isTurned } from '../../letters/staff-sheet.ts'
import { judge } from '../../rules/verdict.ts'
import { heldOn } from '../../rules/deadline.ts'
import type { Exchange } from '../exchange.ts'
import { isOfRefusal, missingLines, topicsOf } from '../refusal/known.ts'
import { isBound } from '../topic/judging.ts'
import { letterCase } from './letter-case.ts'

/** The topic about an answer that does not come. */
export const SILENCE = 'no-response-delay'
/** Topics that speak of records on a computer. */
const ON_COMPUTER: readonly string[] = ['info-blocking', 'portal-or-form-burden']
const ELECTRONIC: readonly string[] = ['electronic', 'pdf', 'portal']

/** What happened, with the day of asking where it was only told in passing. */
export function logOf({ memory, world }: Exchange): CaseEvent[] {
  const { events, known, askedHow = 'spoken' } = memory
  // The day of the refusal may have been asked for after it was told.
  const log = events.map((event) => (event.kind === 'refused' && known.denial_date ? { ...event, on: known.denial_date } : event))
  const told = known.request_date && !events.some(({ kind }) => kind === 'asked')
  const all: CaseEvent[] = told ? [{ kind: 'asked', on: known.request_date!, how: askedHow }, ...log] : log
  return all.filter(({ on }) => heldOn(world.knowledge.rules, on))
}

/** Where the case stands today. */
export function status(exchange: Exchange): Status {
  const { memory, world, today } = exchange
  return statusOf(logOf(exchange), { rules: world.knowledge.rules, state: world.knowledge.states.get(memory.known.state ?? '') }, today)
}

/** The complaint to HHS was filed: its time runs no more. */
export const toldHhs = ({ memory }: Exchange): boolean => memory.events.some((event) => event.kind === 'complained' && event.to === 'hhs')

const COMPLAINTS = { hhs: 'ocr-complaint', office: 'privacy-officer-complaint' } as const

/** Where the person stands when they ask what to do. */
export function situationOf(exchange: Exchange): Situation {
  const { memory, world } = exchange
  const { clock, complaint } = status(exchange)
  const known = letterCase(exchange, { rights: ['access'] })
  const refused = memory.refusal?.confirmed === true
  return {
    bound: isBound(exchange),
    refused,
    late: !refused && isSilence(exchange) && (clock ? clock.late !== 'no' && !clock.acted : saysLate(exchange)),
    grounds: groundsOf(known, world.knowledge.topics).map(({ stands: worth }) => worth),
    poorNotice: missingLines(exchange).length > 0,
    about: [...known.grounds ?? [], ...(memory.topic ? [memory.topic] : [])],
    deskWords: deskTopic(exchange) !== undefined,
    electronic: memory.known.format ? ELECTRONIC.includes(memory.known.format) : (known.about ?? []).some((topic) => ON_COMPUTER.includes(topic)),
    complaintNear: complaint !== undefined && complaint.standing !== 'open',
    done: memory.events.flatMap((event) => (event.kind === 'letter-made' ? [event.letter] : event.kind === 'complained' && event.to ? [COMPLAINTS[event.to]] : [])),
  }
}

/** The topic of the refusal that has words for the desk. They are said by patients, and on the verdict as it stands without a fact that turns it. */
export const deskTopic = ({ memory, world }: Exchange): Topic | undefined =>
  (memory.refusal && !memory.known.who?.startsWith('other') ? topicsOf(memory.refusal) : [])
    .map((id) => world.knowledge.topics.get(id)!)
    .find((topic) => topic.text.get(memory.language)!.sections['At the desk'] !== undefined && !isTurned(topic, memory.told[topic.id] ?? {}))

/** They did not answer, and nothing that was said gives them more time, such as a notice of a delay that holds. */
function isSilence({ memory, world }: Exchange): boolean {
  const told = memory.told[SILENCE] ?? {}
  return (memory.silence === true || Object.keys(told).length > 0) && judge(world.knowledge.topics.get(SILENCE)!, told).verdict === 'may-not-refuse'
}

/** The person said that more than the time of the rule has passed. */
function saysLate({ memory, world }: Exchange): boolean {
  const { facts } = world.knowledge.topics.get(SILENCE)!
  return facts.some(({ id, past }) => past !== undefined && memory.told[SILENCE]?.[id] === 'yes')
}

/** Whether a topic is what the person's case is about, so that what to do is the next question: the reason of a refusal, or a silence that is too long. */
export const isOfCase = (exchange: Exchange, topic: string): boolean => isOfRefusal(exchange, topic) || (topic === SILENCE && situationOf(exchange).late)

/** What can be done now, best first. */
export const rungsOf = (exchange: Exchange): Rung[] => ladder(exchange.world.knowledge.remedies.values(), situationOf(exchange))
