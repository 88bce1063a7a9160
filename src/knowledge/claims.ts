import { z } from 'zod'
import { Citation } from './schema.ts'

/** What may be known of a case, so that a letter may speak of it. A topic's own fact is named `<topic>.<fact>`. */
export const CASE_FACTS = [
  'refused', 'refused_in_writing', 'refused_aloud', 'denial_date', 'request_date', 'asked_in_writing', 'received_date',
  'ground', 'no_reason', 'notice_read', 'no_answer', 'delay_notice', 'state', 'fee_quoted',
] as const
export type CaseFact = (typeof CASE_FACTS)[number]

/** What a letter may hold against an office or ask for as of right, one by one; what each needs and rests on: knowledge/law/claims.yaml. */
export const CLAIM_NAMES = [
  'no_written_denial', 'no_reason', 'notice_incomplete', 'missing_basis', 'missing_plain_language', 'missing_review_rights', 'missing_complaint', 'missing_contact_name', 'missing_contact_phone', 'notice_late',
  'ground_not_listed', 'may_be_reviewed', 'partly_ok',
  'late', 'state_late', 'extension_over', 'delay_not_in_writing', 'delay_without_reason', 'delay_without_date', 'delay_too_late', 'delay_second',
  'fee_barred_charge', 'fee_for_portal', 'fee_not_told_first', 'electronic_owed', 'correction_reason_not_listed',
] as const
export type ClaimName = (typeof CLAIM_NAMES)[number]

/** `means`: when the claim holds. `needs`: the facts without which nobody may make it. */
const Claim = z.strictObject({
  means: z.string().trim().min(1),
  needs: z.array(z.string()).min(1),
  citation: Citation,
})
type Claim = z.infer<typeof Claim>

export const Claims = z.strictObject(Object.fromEntries(CLAIM_NAMES.map((name) => [name, Claim])) as Record<ClaimName, typeof Claim>)
export type Claims = z.infer<typeof Claims>
