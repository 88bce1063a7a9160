import type { Day } from '../../dialog/slot.ts'
import type { Knowledge } from '../../knowledge/schema.ts'
import { deadline } from '../../rules/deadline.ts'
import type { LineRead } from './finding.ts'

/** What is known of the days: from the letter, or told by the person. */
export interface KnownDays {
  today: Day
  letter?: Day
  requested?: Day
  received?: Day
  /** The letter says that its time was put off. */
  extended: boolean
}

/**
 * 164.524 (b)(2): in time is day 30 after receipt. A letter that is in time even counted from the day of asking is in time; a late one is only
 * late when the day of receipt is known. With an extension, whose notice we have not seen, late is certain only after both times.
 */
export function timelyOf({ today, letter, requested, received, extended }: KnownDays, { rules }: Knowledge): LineRead {
  const from = earliest(requested, received)
  if (!from) return { standing: 'cannot_tell' }
  // It was written by today, whatever day it bears.
  const answered = letter ?? today
  if (answered < from) return { standing: 'cannot_tell' }
  if (answered <= deadline(rules.get('access_days')!, from).due) return { standing: 'present' }
  if (!received || !letter) return { standing: 'cannot_tell' }
  const due = deadline(rules.get('access_days')!, received).due
  const last = extended ? deadline(rules.get('extension_days')!, due).due : due
  return { standing: letter > last ? 'missing' : letter <= due ? 'present' : 'cannot_tell' }
}

/** Words spoken: the written refusal may still come within the 30 days; after these it is missing, and late. */
export function unwritten({ today, received }: KnownDays, { rules }: Knowledge): LineRead {
  return { standing: received && today > deadline(rules.get('access_days')!, received).due ? 'missing' : 'cannot_tell' }
}

const earliest = (a: Day | undefined, b: Day | undefined): Day | undefined => (a && b ? (a < b ? a : b) : (a ?? b))
