import { readAnswer } from '../dialog/answer.ts'
import { correctionOf } from '../dialog/correct.ts'
import { isSlot } from '../dialog/memory.ts'
import type { DraftState } from '../dialog/slot-dialog.ts'
import type { Reading } from '../understand/reading.ts'
import { outOfScope } from './answers.ts'
import type { Exchange } from './exchange.ts'
import { about, answer, neverWritten } from './fresh.ts'
import { deliver } from './letter/deliver.ts'
import { contextOf } from './letter/start.ts'
import type { OpenQuestion } from './memory.ts'
import { askReasonAgain } from './refusal/reason.ts'
import { askRemedy } from './case/remedies.ts'

/** A question in the middle of a refusal's own: it is answered, and the open one comes again. */
export function aside(exchange: Exchange, open: OpenQuestion, reading: Reading): void {
  digress(exchange, inCase(exchange, reading))
  if (open.asks === 'remedy') askRemedy(exchange)
  else askReasonAgain(exchange)
}

/** Whether a review can be had hangs on the reason that was given. */
function inCase({ memory }: Exchange, reading: Reading): Reading {
  const ground = memory.refusal?.grounds[0]
  if (!ground || reading.topics[0]?.id !== 'review-second-opinion') return reading
  return { ...reading, decision: 'answer', topics: [{ id: ground, p: 1 }, ...reading.topics.filter(({ id }) => id !== ground)].slice(0, 3), asked: [ground, 'review-second-opinion'] }
}

/** Less sure than this that it is about something else, a question in the middle of a case may be about the case; so much it must say of its topic. */
const OF_CASE = { outside: 0.85, topic: 0.05 }

/** In the middle of a case people say "they" and "this": what is not surely foreign is read with the topic spoken of. */
function ofCase({ memory }: Exchange, reading: Reading): Reading {
  const { decision, topics } = reading
  const spoken = topics.find(({ id, p }) => id === memory.topic && p >= OF_CASE.topic)
  if (decision !== 'out-of-scope' || !spoken || topics[0]!.p >= OF_CASE.outside || neverWritten(reading)) return reading
  return { ...reading, decision: 'answer', topics: [spoken, ...topics.filter(({ id }) => id !== spoken.id && id !== 'out-of-scope')], asked: [spoken.id] }
}

function digress(exchange: Exchange, read: Reading): void {
  const reading = ofCase(exchange, read)
  exchange.memory.language = reading.language
  about(exchange, reading)
  if (reading.decision === 'out-of-scope') outOfScope(exchange, reading.kind, true)
  else answer(exchange, reading, true)
}

/** A letter is being written: an answer to its question, or a question of the person's own, after which it goes on. */
export async function inDraft(exchange: Exchange, draft: DraftState, reading: Reading, offered: string | undefined): Promise<void> {
  if (offered === undefined && digresses(exchange, draft, reading)) {
    digress(exchange, reading)
    return exchange.drafting.again()
  }
  const finished = await exchange.drafting.goOn()
  if (finished) deliver(exchange, finished)
}

/** Whether the message is a question of its own and no answer to the one that is open. */
function digresses(exchange: Exchange, { letter, memory }: DraftState, reading: Reading): boolean {
  if (!reading.question && !reading.refusal && !neverWritten(reading)) return false
  const { asking } = memory
  const { world, said } = exchange
  const play = world.play(letter)
  const context = contextOf(exchange, memory)
  const slot = asking === 'edit_value' ? memory.editing : asking !== null && isSlot(asking) ? asking : undefined
  if (asking !== 'edit_value' && correctionOf(play, memory, said, context, slot)) return false
  if (!slot) {
    const read = world.readConfirm(said)
    return reading.question && read !== 'yes' && read !== 'no' && reading.decision !== 'lost'
  }
  const read = readAnswer(play, memory, slot, { said }, context)
  if ('value' in read || 'declined' in read || reading.decision === 'lost') return false
  return reading.question || neverWritten(reading) || reading.decision === 'answer' || reading.decision === 'answer-and-offer'
}
