import type { Day } from '../dialog/slot.ts'
import { plusDays } from './days.ts'

/** When to ask again whether a review was decided: a tip of ours. */
const ASK_AGAIN_DAYS = 21

/**
 * R14 (45 CFR 164.524 (d)(4)): the office refers a review promptly, the reviewer decides within a reasonable time, and the result comes promptly in
 * writing. The rule has no number of days, so there is no due date here and nobody may be called late by one.
 */
export const reviewTime = (asked: Day): { due: undefined; askAgain: Day } => ({ due: undefined, askAgain: plusDays(asked, ASK_AGAIN_DAYS) })
