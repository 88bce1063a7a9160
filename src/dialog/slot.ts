import type { Language } from '../knowledge/schema.ts'

/** Every kind of slot, in the order a dialog would ask; the ids are part of what the outside sees (reply entity, `asks`). */
export const SLOT_KINDS = [
  'who', 'relationship', 'authority', 'requester_name', 'patient_name', 'dob', 'death_date', 'provider', 'provider_contact',
  'denial_date', 'request_date', 'dates', 'records', 'format', 'delivery', 'recipient', 'what_happened', 'contact', 'state',
] as const
export type SlotKind = (typeof SLOT_KINDS)[number]

/** A plain day, YYYY-MM-DD. */
export type Day = string
/** Both ends count. */
export interface DayRange { from: Day; to: Day }

/** Whose records: the person's own, or another's and in what standing. */
export type Who = 'self' | 'other' | `other:${'child' | 'parent' | 'spouse' | 'relative' | 'guardian' | 'agent' | 'deceased'}`
/** `health-care-agent`: a health care power of attorney or proxy; `agent`: a power of attorney not known to be for health care. */
export type Authority = 'health-care-agent' | 'agent' | 'guardian' | 'parent' | 'executor' | 'next-of-kin' | 'patient-signs' | 'none' | 'unsure'
export type Format = 'electronic' | 'pdf' | 'paper' | 'cd' | 'usb' | 'portal'
export type Delivery = 'email' | 'mail' | 'pickup' | 'portal' | 'fax' | 'third-party'

/** One wanted thing: a kind of knowledge/understanding/records.yaml, or the person's own words where none fits. */
export interface RecordItem { kind?: string; text: string }
export type Records = 'all' | RecordItem[]

/** The value each slot holds when it is answered. All plain JSON. */
export interface SlotValues {
  who: Who
  relationship: string
  authority: { kind: Authority; text: string }
  requester_name: string
  patient_name: string
  dob: Day
  death_date: Day
  provider: string
  provider_contact: string
  /** The day of the refusal, and the day on which the records were asked for. */
  denial_date: Day
  request_date: Day
  dates: DayRange | 'all'
  records: Records
  format: Format
  delivery: { way: Delivery; to?: string }
  recipient: string
  /** The person's own account, for a complaint. */
  what_happened: string
  contact: string
  /** Two letters, e.g. VA. */
  state: string
}

/** What a person has told so far. `null`: they declined, or the question was left open. */
export type Answers = { [K in SlotKind]?: SlotValues[K] | null }

export type Problem = 'no-such-day' | 'future' | 'end-before-start' | 'vague' | 'unreadable'

/** What a slot made of a person's words. Odd input is a value, never an exception. */
export type Read<V> =
  | { value: V }
  | { declined: true }
  /** `guess`: what it may mean, to be offered for a yes. */
  | { problem: Problem; guess?: V }

export interface ReadContext {
  /** The person's own day. */
  today: Day
  language: Language
  answers: Answers
}

/** One fact we ask for. Its question, hint and reason are in dialogs/text/<language>.yaml under `slots.<kind>`. */
export interface Slot<K extends SlotKind = SlotKind> {
  kind: K
  read: (said: string, context: ReadContext) => Read<SlotValues[K]>
  /** The answers offered as buttons; their labels are in the text file under `slots.<kind>.choices`. */
  choices?: readonly string[]
  /** Cannot be declined: without it there is no letter. */
  required?: boolean
}
