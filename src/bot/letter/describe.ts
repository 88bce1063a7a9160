import type { Answers, DayRange, RecordItem, Records, SlotKind, SlotValues } from '../../dialog/slot.ts'
import { longDate, monthSpan } from '../../text/dates.ts'
import { words, type Exchange } from '../exchange.ts'

/** The words for an answer, as it is read back to the person. Not escaped. */
export function describe(exchange: Exchange, slot: SlotKind, value: Answers[SlotKind]): string {
  if (value === null || value === undefined) return words(exchange, 'review.left_open')
  switch (slot) {
    case 'who':
    case 'format':
      return words(exchange, `slots.${slot}.choices.${value as string}`)
    case 'dob':
    case 'death_date':
    case 'denial_date':
    case 'request_date':
      return longDate(value as string, exchange.memory.language)
    case 'dates':
      return value === 'all' ? words(exchange, 'slots.records.choices.all') : monthSpan(value as DayRange, exchange.memory.language)
    case 'records':
      return records(exchange, value as Records)
    case 'authority':
      return (value as SlotValues['authority']).text
    case 'delivery': {
      const { way, to } = value as SlotValues['delivery']
      const named = words(exchange, `slots.delivery.choices.${way}`)
      return to ? `${named} (${to})` : named
    }
    default:
      return String(value)
  }
}

const records = (exchange: Exchange, value: Records): string =>
  value === 'all' ? words(exchange, 'slots.records.choices.all') : exchange.world.describeRecords(value as RecordItem[], exchange.memory.language)

/** A value as the reply entity names it: plain words and days. */
export function heardValue(slot: SlotKind, value: unknown): unknown {
  if (value === null || value === 'declined') return 'declined'
  if (slot === 'delivery') return (value as SlotValues['delivery']).way
  if (slot === 'authority') return (value as SlotValues['authority']).kind
  if (slot === 'records' && value !== 'all') return (value as { text: string }[]).map(({ text }) => text).join(', ')
  if (slot === 'dates' && value !== 'all') {
    const { from, to } = value as SlotValues['dates'] & object
    return from === to ? from : value
  }
  return value
}
