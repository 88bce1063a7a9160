import type { Reading } from '../../understand/reading.ts'
import type { Confirmation } from '../../understand/yes-no.ts'
import { choice, open, reply, words, type Exchange } from '../exchange.ts'
import { titleOf, topicChoice } from '../topic/words.ts'
import { reasonChoices } from './hear.ts'
import { tellTruth } from './truth.ts'

/** Asks which reason they gave, where none is known. */
export function askReason(exchange: Exchange): true {
  const refusal = (exchange.memory.refusal ??= { grounds: [], confirmed: false })
  refusal.asked = true
  refusal.grounds = []
  reply(exchange, 'reason_given', [words(exchange, 'refusal.ask_reason')], { choices: reasonChoices(exchange, []), entity: { asks: 'reason_given' } })
  open(exchange, { asks: 'reason_given' })
  return true
}

/** Asks which of these reasons it is, where the person's words may mean several. */
export function askWhich(exchange: Exchange, topics: readonly string[]): true {
  exchange.memory.refusal ??= { grounds: [], confirmed: false }
  reply(exchange, 'reason_given', [words(exchange, 'clarify')], {
    choices: [...topics.map((topic) => topicChoice(exchange, topic)), choice(exchange, 'none', 'none'), choice(exchange, 'no-reason', 'refusal.no_reason_given')], entity: { asks: 'reason_given' },
  })
  open(exchange, { asks: 'reason_given' })
  return true
}

/** The same question once more. */
export function askReasonAgain(exchange: Exchange): void {
  const { grounds } = exchange.memory.refusal!
  reply(exchange, 'reason_given', [words(exchange, grounds.length > 0 ? 'refusal.ask_named' : 'refusal.ask_reason', { title: grounds[0] && titleOf(exchange, grounds[0]) })], {
    choices: reasonChoices(exchange, grounds), entity: { asks: 'reason_given' },
  })
}

/** The answer to "is that the reason?": yes, another, one more, none of these, none given. False: it is something else. */
export function answerReason(exchange: Exchange, offered: string | undefined, read: Confirmation | undefined, reading: Reading): boolean {
  const { memory, world, said } = exchange
  const refusal = memory.refusal!
  if (offered === 'yes' || (offered === undefined && read === 'yes' && refusal.grounds.length > 0)) return confirm(exchange, refusal.grounds)
  if (offered === 'none') return refusal.asked ? confirm(exchange, []) : askReason(exchange)
  if (offered !== undefined && world.knowledge.topics.has(offered)) return confirm(exchange, [offered])
  if (offered === 'no-reason' || (offered === undefined && world.saysNoReason(said))) {
    refusal.noReason = true
    return confirm(exchange, [])
  }
  if (offered !== undefined || (reading.question && !reading.refusal) || reading.decision === 'out-of-scope') return false
  const told = reasonsIn(exchange, reading)
  if (told.length > 0) return confirm(exchange, world.adds(said) ? [...new Set([...refusal.grounds, ...told])] : told)
  if (read === 'no') return refusal.asked ? confirm(exchange, []) : askReason(exchange)
  // What cannot be read is asked once more; then what was read from the letter goes.
  return refusal.grounds.length > 0 || refusal.asked ? confirm(exchange, refusal.grounds) : askReason(exchange)
}

/** The reasons that the person's words name: first one that was read before, then what the words say for themselves. */
export function reasonsIn({ memory, world, said, today }: Exchange, reading: Reading): string[] {
  const known = reading.topics.filter(({ id, p }, i) => memory.refusal?.grounds.includes(id) && (i === 0 || p > 0.15)).map(({ id }) => id)
  if (known.length > 0) return known.slice(0, 1)
  const read = world.readRefusal(said, { today, written: false }).grounds.map(({ topic }) => topic)
  if (read.length > 0) return read
  const sure = !reading.byModel && (reading.decision === 'answer' || reading.decision === 'answer-and-offer')
  const [first] = reading.topics
  return first && sure && world.isReason(first.id) ? [first.id] : []
}

/** The reason is settled: the refusal is noted with its day, and the truth about it told. */
export function confirm(exchange: Exchange, grounds: string[]): true {
  const { memory, today } = exchange
  const refusal = (memory.refusal = { ...memory.refusal, grounds, confirmed: true })
  memory.events = memory.events.filter((event) => event.kind !== 'refused')
  memory.events.push({ kind: 'refused', on: memory.known.denial_date ?? today, inWriting: refusal.how === 'writing', grounds, missing: refusal.missing ?? [] })
  tellTruth(exchange)
  return true
}
