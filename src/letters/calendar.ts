import ical, { ICalEventTransparency } from 'ical-generator'
import { plusDays } from '../rules/days.ts'
import type { LetterDocument } from './letter.ts'

/** The letter's days as a calendar file: whole days, no alarm, not marked as busy. Entries of the same letter keep their ids and count up (RFC 5545, SEQUENCE), so moved days replace the old ones. */
export function letterCalendar({ letter, title, date, dates, language, reference = date, revision = 0 }: LetterDocument): string {
  const calendar = ical({ name: title, prodId: { company: 'Records Rights Assistant', product: letter, language: language.toUpperCase() } })
  for (const { id, on, title: summary, note } of dates) {
    calendar.createEvent({
      id: `${letter}-${id}-${reference}`, sequence: revision, summary, description: note, allDay: true, start: on, end: plusDays(on, 1), stamp: `${date}T12:00:00Z`,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return calendar.toString()
}
