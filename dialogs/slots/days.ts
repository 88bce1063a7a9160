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

/** The day of the refusal: there may have been none. */
export const denial_date: Slot<'denial_date'> = { kind: 'denial_date', read: (said, context) => past(said, context) }

/** The day on which the records were asked for. */
export const request_date: Slot<'request_date'> = { kind: 'request_date', read: (said, context) => past(said, context) }

const NEVER = /\b(?:never|nothing|no (?:letter|answer|denial|response|reply|date)|not in writing|(?:did|do|have)n'?t (?:denied|deny|answer\w*|respond\w*|repl\w+)|ignor\w+|nunca|no (?:hay|hubo|me) (?:carta|respuesta|contest\w+)|ninguna)\b/i

function past(said: string, { today }: ReadContext): Read<Day> {
  const read = day(said, () => readDay(said, { today, meaning: 'recent' }))
  return 'problem' in read && read.problem === 'unreadable' && said.length <= 160 && NEVER.test(said) ? declined : read
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
