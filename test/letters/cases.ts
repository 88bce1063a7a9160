import type { Answers } from '../../src/dialog/slot.ts'
import { knowledge } from './letters.ts'
import type { Situation } from './situations.ts'

const self: Answers = { who: 'self', patient_name: 'Winifred Abernathy-Cole', dob: '1952-06-06', provider: 'Riverstone Regional Hospital', records: 'all', contact: '803-555-0190' }
const mother: Answers = {
  who: 'other:parent', relationship: 'daughter', authority: { kind: 'health-care-agent', text: '' }, requester_name: 'Claire Szymanski-Ruiz', patient_name: 'Bernadette Szymanski',
  provider: 'Willow Bend Nursing Center', records: [{ text: 'care plan' }], contact: '201-555-0172',
}
const child: Answers = { who: 'other:child', relationship: 'father', requester_name: 'Tomás Quiroga', patient_name: 'Lucía Quiroga', dob: '2016-02-03', provider: 'Lakeshore Pediatrics', records: 'all', contact: '312-555-0188' }
const declined: Answers = { who: 'self', patient_name: '王小明', provider: 'Harbor Clinic', dob: null, request_date: null, denial_date: null, what_happened: null, records: null, dates: null, format: null, delivery: null, contact: null, state: null, provider_contact: null }
const silence = { asked: 'writing', askedOn: '2026-08-03', receivedOn: '2026-08-06', noAnswer: true } as const
const bill = { refused: 'writing', refusedOn: '2026-10-28', askedOn: '2026-10-20', asked: 'spoken', grounds: ['unpaid-bill'], missing: ['complaint_description', 'contact_name_or_title', 'contact_phone'] } as const satisfies NonNullable<Situation['context']>['case']
const story = 'They never answered.\nI called five times and heard a different story every time.'
const wrong = 'The note of May 4, 2026 says that I am allergic to penicillin. I am not. My test of June 2, 2026 shows it.'

