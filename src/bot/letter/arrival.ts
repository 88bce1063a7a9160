import { randomBytes } from 'node:crypto'
import { draftLetter } from '../../letters/draft.ts'
import type { LetterDocument } from '../../letters/letter.ts'
import { deadline } from '../../rules/deadline.ts'
import { showSum } from '../../text/dates.ts'
import type { Reading } from '../../understand/reading.ts'
import { askMore } from '../asks.ts'
import { daysAhead } from '../reminder/days.ts'
import { moveReminders } from '../reminder/set.ts'
import { contextOfKnown, open, reply, words, type Exchange } from '../exchange.ts'

/** Whether the message tells that the letter reached the office. */
export const saysArrived = ({ world, said, memory }: Exchange): boolean => memory.events.some(({ kind }) => kind === 'letter-made') && world.saysArrived(said)

/** Takes the day on which the letter reached the office, or asks for it. False: the message is about something else. */
export function hearArrival(exchange: Exchange, reading: Reading): boolean {
  const { memory, world, said, today } = exchange
  const made = memory.events.findLast((event) => event.kind === 'letter-made')
  const asked = memory.open?.asks === 'arrival' ? memory.open : undefined
  if (!made) return false
  const day = world.dayIn(said, contextOfKnown(exchange))
  if (day && day >= made.on && day <= today) {
    arrived(exchange, day)
    return true
  }
  if (!day && asked && (reading.question || reading.decision === 'answer' || reading.wantsLetter)) return false
  const unknown = asked && !day && (world.readUnsure(said) || world.readConfirm(said) === 'no' || world.readCommand(said) === 'skip')
  if (unknown || asked?.again) {
    reply(exchange, 'arrived.later', [words(exchange, 'arrived.later')])
    return askMore(exchange)
  }
  const why = day && day > today ? words(exchange, 'problem.future') : day ? words(exchange, 'arrived.too_early', { made: made.on }) : asked && words(exchange, 'arrived.unread')
  if (day && day > today) exchange.noted.problem = 'future'
  reply(exchange, 'arrived.ask', [why, words(exchange, 'arrived.ask')], { entity: { asks: 'fact' } })
  open(exchange, { asks: 'arrival', ...(asked && { again: true as const }) })
  return true
}

/** The letter reached the office on this day: the date is counted anew, with its sum, and a new calendar file. */
function arrived(exchange: Exchange, day: string): void {
  const { world, memory, today } = exchange
  const made = memory.events.findLast((event) => event.kind === 'letter-made')!
  const letter = world.knowledge.letters.get(made.letter)!
  const before = daysAhead(exchange)
  memory.events.push({ kind: 'received', on: day, letter: made.letter })
  moveReminders(exchange, before)
  if (!letter.due) {
    reply(exchange, 'arrived.noted', [words(exchange, 'arrived.noted', { law: world.law(today), day })])
    askMore(exchange)
    return
  }
  const counted = deadline(world.knowledge.rules.get(letter.due)!, day)
  const state = world.knowledge.states.get(memory.known.state ?? '')
  const { title, dates } = draftLetter(letter, memory.language, {}, { today: made.on, law: world.law(today), arrived: day, ...(state && { state }) })
  const revision = memory.events.filter((event) => event.kind === 'received' && event.letter === made.letter).length
  const calendar: LetterDocument = { letter: letter.id, language: memory.language, title, date: made.on, blocks: [], dates, revision, ...(made.reference && { reference: made.reference }) }
  const key = randomBytes(24).toString('base64url')
  exchange.keep({ id: key, body: JSON.stringify(calendar) })
  reply(exchange, 'arrived.done', [words(exchange, 'arrived.done', { day, sum: showSum(counted, memory.language), late: counted.late })], {
    attachments: [{ contentType: 'text/calendar', name: 'dates.ics', contentUrl: `/letters/${key}/dates.ics` }],
  })
  askMore(exchange)
}
