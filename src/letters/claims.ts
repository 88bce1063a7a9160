import { CLAIM_NAMES, type CaseFact, type ClaimName, type Claims } from '../knowledge/claims.ts'
import type { Letter } from '../knowledge/schema.ts'
import type { DelayFault } from '../rules/answer-time.ts'
import type { NoticeLine } from '../knowledge/notice.ts'
import type { CaseView } from './case-view.ts'
import { standingDelay } from './office-time.ts'

const LINES: Partial<Record<ClaimName, NoticeLine>> = {
  missing_basis: 'basis', missing_plain_language: 'plain_language', missing_complaint: 'complaint_description',
  missing_contact_name: 'contact_name_or_title', missing_contact_phone: 'contact_phone',
}
const lacks = ({ case: { missing } }: CaseView, line: NoticeLine): boolean => missing?.includes(line) ?? false
/** 164.524 (d)(2)(ii): only a ground of (a)(3) brings a right to review that the notice must tell of. */
const lacksReview = (view: CaseView): boolean => lacks(view, 'review_rights') && view.grounds.some(({ stands }) => stands === 'reviewable')
/** The time is over that runs for certain: from the day they got a request which was not only spoken (an office may want it written, (b)(1)). */
const over = ({ case: { asked }, time }: CaseView): boolean => asked !== 'spoken' && time?.late === 'yes'
/** What is wrong with their last word about a delay. */
const faulty = ({ time, case: { asked } }: CaseView, fault: DelayFault): boolean => (asked !== 'spoken' && time?.delays.at(-1)?.faults.includes(fault)) ?? false
const said = ({ case: { facts } }: CaseView, topic: string, fact: string, answer: 'yes' | 'no'): boolean => facts?.[topic]?.[fact] === answer
/** The limit of (c)(4) is for copies to the person; not for those sent to somebody else (Ciox v. Azar). */
const ownCopy = (view: CaseView): boolean => !said(view, 'fees', 'to-someone-else', 'yes')

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
  notice_late: ({ case: { refusedOn, delays, asked }, time }) => !delays?.length && asked !== 'spoken' && refusedOn! > time!.due.due,
  ground_not_listed: ({ grounds }) => grounds.every(({ stands, settled, topic }) => stands === 'not' && settled && (topic.group === 'invalid' || topic.group === 'special')),
  may_be_reviewed: ({ grounds }) => grounds.some(({ stands }) => stands === 'reviewable'),
  partly_ok: ({ grounds }) => grounds.some(({ listed }) => listed),
  late: (view) => over(view) && !standingDelay(view.time),
  state_late: ({ case: { asked, delays }, time }) => asked !== 'spoken' && !delays?.length && time!.state!.over,
  extension_over: (view) => over(view) && standingDelay(view.time)?.standing === 'valid',
  delay_not_in_writing: (view) => faulty(view, 'not-in-writing'),
  delay_without_reason: (view) => faulty(view, 'no-reason'),
  delay_without_date: (view) => faulty(view, 'no-date'),
  delay_too_late: (view) => faulty(view, 'late') && view.time!.zero.from === 'received',
  delay_second: (view) => faulty(view, 'second'),
  fee_barred_charge: (view) => ownCopy(view) && said(view, 'fees', 'banned-charge', 'yes'),
  fee_for_portal: (view) => said(view, 'fees', 'portal-or-look', 'yes'),
  fee_not_told_first: (view) => ownCopy(view) && said(view, 'fees', 'told-first', 'no'),
  electronic_owed: (view) => said(view, 'format-delivery', 'on-computer', 'yes'),
  correction_reason_not_listed: (view) => said(view, 'amendment', 'refused', 'yes') && said(view, 'amendment', 'other-ground', 'yes') && !said(view, 'amendment', 'allowed-ground', 'yes'),
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
  state: ({ time }) => time?.state !== undefined,
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
