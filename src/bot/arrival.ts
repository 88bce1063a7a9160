import { randomBytes } from 'node:crypto'
import { draftLetter } from '../letters/draft.ts'
import type { LetterDocument } from '../letters/letter.ts'
import { deadline } from '../rules/deadline.ts'
import { showSum } from '../text/dates.ts'
import { contextOfKnown, reply, words, type Exchange } from './exchange.ts'

/** Whether the message tells that the letter reached the office. */
export const saysArrived = ({ world, said, memory }: Exchange): boolean => memory.events.some(({ kind }) => kind === 'letter-made') && world.saysArrived(said)

/** The day in such a message, if one can be read and has come; the letter cannot have arrived before its own day. */
export function arrivalDay(exchange: Exchange): string | undefined {
  const made = exchange.memory.events.findLast((event) => event.kind === 'letter-made')
  const day = exchange.world.dayIn(exchange.said, contextOfKnown(exchange))
  return made && day && day >= made.on && day <= exchange.today ? day : undefined
}

/** The letter reached the office on this day: the date is counted anew, with its sum, and a new calendar file. */
export function arrived(exchange: Exchange, day: string): void {
  const { world, memory, today } = exchange
  const made = memory.events.findLast((event) => event.kind === 'letter-made')!
  const letter = world.knowledge.letters.get(made.letter)!
  memory.events.push({ kind: 'received', on: day, letter: made.letter })
  const counted = deadline(world.knowledge.rules.get(letter.due!)!, day)
  const state = world.knowledge.states.get(memory.known.state ?? '')
  const { title, dates } = draftLetter(letter, memory.language, {}, { today: made.on, law: world.law(today), arrived: day, ...(state && { state }) })
  const calendar: LetterDocument = { letter: letter.id, language: memory.language, title, date: made.on, blocks: [], dates }
  const key = randomBytes(24).toString('base64url')
  exchange.keep({ id: key, body: JSON.stringify(calendar) })
  reply(exchange, 'arrived.done', [words(exchange, 'arrived.done', { day, sum: showSum(counted, memory.language), late: counted.late })], {
    attachments: [{ contentType: 'text/calendar', name: 'dates.ics', contentUrl: `/letters/${key}/dates.ics` }],
  })
  delete memory.open
}
