import { isRequest } from '../../case/requests.ts'
import type { Letter, Right } from '../../knowledge/schema.ts'
import type { LetterCase } from '../../letters/case.ts'
import type { Exchange } from '../exchange.ts'
import type { Memory } from '../memory.ts'
import { NOT_KNOWN, type Refusal } from '../refusal/known.ts'

/** Topics about a right that has days of its own. */
const RIGHTS: Partial<Record<string, Right>> = { amendment: 'amendment', 'accounting-of-disclosures': 'accounting' }
const FEES = 'fees'

/** How the refusal came: as it was read, or as the person said when they were asked whether they have it on paper. */
function howRefused(told: Memory['told'], refusal: Refusal | undefined): Refusal['how'] {
  const onPaper = told[NOT_KNOWN]?.['on-paper']
  return refusal?.how ?? (refusal && onPaper === 'yes' ? 'writing' : refusal && onPaper === 'no' ? 'spoken' : undefined)
}

/** What is known of the person's case, as a letter sees it. */
export function letterCase({ memory }: Exchange, { rights }: Pick<Letter, 'rights'>): LetterCase {
  const { refusal, silence, told, events, known, askedHow, fee } = memory
  const right = rights.length === 1 ? rights[0]! : (RIGHTS[memory.topic ?? ''] ?? 'access')
  // The day 0 of a request: not that of a letter which speaks of an earlier one.
  const received = events.findLast((event) => event.kind === 'received' && !(event.letter && !isRequest(event.letter)))
  const delays = events.filter((event) => event.kind === 'extended')
  return {
    right,
    about: [...new Set([...(memory.topic ? [memory.topic] : []), ...(refusal?.grounds ?? [])])],
    grounds: refusal?.grounds ?? [],
    ...(refusal?.noReason && { noReason: true }),
    facts: told,
    ...(silence && !refusal && { noAnswer: true }),
    ...(howRefused(told, refusal) && { refused: howRefused(told, refusal)! }),
    ...(refusal?.missing && { missing: refusal.missing, cannotTell: refusal.cannotTell ?? [] }),
    ...(known.denial_date && { refusedOn: known.denial_date }),
    ...(known.request_date && { askedOn: known.request_date }),
    ...(askedHow && { asked: askedHow }),
    ...(received && { receivedOn: received.on }),
    ...(delays.length > 0 && { delays: delays.map(({ on, until, reason, inWriting }) => ({ on, reason, inWriting, ...(until && { until }) })) }),
    ...((fee || told[FEES] || memory.topic === FEES) && { fee: { ...(fee && { amount: fee }) } }),
  }
}
