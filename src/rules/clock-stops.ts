import type { Citation } from '../knowledge/schema.ts'

/** What offices say stops their clock. */
type Excuse = 'kept-off-site' | 'ends-on-a-weekend' | 'bill-for-care' | 'copy-fee-unpaid'

/**
 * Whether it does. R6: no extra time for records kept elsewhere since 2013. Weekends: 164.524 (b)(2)(i) counts days and moves none. A bill for care is no
 * ground, so it stops nothing. R17: the rule is silent on holding a copy until a lawful copy fee is paid, so that is `disputed`, never yes or no.
 */
export const STOPS_CLOCK: Record<Excuse, { stops: 'no' | 'disputed'; citation: Citation }> = {
  'kept-off-site': { stops: 'no', citation: { authority: 'cfr-45-164-524', paragraph: '(b)(2)(i)' } },
  'ends-on-a-weekend': { stops: 'no', citation: { authority: 'cfr-45-164-524', paragraph: '(b)(2)(i)' } },
  'bill-for-care': { stops: 'no', citation: { authority: 'hhs-access-guidance', paragraph: 'unpaid bill' } },
  'copy-fee-unpaid': { stops: 'disputed', citation: { authority: 'cfr-45-164-524', paragraph: '(c)(4)' } },
}
