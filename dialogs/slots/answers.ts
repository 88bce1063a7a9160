import { z } from 'zod'
import type { Answers } from '../../src/dialog/slot.ts'

const Day = z.iso.date()
const Line = z.string().min(1).max(1000)

/** The shape of stored answers; state that does not fit it was not written by us. */
export const answersSchema: z.ZodType<Answers> = z.strictObject({
  who: z.enum(['self', 'other', 'other:child', 'other:parent', 'other:spouse', 'other:relative', 'other:guardian', 'other:agent', 'other:deceased']).nullable(),
  relationship: Line.nullable(),
  authority: z.strictObject({ kind: z.enum(['health-care-agent', 'agent', 'guardian', 'parent', 'executor', 'next-of-kin', 'patient-signs', 'none', 'unsure']), text: z.string().max(1000) }).nullable(),
  requester_name: Line.nullable(),
  patient_name: Line.nullable(),
  dob: Day.nullable(),
  death_date: Day.nullable(),
  provider: Line.nullable(),
  provider_contact: Line.nullable(),
  denial_date: Day.nullable(),
  request_date: Day.nullable(),
  dates: z.union([z.literal('all'), z.strictObject({ from: Day, to: Day })]).nullable(),
  records: z.union([z.literal('all'), z.array(z.strictObject({ kind: z.string().optional(), text: Line })).min(1).max(60)]).nullable(),
  format: z.enum(['electronic', 'pdf', 'paper', 'cd', 'usb', 'portal']).nullable(),
  delivery: z.strictObject({ way: z.enum(['email', 'mail', 'pickup', 'portal', 'fax', 'third-party']), to: Line.optional() }).nullable(),
  recipient: Line.nullable(),
  what_happened: z.string().min(1).max(3000).nullable(),
  contact: Line.nullable(),
  state: z.string().regex(/^[A-Z]{2}$/).nullable(),
}).partial()
