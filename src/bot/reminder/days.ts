import { calendarDays } from '../../letters/calendar-days.ts'
import type { Day } from '../../dialog/slot.ts'
import type { Exchange } from '../exchange.ts'
import { WORKSHEETS } from '../letter/worksheets.ts'

/** A day of a letter on which the bot speaks on its own. Its names are those of the letter's calendar: to call, the last day of the law, the day the letter itself asks for. */
export interface Reminder {
  letter: string
  day: 'confirm' | 'due' | 'answer'
  on: Day
  /** ISO instant. */
  at: string
}

/** The days ahead of the last letter: those of its calendar file, counted from its arrival once that is known. */
export function daysAhead({ memory, world, today, morning }: Exchange): Reminder[] {
  const made = memory.events.findLast((event) => event.kind === 'letter-made')
  if (!made || made.letter in WORKSHEETS) return []
  const letter = world.knowledge.letters.get(made.letter)!
  const arrived = memory.events.findLast((event) => event.kind === 'received' && event.letter === made.letter && event.on >= made.on)?.on
  const { confirm, due, answer } = calendarDays(letter, {}, { today: made.on, law: world.law(today), ...(letter.due && arrived && { arrived }) })
  const days = { ...(!arrived && { confirm }), ...(due ? { due } : { answer }) }
  return Object.entries(days).flatMap(([day, on]) => (on && on > today ? [{ letter: made.letter, day: day as Reminder['day'], on, at: morning(on) }] : []))
}

export const isSame = (a: Reminder) => (b: Reminder): boolean => a.letter === b.letter && a.day === b.day && a.on === b.on

/** Whether there is a day to be reminded of that is not on the list yet. */
export const canRemind = (exchange: Exchange): boolean => daysAhead(exchange).some((day) => !exchange.memory.reminders?.some(isSame(day)))
