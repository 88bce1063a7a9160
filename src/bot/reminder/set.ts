import { plusDays } from '../../rules/days.ts'
import { KEPT_DAYS } from '../../turn/store.ts'
import { words, type Exchange } from '../exchange.ts'
import { daysAhead, isSame, type Reminder } from './days.ts'

/** These are the reminders from now on; the conversation is woken for the first of them. */
export function keepReminders({ memory, wakeAt }: Exchange, reminders: readonly Reminder[]): void {
  const [first, ...rest] = reminders.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  if (first) memory.reminders = [first, ...rest]
  else delete memory.reminders
  wakeAt(first?.at)
}

/** Takes the days of the last letter onto the list; the reply's id and its words. */
export function setReminders(exchange: Exchange): [id: string, says: string] {
  const { memory, today, reachable } = exchange
  const days = daysAhead(exchange)
  if (days.length === 0) return ['remind.none', words(exchange, 'remind.none')]
  keepReminders(exchange, [...(memory.reminders ?? []).filter((known) => !days.some(isSame(known))), ...days])
  const far = days.find(({ on }) => on > plusDays(today, KEPT_DAYS))?.on
  return ['remind.set', [
    words(exchange, 'remind.set'),
    days.map(({ day, on }) => `- ${words(exchange, `remind.days.${day}`, { on })}`).join('\n'),
    words(exchange, reachable ? 'remind.here' : 'remind.page'),
    far && words(exchange, 'remind.far', { far, kept: KEPT_DAYS }),
    words(exchange, 'remind.stop'),
  ].filter(Boolean).join('\n\n')]
}

/** No more of them; the reply's id and its words. */
export function stopReminders(exchange: Exchange): [id: string, says: string] {
  const id = exchange.memory.reminders ? 'remind.stopped' : 'remind.nothing'
  keepReminders(exchange, [])
  return [id, words(exchange, id)]
}

/** The letter arrived: those of its reminders that were set stand on its new days. `before`: its days as they were. */
export function moveReminders(exchange: Exchange, before: readonly Reminder[]): void {
  const set = exchange.memory.reminders ?? []
  const left = set.filter((known) => !before.some(isSame(known)))
  if (left.length < set.length) keepReminders(exchange, [...left, ...daysAhead(exchange)])
}
