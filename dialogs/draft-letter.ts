import type { DialogDefinition, Given } from '../src/dialog/define.ts'
import { isSensitive } from './slots/index.ts'

const who = ({ answers }: Given) => answers.who ?? 'self'
const forAnother = (given: Given) => who(given) !== 'self'
const died = (given: Given) => who(given) === 'other:deceased'
/** With a child or a husband or wife, `who` already says how the two are related. */
const relationOpen = (given: Given) => forAnother(given) && !['other:child', 'other:spouse'].includes(who(given))
const toThirdPerson = ({ answers }: Given) => answers.delivery?.way === 'third-party'
/** An address that was asked for was asked with the warning; one that came unasked was not. */
const addressUnasked = ({ answers, volunteered }: Given) =>
  (volunteered.includes('contact') && Boolean(answers.contact)) || (volunteered.includes('delivery') && Boolean(answers.delivery?.to))

/** Asks for what a letter needs and nothing else. Which of these slots a letter takes stands in its own file. */
export const draftLetter: DialogDefinition = {
  id: 'draft-letter',
  steps: [
    { slot: 'who' },
    { slot: 'relationship', when: relationOpen },
    { slot: 'authority', when: (given) => forAnother(given) && who(given) !== 'other:child' },
    { slot: 'requester_name', when: forAnother },
    { slot: 'patient_name' },
    { slot: 'dob' },
    { slot: 'death_date', when: died },
    { slot: 'provider' },
    { slot: 'provider_contact' },
    { slot: 'denial_date' },
    { slot: 'request_date' },
    { slot: 'dates' },
    { slot: 'records' },
    { fact: 'sensitive_records', when: ({ answers }) => isSensitive(answers.records) },
    { slot: 'format' },
    { slot: 'delivery' },
    { slot: 'recipient', when: toThirdPerson },
    { slot: 'what_happened' },
    { slot: 'contact' },
    { fact: 'safe_contact', when: addressUnasked },
    { slot: 'state' },
  ],
}
