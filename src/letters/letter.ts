import type { Day } from '../dialog/slot.ts'
import type { Language } from '../knowledge/schema.ts'

/** A finished letter: plain data, kept with the conversation; the files are made from it when they are fetched. */
export interface LetterDocument {
  /** The letter's id, e.g. `records-request`. */
  letter: string
  /** The language it is written in; letters are sent in English. */
  language: Language
  title: string
  /** The day the letter bears. */
  date: Day
  blocks: Block[]
  /** Days worth a place in a calendar; empty where there are none. */
  dates: CalendarDay[]
  /** Tells this letter's calendar entries from others', so that moved days replace the old ones. Says nothing about anybody. */
  reference?: string
  /** How often its days were counted anew; left out: never. A calendar takes moved days only with a higher number. */
  revision?: number
}

export type Block =
  | { type: 'lines'; lines: string[] }
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; items: string[] }
  /** A line to sign on, with the name under it. */
  | { type: 'signature'; name: string }

export interface CalendarDay { id: string; on: Day; title: string; note: string }
