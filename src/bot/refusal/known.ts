import type { NoticeLine } from '../../understand/denial/finding.ts'
import type { Exchange } from '../exchange.ts'

/** What is kept of a refusal: ids only; its days stand with the other answers, its facts with what was told. */
export interface Refusal {
  /** Topic ids of the reasons given, likeliest first; empty: none known, or none given. */
  grounds: string[]
  /** They gave no reason, says the person. */
  noReason?: true
  /** How it came; left out where it is not known. */
  how?: 'writing' | 'spoken'
  /** The person said which reason it is. */
  confirmed: boolean
  /** Their own words were asked for once more. */
  asked?: true
  /** Lines of the written notice that are not there, and those of which the reading cannot tell; left out where none was read. */
  missing?: NoticeLine[]
  cannotTell?: NoticeLine[]
}

/** The reason behind a bare no: the topic about it, and the fact that says so. */
export const NO_REASON = { topic: 'provider-discretion', fact: 'no-reason-given' }

/** Whether a topic is the reason of the refusal that the person is dealing with, so that what to do about it is the next question. */
export function isOfRefusal({ memory: { refusal } }: Exchange, topic: string): boolean {
  if (!refusal?.confirmed) return false
  return refusal.grounds.length > 0 ? refusal.grounds.includes(topic) : topic === NO_REASON.topic
}
