import type { Day } from '../../dialog/slot.ts'
import type { Reading } from '../../understand/reading.ts'
import { askMore } from '../asks.ts'
import { contextOfKnown, reply, words, type Exchange } from '../exchange.ts'
import type { OpenQuestion } from '../memory.ts'
import { tellNextStep } from './next-step.ts'
import { SILENCE } from './situation.ts'

/** Questions that ask for something else than what happened: there such words may mean another thing. */
const BESIDE: readonly OpenQuestion['asks'][] = ['denial_text', 'reason_given', 'arrival', 'state', 'resume', 'cancel_confirm', 'restart_confirm']
/** A longer message tells a story, and is read for what it asks. */
const LONGEST = 14

/** What happened in the case meanwhile, told in few words: the records came, or the person complained. False: it is something else, or there is a question in it. */
export function hearHappened(exchange: Exchange, reading: Reading): boolean {
  const { memory, world, said } = exchange
  if (said.includes('?') || world.asks(said) || (memory.open && BESIDE.includes(memory.open.asks)) || said.split(/\s+/).length > LONGEST) return false
  const complained = world.saysComplained(said)
  if (complained) {
    memory.events.push({ kind: 'complained', ...dayOf(exchange), ...complained })
    return tellNextStep(exchange)
  }
  const waited = memory.silence || memory.refusal || memory.known.request_date || memory.events.length > 0
  if (!waited || (reading.decision === 'answer' && memory.open?.asks !== 'remedy') || !world.saysAnswered(said)) return false
  delete memory.silence
  delete memory.told[SILENCE]
  memory.events.push({ kind: 'answered', ...dayOf(exchange) })
  reply(exchange, 'answered', [words(exchange, 'answered')])
  return askMore(exchange)
}

/** The day it happened, where one was told. */
function dayOf(exchange: Exchange): { on: Day; dayless?: true } {
  const day = exchange.world.dayIn(exchange.said, contextOfKnown(exchange))
  return day && day <= exchange.today ? { on: day } : { on: exchange.today, dayless: true }
}
