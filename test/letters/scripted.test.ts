import { expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import type { Answers } from '../../src/dialog/slot.ts'
import { letterText } from '../../src/letters/text.ts'
import type { LetterCase } from '../../src/letters/case.ts'
import { checkLetter } from '../../src/tools/eval/check-letter.ts'
import type { Script } from '../../src/tools/eval/script.ts'
import { letterOf } from './letters.ts'

/** The written people of test/eval whose talk ends with a letter about a refusal or a silence, with what is known of their case by then. */
const KNOWN: Record<string, { letter: string; answers: Answers; case: LetterCase }> = {
  v22: {
    letter: 'denial-response', answers: { patient_name: 'Chiamaka Okafor', provider: 'Harbor Lane Counseling Associates', contact: 'chi.okafor@example.com' },
    case: { refused: 'writing', refusedOn: '2026-10-06', askedOn: '2026-09-15', grounds: ['psychotherapy-notes'], missing: [], facts: { 'psychotherapy-notes': { 'kept-apart': 'yes' } } },
  },
  v23: {
    letter: 'denial-response', answers: { patient_name: 'Ambrose Delacroix-Boone', provider: 'St. Brannock Behavioral Hospital', contact: '77 Lake Rd, Erie PA 16501' },
    case: { refused: 'writing', refusedOn: '2026-11-02', askedOn: '2026-10-09', grounds: ['endanger-safety'], missing: ['review_rights'] },
  },
  v24: {
    letter: 'denial-response', answers: { patient_name: 'Lorraine Estevez-Park', provider: 'Penrose Foot & Ankle', contact: 'lep@example.com', records: [{ text: 'surgery notes' }, { text: 'x-rays' }] },
    case: { refused: 'writing', refusedOn: '2026-10-28', asked: 'spoken', grounds: ['unpaid-bill'], missing: ['complaint_description', 'contact_name_or_title', 'contact_phone'] },
  },
  v27: {
    letter: 'denial-response', answers: { patient_name: 'Marguerite Oyelaran', provider: 'Lindgren Psychiatry Group', contact: 'm.oyelaran@example.com' },
    case: { refused: 'writing', refusedOn: '2026-10-19', askedOn: '2026-10-12', grounds: ['emotional-upset'], missing: ['complaint_description', 'contact_name_or_title', 'contact_phone'] },
  },
  v36: {
    letter: 'ocr-complaint', answers: { patient_name: 'Winifred Abernathy-Cole', provider: 'Riverstone Regional Hospital', provider_contact: '600 Congaree Ave, Columbia SC', request_date: '2026-08-03', denial_date: null, what_happened: 'they never answered. called 5 times, different story every time', contact: '803-555-0190' },
    case: { asked: 'writing', noAnswer: true },
  },
}
const scripts = new Map(readFileSync('test/eval/conversations_dev.jsonl', 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Script & { id: string }).map((script) => [script.id, script]))

it.each(Object.entries(KNOWN))('%s ends with the letter that is looked for', (id, { letter, answers, case: known }) => {
  expect(checkLetter(scripts.get(id)!, [letterText(letterOf(letter, { who: 'self', ...answers }, 'en', { case: known }))])).toEqual([])
})
