import type { Reading } from '../../understand/reading.ts'
import { open, type Exchange } from '../exchange.ts'
import { gather } from '../fresh.ts'
import { newCase } from '../memory.ts'
import { askReason, askWhich, confirm, reasonsIn } from './reason.ts'

/** A refusal told in the person's own words, where they were asked for. False: it is something else. */
export function hearTold(exchange: Exchange, reading: Reading): boolean {
  const { memory, world, said } = exchange
  const words = /\p{L}{2}/u.test(said)
  if (words && (reading.wantsLetter || (reading.question && !reading.refusal) || surelyElse(reading))) return later(exchange)
  // A refusal told anew after one that was settled is another.
  if (memory.refusal?.confirmed) newCase(memory)
  delete memory.refusal
  gather(exchange)
  if (world.saysNoReason(said)) {
    memory.refusal = { grounds: [], confirmed: false, noReason: true }
    return confirm(exchange, [])
  }
  const reasons = reasonsIn(exchange, reading)
  if (reasons.length > 0) return confirm(exchange, reasons)
  const likely = reading.topics.map(({ id }) => id).filter(world.isReason)
  if (reading.decision === 'clarify' && likely.length > 0) return askWhich(exchange, likely)
  if (reading.decision === 'lost' || reading.decision === 'out-of-scope' || world.readUnsure(said) || world.readConfirm(said) === 'no') return askReason(exchange)
  return later(exchange)
}

function later(exchange: Exchange): false {
  open(exchange, undefined)
  return false
}

/** Where their words were asked for, they are taken for such unless they surely are about something else. */
const SURELY = 0.9
const surelyElse = ({ decision, topics }: Reading): boolean => decision === 'out-of-scope' && topics[0]!.p >= SURELY
