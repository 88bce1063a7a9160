import type { CaseEvent } from '../../case/event.ts'
import { reply, words, type Exchange } from '../exchange.ts'
import type { Memory } from '../memory.ts'
import type { Reminder } from './days.ts'
import { keepReminders } from './set.ts'

/** After these there is nothing left to wait for. */
const OVER: ReadonlySet<CaseEvent['kind']> = new Set(['answered', 'refused', 'complained'])

/** Whether the office answered since the letter was made, as far as the person told. */
function isOver({ events }: Memory, { letter }: Reminder): boolean {
  const made = events.findLastIndex((event) => event.kind === 'letter-made' && event.letter === letter)
  return made >= 0 && events.slice(made).some(({ kind }) => OVER.has(kind))
}

/**
 * Says what is due by `now` (ISO instant), once, and sets the alarm for the next. It asks nothing and leaves the open question alone. The first
 * line says nothing of health: it may show on a locked screen.
 */
export function ring(exchange: Exchange, now: string): void {
  const { memory, world } = exchange
  const set = memory.reminders ?? []
  const due = set.filter(({ at }) => at <= now)
  keepReminders(exchange, set.filter(({ at }) => at > now))
  const says = due.filter((one) => !isOver(memory, one)).map(({ letter, day, on }) => {
    const arrived = memory.events.some((event) => event.kind === 'received' && event.letter === letter)
    const title = world.knowledge.letters.get(letter)!.text.get(memory.language)!.title
    return `**${title}**\n\n${words(exchange, `remind.due.${day}`, { on, arrived })}`
  })
  if (says.length > 0) reply(exchange, 'reminder', [words(exchange, 'remind.asked'), ...says, words(exchange, 'remind.stop')])
}
