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

/** What a refusal without a known ground is about: a bare no, or one whose reason the person does not know. */
const BARE_NO = { topic: 'provider-discretion', fact: 'no-reason-given' }
export const NOT_KNOWN = 'written-denial'

/** The topics that the refusal is judged by, likeliest reason first. */
export const topicsOf = ({ grounds, noReason }: Refusal): string[] => (grounds.length > 0 ? grounds : [noReason ? BARE_NO.topic : NOT_KNOWN])

/** What the refusal itself tells of the facts: that no reason was given. */
export function tellBareNo({ memory }: Exchange): void {
  if (memory.refusal?.noReason) memory.told[BARE_NO.topic] = { ...memory.told[BARE_NO.topic], [BARE_NO.fact]: 'yes' }
}

/** Whether a topic is the reason of the refusal that the person is dealing with, so that what to do about it is the next question. */
export const isOfRefusal = ({ memory: { refusal } }: Exchange, topic: string): boolean => refusal?.confirmed === true && topicsOf(refusal).includes(topic)

/** What their written notice lacks. How to get a review is asked only of some reasons: 45 CFR 164.524 (d)(2)(ii). */
export function missingLines({ memory: { refusal }, world }: Exchange): NoticeLine[] {
  const reviewable = refusal?.grounds.some((id) => world.knowledge.topics.get(id)?.group === 'reviewable')
  return (refusal?.missing ?? []).filter((line) => line !== 'review_rights' || reviewable)
}
