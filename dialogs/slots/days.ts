import type { Day, Read, ReadContext, Slot } from '../../src/dialog/slot.ts'
import { declines } from '../../src/understand/commands.ts'
import { readDay, readRange } from '../../src/understand/dates/index.ts'
import { declined, turnsAside, unreadable } from './reply.ts'

function day(said: string, read: () => Read<Day>): Read<Day> {
  if (declines(said)) return declined
  if (turnsAside(said) && !/\d/.test(said)) return unreadable
  return read()
}

/** The patient's day of birth. A two-digit year is of the past; where the patient types, it makes no small child. */
export const dob: Slot<'dob'> = {
  kind: 'dob',
  read: (said, { today, answers }: ReadContext) => day(said, () => readDay(said, { today, meaning: 'birth', adult: (answers.who ?? 'self') !== 'other:child' && answers.who !== 'other:relative' })),
}

export const death_date: Slot<'death_date'> = {
  kind: 'death_date',
  read: (said, { today }) => day(said, () => readDay(said, { today, meaning: 'recent' })),
}

/** The time of treatment. */
export const dates: Slot<'dates'> = {
  kind: 'dates',
  read(said, { today, answers }) {
    const read = readRange(said, { today, ...(answers.dob && { born: answers.dob }) })
    if ('value' in read) return read
    if (declines(said)) return declined
    return turnsAside(said) && !/\d/.test(said) ? unreadable : read
  },
}
