import { CLAIM_NAMES, type CaseFact, type ClaimName, type Claims } from '../knowledge/claims.ts'
import type { Letter } from '../knowledge/schema.ts'
import { plusDays } from '../rules/days.ts'
import type { LetterCase, NoticeLine } from './case.ts'
import type { GroundJudged } from './grounds.ts'

/** A case with all that is reckoned from it before a claim is looked at. */
export interface CaseView {
  case: LetterCase
  grounds: GroundJudged[]
  law: Record<string, number | string>
}

const LINES: Partial<Record<ClaimName, NoticeLine>> = {
  missing_basis: 'basis', missing_plain_language: 'plain_language', missing_complaint: 'complaint_description',
  missing_contact_name: 'contact_name_or_title', missing_contact_phone: 'contact_phone',
}
const lacks = ({ case: { missing } }: CaseView, line: NoticeLine): boolean => missing?.includes(line) ?? false
/** 164.524 (d)(2)(ii): only a ground of (a)(3) brings a right to review that the notice must tell of. */
const lacksReview = (view: CaseView): boolean => lacks(view, 'review_rights') && view.grounds.some(({ stands }) => stands === 'reviewable')

/** When each claim holds, the facts it needs being known. What it means and rests on: knowledge/law/claims.yaml. */
const HOLDS: Record<ClaimName, (view: CaseView) => boolean> = {
  no_written_denial: () => true,
  no_reason: () => true,
  missing_basis: (view) => lacks(view, LINES.missing_basis!),
  missing_plain_language: (view) => lacks(view, LINES.missing_plain_language!),
  missing_review_rights: lacksReview,
  missing_complaint: (view) => lacks(view, LINES.missing_complaint!),
  missing_contact_name: (view) => lacks(view, LINES.missing_contact_name!),
  missing_contact_phone: (view) => lacks(view, LINES.missing_contact_phone!),
  notice_incomplete: (view) => lacksReview(view) || Object.values(LINES).some((line) => line !== 'plain_language' && lacks(view, line)),
  notice_late: ({ case: { receivedOn, refusedOn, delays }, law }) => !delays?.length && refusedOn! > plusDays(receivedOn!, Number(law.access_days)),
  ground_not_listed: ({ grounds }) => grounds.every(({ stands, settled, topic }) => stands === 'not' && settled && (topic.group === 'invalid' || topic.group === 'special')),
  may_be_reviewed: ({ grounds }) => grounds.some(({ stands }) => stands === 'reviewable'),
  partly_ok: ({ grounds }) => grounds.some(({ listed }) => listed),
}

const KNOWN: Record<CaseFact, (view: CaseView) => boolean> = {
  refused: ({ case: { refused, refusedOn, grounds, noReason } }) => Boolean(refused ?? refusedOn ?? noReason) || Boolean(grounds?.length),
  refused_in_writing: ({ case: { refused } }) => refused === 'writing',
  refused_aloud: ({ case: { refused } }) => refused === 'spoken',
  denial_date: ({ case: { refusedOn } }) => Boolean(refusedOn),
  request_date: ({ case: { askedOn } }) => Boolean(askedOn),
  asked_in_writing: ({ case: { asked } }) => asked === 'writing',
  received_date: ({ case: { receivedOn } }) => Boolean(receivedOn),
  ground: ({ grounds }) => grounds.length > 0,
  no_reason: ({ case: { noReason, grounds } }) => Boolean(noReason) && !grounds?.length,
  notice_read: ({ case: { missing } }) => missing !== undefined,
  no_answer: ({ case: { noAnswer, refused } }) => Boolean(noAnswer) && refused === undefined,
  delay_notice: ({ case: { delays } }) => Boolean(delays?.length),
  state: () => false,
  fee_quoted: ({ case: { fee } }) => fee !== undefined,
}

/** Whether a fact is known; `<topic>.<fact>`: it was said or answered with yes or no. */
function isKnown(view: CaseView, fact: string): boolean {
  const [topic, id] = fact.split('.')
  if (id === undefined) return KNOWN[fact as CaseFact](view)
  const answer = view.case.facts?.[topic!]?.[id]
  return answer === 'yes' || answer === 'no'
}

/** The claims a letter may make of a case. All of them are there, as false where a fact is not known or the letter does not declare it. */
export function claimsOf(letter: Letter, claims: Claims, view: CaseView): Record<ClaimName, boolean> {
  return Object.fromEntries(CLAIM_NAMES.map((name) => {
    const declared = letter.claims[name]
    const known = declared !== undefined && [...declared, ...claims[name].needs].every((fact) => isKnown(view, fact))
    return [name, known && HOLDS[name](view)]
  })) as Record<ClaimName, boolean>
}

/** For a letter that knows nothing of a case. */
export const NO_CLAIMS = Object.fromEntries(CLAIM_NAMES.map((name) => [name, false])) as Record<ClaimName, boolean>
