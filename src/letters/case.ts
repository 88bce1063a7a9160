import type { Day } from '../dialog/slot.ts'
import type { NoticeLine } from '../knowledge/notice.ts'
import type { Right } from '../knowledge/schema.ts'
import type { FactsKnown } from '../rules/verdict.ts'

/**
 * What is known of a refusal, a silence or a fee when a letter is written: plain JSON, confirmed by the person. All of it may be missing; a letter then
 * says less. Days are YYYY-MM-DD. A day that the dialog asked for (`denial_date`, `request_date`) goes before the one here.
 */
export interface LetterCase {
  /** What was asked for, and with it which days count: a copy (`access`), a correction or a list of disclosures. Left out: access. */
  right?: Right
  /** Topics that the case is about besides the reasons given, e.g. `va-federal`, `images`; a letter takes in those it names under `takes`. */
  about?: string[]
  /** Topic ids of the reasons given, likeliest first; empty where none is known. */
  grounds?: string[]
  /** They gave no reason. Not the same as no ground known. */
  noReason?: boolean
  /** What is known of the facts that turn a topic's verdict, by topic; also of topics that are no ground here, such as `fees`. */
  facts?: Partial<Record<string, FactsKnown>>
  /** How the refusal came; left out where there is none, or where it is not known how. */
  refused?: 'writing' | 'spoken'
  /** The day of the refusal: the letter's, or that on which it was said. */
  refusedOn?: Day
  /** How the request was made, and when. */
  asked?: 'writing' | 'spoken'
  askedOn?: Day
  /** The day the office got the request: day 0. */
  receivedOn?: Day
  /** Nothing came at all: no records, no refusal, no word of a delay unless it stands in `delays`. */
  noAnswer?: boolean
  /** Lines of the written refusal that are not there, and those of which the reading cannot tell; left out where no refusal was read. */
  missing?: NoticeLine[]
  cannotTell?: NoticeLine[]
  /** Notices that it will take longer, in the order they came. */
  delays?: { on: Day; until?: Day; reason: boolean; inWriting: boolean }[]
  /** A price for the copy. `amount` as the person said it. */
  fee?: { on?: Day; amount?: string }
}
