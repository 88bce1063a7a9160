/** What 45 CFR 164.524 (b)(2) and (d)(2) ask of a written denial, in the order of the law. */
export const NOTICE_LINES = ['in_writing', 'timely', 'plain_language', 'basis', 'review_rights', 'complaint_description', 'contact_name_or_title', 'contact_phone'] as const
export type NoticeLine = (typeof NOTICE_LINES)[number]
