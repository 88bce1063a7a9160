import type { NoticeLine } from '../knowledge/notice.ts'
import type { Right } from '../knowledge/schema.ts'
import type { Day } from '../dialog/slot.ts'

/** Something that happened in the person's case, with its day; status, due dates and the next step are computed from these. Plain JSON, no texts, no names. `dayless`: nobody told the day, and it is known by the one it was told on. */
export type CaseEvent =
  /** The request was made or sent. `right`: access, unless it says another. */
  | { kind: 'asked'; on: Day; how: 'writing' | 'spoken'; right?: Right }
  /** The office got it: day 0. `letter`: the letter that arrived. */
  | { kind: 'received'; on: Day; letter?: string }
  /** Records or the thing asked for came. `gave` is left out where it is not known what came. */
  | { kind: 'answered'; on: Day; gave?: 'all' | 'part'; dayless?: true }
  /** The person learned of a refusal. `grounds`: topic ids, likeliest first. `missing`: lines of the notice that are not there, as a denial's reading names them. */
  | { kind: 'refused'; on: Day; inWriting: boolean; grounds: string[]; missing: NoticeLine[] }
  /** The office said that it needs longer. `on`: when it told the person; `until`: the date it names, if any; `reason`: whether it gave one. */
  | { kind: 'extended'; on: Day; until?: Day; reason: boolean; inWriting: boolean }
  | { kind: 'fee-quoted'; on: Day }
  | { kind: 'called'; on: Day }
  | { kind: 'letter-made'; on: Day; letter: string; reference?: string }
  /** The person asked that another professional look at a refusal: by letter, or in any other way. */
  | { kind: 'review-asked'; on: Day }
  /** Another licensed professional decided on a refusal. `overturned`: for the person. */
  | { kind: 'reviewed'; on: Day; overturned: boolean }
  /** `to`: where that was told. */
  | { kind: 'complained'; on: Day; to?: 'office' | 'hhs'; dayless?: true }

export type EventOf<Kind extends CaseEvent['kind']> = Extract<CaseEvent, { kind: Kind }>
