import type { Right } from '../../case/event.ts'
import { isRequest } from '../../case/requests.ts'
import type { Letter } from '../../knowledge/schema.ts'
import type { LetterCase } from '../../letters/case.ts'
import type { Exchange } from '../exchange.ts'

/** Topics about a right that has days of its own. */
const RIGHTS: Partial<Record<string, Right>> = { amendment: 'amendment', 'accounting-of-disclosures': 'accounting' }
const FEES = 'fees'

/** What is known of the person's case, as a letter sees it. */
export function letterCase({ memory }: Exchange, { rights }: Pick<Letter, 'rights'>): LetterCase {
  const { refusal, silence, told, events, known, askedHow, fee } = memory
  const right = rights.length === 1 ? rights[0]! : (RIGHTS[memory.topic ?? ''] ?? 'access')
  // The day 0 of a request: not that of a letter which speaks of an earlier one.
  const received = events.findLast((event) => event.kind === 'received' && !(event.letter && !isRequest(event.letter)))
  const delays = events.filter((event) => event.kind === 'extended')
  return {
    right,
    about: [...new Set([...Object.keys(told), ...(memory.topic ? [memory.topic] : [])])],
    grounds: refusal?.grounds ?? [],
    ...(refusal?.noReason && { noReason: true }),
    facts: told,
    ...(silence && !refusal && { noAnswer: true }),
    ...(refusal?.how && { refused: refusal.how }),
    ...(refusal?.missing && { missing: refusal.missing, cannotTell: refusal.cannotTell ?? [] }),
    ...(known.denial_date && { refusedOn: known.denial_date }),
    ...(known.request_date && { askedOn: known.request_date }),
    ...(askedHow && { asked: askedHow }),
    ...(received && { receivedOn: received.on }),
    ...(delays.length > 0 && { delays: delays.map(({ on, until, reason, inWriting }) => ({ on, reason, inWriting, ...(until && { until }) })) }),
    ...((fee || told[FEES] || memory.topic === FEES) && { fee: { ...(fee && { amount: fee }) } }),
  }
}
