import type { Day } from '../../dialog/slot.ts'
import { NOTICE_LINES, type NoticeLine } from '../../knowledge/notice.ts'
import type { FactsSaid } from '../facts.ts'

export { NOTICE_LINES, type NoticeLine }


/** `cannot_tell`: the text does not settle it. `does_not_apply`: the rule does not ask for it here. */
export type Standing = 'present' | 'missing' | 'cannot_tell' | 'does_not_apply'
/** How one line of the notice stands, with the words it was read from (one sentence, at most 200 characters). */
export interface LineRead { standing: Standing; words?: string }

/** A reason the letter gives: a hypothesis, for the person to confirm. */
export interface Ground {
  /** A topic's id. */
  topic: string
  /** How sure the reading is, 0 to 1. */
  p: number
  /** The sentence it was read from, at most 200 characters. */
  words: string
}

/** `unreviewable` and `reviewable`: the grounds of 164.524 (a)(2) and (a)(3). `invalid`: any other reason. `none`: no reason is given. */
export type Category = 'unreviewable' | 'reviewable' | 'invalid' | 'none'

/** What was read from a refusal. The reason and the notice are two findings: a lawful ground may come with a poor notice, and the other way round. */
export interface Finding {
  /** Likeliest first; empty when no reason is given. */
  grounds: Ground[]
  /** Of the likeliest ground. */
  category: Category
  lines: Record<NoticeLine, LineRead>
  /** 164.524 (d)(1): everything the ground does not cover was given. Never `missing`: a letter need not say it. */
  rest_of_record_given: LineRead
  /** 164.524 (d)(3): where the record is, if it is not kept here and they know. Never `missing`: they may not know. */
  told_where: LineRead
  letterDate?: Day
  /** The day the letter names for the request: of its writing where it tells that, else of its receipt. */
  requestDate?: Day
  /** The day on which, says the letter, the request was received: day 0 of the 30. */
  receivedDate?: Day
  /** The office that refuses, when its name is certain. */
  provider?: string
  /** What the letter says of the facts that turn the verdict, by topic. */
  facts: Record<string, FactsSaid>
  /** It grants what was asked, though it reads like a refusal. */
  grant?: true
  /** It speaks of the patient's own hand against themselves. */
  despair?: true
}
