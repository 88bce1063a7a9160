import type { SlotKind } from '../dialog/slot.ts'
import { NEVER_WRITTEN, type Reading } from '../understand/reading.ts'
import { askOpenly, askWhatWasSaid, clarify, outOfScope } from './answers.ts'
import { askDenial, askResume } from './asks.ts'
import { SILENCE } from './case/situation.ts'
import type { Exchange } from './exchange.ts'
import { letterFor } from './letter/choice.ts'
import { startLetter } from './letter/start.ts'
import { answerTopic, answerTopics } from './topic/answer.ts'
import { askConsent, mayAskConsent } from './model/consent.ts'
import { newCase } from './memory.ts'
import { judgedLikely } from './topic/judging.ts'

/** What cannot be had here, whoever asks for a letter; a relative's records can be asked for. */
const ELSEWHERE: readonly string[] = ['other-country', 'other-persons-data', 'other-records', 'injection']
/** What a wish for a relative's records may be taken for. */
const OF_RELATIVES: readonly string[] = ['other-persons-data', 'other-records']
const SURELY_ELSEWHERE = 0.85
/** What is never written needs less: it is said so, and a letter may still be asked for. */
const NOT_TO_WRITE = 0.78

/** Nothing is open: what is this about, and what does the person want? */
export async function fresh(exchange: Exchange, reading: Reading, offered: string | undefined): Promise<void> {
  const { memory, world } = exchange
  if (offered && world.knowledge.topics.has(offered)) return chosen(exchange, offered)
  if (offered === 'start-request') return startLetter(exchange, 'records-request', 'asked')
  if (offered === 'start-refused') return void askDenial(exchange)
  if (offered === 'start-waiting') return chosen(exchange, SILENCE)
  // A silence is no refusal: where no letter of ours is out, it is another office's.
  if (reading.waiting && memory.refusal?.confirmed && !memory.events.some(({ kind }) => kind === 'letter-made')) newCase(memory)
  gather(exchange)
  if (reading.waiting && !memory.refusal) memory.silence = true
  about(exchange, reading)
  const elsewhere = reading.decision === 'out-of-scope' && reading.topics[0]!.p >= SURELY_ELSEWHERE && ELSEWHERE.includes(reading.kind ?? '') && !(OF_RELATIVES.includes(reading.kind ?? '') && memory.known.who?.startsWith('other:'))
  if ((reading.wantsLetter || world.ordersLetter(exchange.said)) && !elsewhere && !neverWritten(reading)) {
    if (reading.decision !== 'answer' && reading.decision !== 'answer-and-offer') about(exchange, { ...reading, topics: [{ id: 'make-request', p: 1 }, ...reading.topics.filter(({ id }) => id !== 'make-request' && id !== 'out-of-scope').slice(0, 2)] })
    if (memory.halfWritten?.length) return void askResume(exchange)
    // A request told in full may go to another office than the one just spoken of; "write it" goes to that one.
    if (!world.ordersLetter(exchange.said) && !reading.topics.some(({ id }) => id === memory.topic)) delete memory.topic
    const sure = !reading.byModel && (reading.decision === 'answer' || reading.decision === 'answer-and-offer')
    const topic = sure ? reading.topics[0]!.id : undefined
    return startLetter(exchange, letterFor(exchange, topic) ?? 'records-request', 'asked', { topic })
  }
  if (reading.gotLetter && !memory.refusal && (reading.decision === 'clarify' || reading.decision === 'lost')) return void askDenial(exchange)
  switch (reading.decision) {
    case 'answer':
    case 'answer-and-offer':
      return answer(exchange, reading, false)
    case 'clarify':
      return clarify(exchange, reading.choices)
    case 'out-of-scope':
      return outOfScope(exchange, reading.kind, false)
    case 'lost':
      if ((reading.refusal && !reading.waiting) || reading.mayThey) return askWhatWasSaid(exchange, reading.choices)
      return mayAskConsent(exchange) ? void askConsent(exchange, exchange.said) : askOpenly(exchange)
  }
}

/** A threat, a lie, another's name or a court paper: said so, in a letter's dialog too. */
export function neverWritten({ decision, topics, kind }: Reading): boolean {
  return decision === 'out-of-scope' && topics[0]!.p >= NOT_TO_WRITE && NEVER_WRITTEN.some((never) => never === kind)
}

/** Answers what was asked: one topic, or the two of a message with two questions. */
export function answer(exchange: Exchange, { decision, topics, gotLetter, choices, asked }: Reading, inDialog: boolean): void {
  const ids = topics.map(({ id }) => id).filter((id) => id !== 'out-of-scope')
  if (asked.length > 1) return answerTopics(exchange, asked.slice(0, 2), { inDialog, others: asked.slice(2, 3) })
  const letterCame = gotLetter && !exchange.memory.refusal
  answerTopic(exchange, ids[0]!, { inDialog, letterCame, instead: choices, doubtful: decision === 'answer-and-offer' })
}

/** A topic that was picked from buttons. */
export function chosen(exchange: Exchange, id: string): void {
  exchange.reading = { topics: [id], verdict: judgedLikely(exchange, exchange.world.knowledge.topics.get(id)!).verdict }
  answerTopic(exchange, id)
}

/** Notes on every reply how the message was read. */
export function about(exchange: Exchange, reading: Reading): void {
  const ids = reading.topics.map(({ id }) => id)
  const first = ids[0] && exchange.world.knowledge.topics.get(ids[0])
  if (first) exchange.reading = { topics: ids, verdict: judgedLikely(exchange, first).verdict }
}

/** Keeps what a message tells in passing, so that a letter does not ask for it again. */
export function gather(exchange: Exchange): void {
  const { memory, world, said, today } = exchange
  const { values, tentative } = world.extract(said, { today, language: memory.language, answers: memory.known })
  for (const [slot, value] of Object.entries(values)) {
    const into = tentative.includes(slot as SlotKind) ? memory.tentative : memory.known
    ;(into as Record<string, unknown>)[slot] = value
  }
  const asked = world.askedOn(said, today)
  if (asked && asked.from === asked.to) {
    memory.known.request_date = asked.from
    memory.askedHow = world.askedHow(said)
  }
  const price = world.priceIn(said)
  if (price) memory.fee = price
}
