import { contextOfKnown, type Exchange } from './exchange.ts'

/** Whether the message tells that the letter reached the office. */
export const saysArrived = ({ world, said, memory }: Exchange): boolean => memory.events.some(({ kind }) => kind === 'letter-made') && world.saysArrived(said)

/** The day in such a message, if one can be read and has come; the letter cannot have arrived before its own day. */
export function arrivalDay(exchange: Exchange): string | undefined {
  const made = exchange.memory.events.findLast(({ kind }) => kind === 'letter-made')
  const day = exchange.world.dayIn(exchange.said, contextOfKnown(exchange))
  return made && day && day >= made.on && day <= exchange.today ? day : undefined
}
