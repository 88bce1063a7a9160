import type { Slot, SlotKind } from '../../src/dialog/slot.ts'
import { authority } from './authority.ts'
import { delivery, format } from './choices.ts'
import { dates, death_date, denial_date, dob, request_date } from './days.ts'
import { patient_name, requester_name } from './names.ts'
import { provider, provider_contact } from './office.ts'
import { contact, recipient } from './reach.ts'
import { records } from './records.ts'
import { relationship } from './relationship.ts'
import { state } from './state.ts'
import { what_happened } from './what-happened.ts'
import { who } from './who.ts'

/** Every slot: what counts as a valid answer. Its words are in dialogs/text. */
export const slots: { readonly [K in SlotKind]: Slot<K> } = {
  who, relationship, authority, requester_name, patient_name, dob, death_date, provider, provider_contact, denial_date, request_date, dates, records, format, delivery, recipient, what_happened,
  contact, state,
}