/** Letters about a case; each stands in golden/<name>.txt. */
export const cases: Record<string, Situation & { letter: string }> = {
  'overdue-late': { letter: 'overdue-notice', answers: self, context: { case: silence } },
  'overdue-sent-only': { letter: 'overdue-notice', answers: { ...self, request_date: '2026-08-03' }, context: { case: { asked: 'writing', noAnswer: true } } },
  'overdue-asked-aloud': { letter: 'overdue-notice', answers: { ...self, request_date: '2026-10-03' }, context: { case: { asked: 'spoken', noAnswer: true } } },
  'overdue-not-yet': { letter: 'overdue-notice', answers: self, context: { case: { ...silence, askedOn: '2026-11-01', receivedOn: '2026-11-03' } } },
  'overdue-delay-stands': { letter: 'overdue-notice', answers: self, context: { case: { ...silence, askedOn: '2026-10-05', receivedOn: '2026-10-06', delays: [{ on: '2026-11-02', until: '2026-12-01', reason: true, inWriting: true }] } } },
  'overdue-delay-over': { letter: 'overdue-notice', answers: mother, context: { case: { ...silence, delays: [{ on: '2026-09-01', until: '2026-10-01', reason: true, inWriting: true }] } } },
  'overdue-delay-faulty': { letter: 'overdue-notice', answers: self, context: { case: { ...silence, delays: [{ on: '2026-09-20', reason: false, inWriting: false }] } } },
  'overdue-state': { letter: 'overdue-notice', answers: { ...self, state: 'TX' }, context: { case: { ...silence, askedOn: '2026-10-26', receivedOn: '2026-10-26' }, state: knowledge.states.get('TX')! } },
  'overdue-before-the-law': { letter: 'overdue-notice', answers: self, context: { case: { ...silence, askedOn: '1998-02-01', receivedOn: '1998-02-03' } } },
  'overdue-correction': { letter: 'overdue-notice', answers: self, context: { case: { ...silence, right: 'amendment' } } },
  'overdue-list': { letter: 'overdue-notice', answers: child, context: { case: { ...silence, right: 'accounting' } } },
  'overdue-all-declined': { letter: 'overdue-notice', answers: declined },
  'overdue-reading-copy': { letter: 'overdue-notice', answers: mother, language: 'es', context: { case: { ...silence, delays: [{ on: '2026-09-20', reason: false, inWriting: false }] } } },
  'fee-search': { letter: 'fee-dispute', answers: { ...self, request_date: '2026-11-02' }, context: { case: { fee: { on: '2026-11-16', amount: '$212' }, facts: { fees: { 'banned-charge': 'yes' } } } } },
  'fee-pay-first': { letter: 'fee-dispute', answers: child, context: { case: { fee: { amount: 'a dollar a page' }, facts: { fees: { 'pay-first': 'yes', 'told-first': 'no' } } } } },
  'fee-third-person': { letter: 'fee-dispute', answers: self, context: { case: { fee: { on: '2026-11-16' }, facts: { fees: { 'to-someone-else': 'yes', 'banned-charge': 'yes' } } } } },
  'fee-portal': { letter: 'fee-dispute', answers: declined, context: { case: { facts: { fees: { 'portal-or-look': 'yes' } } } } },
  'fee-reading-copy': { letter: 'fee-dispute', answers: mother, language: 'es', context: { case: { fee: { on: '2026-11-16', amount: '$212' }, facts: { fees: { 'banned-charge': 'yes', 'pay-first': 'yes' } } } } },
  'format-electronic': { letter: 'format-dispute', answers: { ...self, request_date: '2026-11-02', format: 'pdf', delivery: { way: 'email', to: 'winifred@example.org' } }, context: { case: { asked: 'writing', facts: { 'format-delivery': { 'on-computer': 'yes' } } } } },
  'format-not-readily': { letter: 'format-dispute', answers: { ...mother, format: 'cd' }, context: { case: { facts: { 'format-delivery': { readily: 'no' } } } } },
  'format-reading-copy': { letter: 'format-dispute', answers: { ...self, format: 'usb', delivery: { way: 'mail' } }, language: 'es', context: { case: { facts: { 'format-delivery': { 'own-device': 'yes' } } } } },
  'privacy-officer-silence': { letter: 'privacy-officer-complaint', answers: { ...self, what_happened: story }, context: { case: silence } },
  'privacy-officer-spoken': { letter: 'privacy-officer-complaint', answers: { ...child, denial_date: '2026-11-10' }, context: { case: { refused: 'spoken', noReason: true } } },
  'privacy-officer-reading-copy': { letter: 'privacy-officer-complaint', answers: { ...mother, what_happened: 'Nunca respondieron.' }, language: 'es', context: { case: silence } },
  'ocr-silence': { letter: 'ocr-complaint', answers: { ...self, provider_contact: '600 Congaree Ave, Columbia SC', request_date: '2026-08-03', what_happened: story }, context: { case: { asked: 'writing', noAnswer: true } } },
  'ocr-refusal': { letter: 'ocr-complaint', answers: { ...self, what_happened: 'They want the bill paid first.' }, context: { case: { ...bill, facts: { 'unpaid-bill': { 'past-care': 'yes' } } } } },
  'ocr-child-delay': { letter: 'ocr-complaint', answers: { ...child, what_happened: story }, context: { case: { ...silence, delays: [{ on: '2026-09-01', until: '2026-10-01', reason: true, inWriting: true }] } } },
  'ocr-too-late': { letter: 'ocr-complaint', answers: { ...self, denial_date: '2026-03-02' }, context: { case: { refused: 'writing' } } },
  'ocr-correction': { letter: 'ocr-complaint', answers: self, context: { case: { ...silence, right: 'amendment' } } },
  'ocr-all-declined': { letter: 'ocr-complaint', answers: declined },
  'ocr-reading-copy': { letter: 'ocr-complaint', answers: { ...mother, what_happened: 'Nunca respondieron.' }, language: 'es', context: { case: silence } },
  'info-blocking': { letter: 'info-blocking-report', answers: { ...self, records: [{ text: 'lab results in the portal' }], what_happened: 'My results show up two weeks after the doctor has them.' }, context: { case: { facts: { 'info-blocking': { 'blanket-rule': 'yes', 'special-reason': 'no' } } } } },
  'info-blocking-reading-copy': { letter: 'info-blocking-report', answers: mother, language: 'es', context: { case: { refused: 'spoken', refusedOn: '2026-11-02' } } },
  'amendment': { letter: 'amendment', answers: { ...self, what_happened: wrong } },
  'amendment-blank': { letter: 'amendment', answers: { ...child, what_happened: null } },
  'amendment-disagreement': { letter: 'amendment', answers: { ...self, what_happened: wrong }, context: { case: { right: 'amendment', asked: 'writing', askedOn: '2026-08-03', refused: 'writing', refusedOn: '2026-09-20', facts: { amendment: { refused: 'yes', 'other-ground': 'yes' } } } } },
  'amendment-reading-copy': { letter: 'amendment', answers: { ...mother, what_happened: 'La lista dice 10 mg. Son 5 mg.' }, language: 'es', context: { case: { right: 'amendment', refused: 'spoken', facts: { amendment: { refused: 'yes' } } } } },
  'amendment-after-another-refusal': { letter: 'amendment', answers: { ...self, what_happened: wrong }, context: { case: { right: 'amendment', refused: 'writing', refusedOn: '2026-10-28', grounds: ['unpaid-bill'] } } },
  'accounting': { letter: 'accounting', answers: self },
  'accounting-dates': { letter: 'accounting', answers: { ...mother, dates: { from: '2015-01-01', to: '2025-12-31' } }, context: { case: { right: 'accounting', facts: { 'accounting-of-disclosures': { outside: 'no' } } } } },
  'accounting-reading-copy': { letter: 'accounting', answers: { ...self, dates: 'all' }, language: 'es' },
  'refusal-bill': { letter: 'denial-response', answers: self, context: { case: bill } },
  'refusal-bill-of-a-child': { letter: 'denial-response', answers: child, context: { case: { ...bill, facts: { 'unpaid-bill': { 'past-care': 'yes' } } } } },
  'refusal-danger': { letter: 'denial-response', answers: self, context: { case: { refused: 'writing', refusedOn: '2026-11-02', askedOn: '2026-10-09', asked: 'writing', grounds: ['endanger-safety'], missing: ['review_rights'], facts: { 'endanger-safety': { 'physical-danger': 'yes', 'licensed-decided': 'yes' } } } } },
  'refusal-danger-no-professional': { letter: 'denial-response', answers: self, context: { case: { refused: 'writing', refusedOn: '2026-11-02', grounds: ['endanger-safety'], missing: [], facts: { 'endanger-safety': { 'licensed-decided': 'no' } } } } },
  'refusal-session-notes': { letter: 'denial-response', answers: self, context: { case: { refused: 'writing', refusedOn: '2026-10-06', askedOn: '2026-09-15', grounds: ['psychotherapy-notes'], missing: [], facts: { 'psychotherapy-notes': { 'kept-apart': 'yes' } } } } },
  'refusal-upset': { letter: 'denial-response', answers: self, context: { case: { refused: 'writing', refusedOn: '2026-10-19', askedOn: '2026-10-12', grounds: ['emotional-upset'], missing: ['complaint_description'] } } },
  'refusal-spoken-no-reason': { letter: 'denial-response', answers: { ...mother, denial_date: '2026-11-10' }, context: { case: { refused: 'spoken', noReason: true } } },
  'refusal-two-reasons': { letter: 'denial-response', answers: self, context: { case: { refused: 'writing', refusedOn: '2026-11-02', grounds: ['psychotherapy-notes', 'provider-discretion'], missing: ['basis'] } } },
  'refusal-reading-copy': { letter: 'denial-response', answers: mother, language: 'es', context: { case: { ...bill, grounds: ['unpaid-bill', 'personal-representative-harm'] } } },
  'request-veterans': { letter: 'records-request', answers: self, context: { case: { about: ['va-federal'] } } },
  'request-lab': { letter: 'records-request', answers: { ...self, records: [{ kind: 'labs', text: 'labs' }] }, context: { case: { about: ['labs-clia'] } } },
}
