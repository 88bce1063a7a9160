import type { Reading } from '../understand/reading.ts'
import { hearArrival, saysArrived } from './letter/arrival.ts'
import { askOpenly, askWhatWasSaid, clarify, starters } from './answers.ts'
import { askDenial, askGoal, askMore } from './asks.ts'
import { again, draftOf, takeUp } from './commands.ts'
import { startLetter } from './letter/start.ts'
import { open, reply, words, type Exchange } from './exchange.ts'
import { newCase, putAside, type OpenQuestion } from './memory.ts'
import { chosen } from './fresh.ts'
import { goOnWith } from './topic/answer.ts'
import { hearFact, hearState } from './topic/hear-fact.ts'
import { letterFor } from './letter/choice.ts'
import { answerReason, confirm } from './refusal/reason.ts'
import { answerRemedy } from './case/remedies.ts'
import { hearTold } from './refusal/told.ts'
import { answerConsent } from './model/answer-consent.ts'
import { answerTidied } from './model/tidy.ts'

/** Reads the message as the answer to a question that is open outside the letter. False: it is something else, to be read afresh. */
export async function answerOpen(exchange: Exchange, question: OpenQuestion, offered: string | undefined, reading: Reading): Promise<boolean> {
  // "No me quieren dar mis papeles" opens with a no and is a story: a yes or no is short, or says nothing else.
  const short = exchange.said.split(/\s+/).length <= 5 || (reading.decision !== 'answer' && reading.decision !== 'answer-and-offer' && !reading.refusal)
  const read = short ? exchange.world.readConfirm(exchange.said) : undefined
  const yes = offered === 'yes' || (offered === undefined && read === 'yes')
  const no = offered === 'no' || (offered === undefined && read === 'no')
  if (offered === 'start-request') return start(exchange, 'asked')
  if (offered === 'start-refused') return askDenial(exchange)
  if (offered === 'answer-refusal' && exchange.memory.topic) return confirm(exchange, [exchange.memory.topic])
  switch (question.asks) {
    case 'cancel_confirm':
      return cancel(exchange, { yes, no, keep: offered === 'keep' }, reading)
    case 'restart_confirm':
      if (yes) return restart(exchange)
      return no || !reading.question ? goOn(exchange) : false
    case 'want_letter':
      if (yes) return start(exchange, 'offered', letterFor(exchange, exchange.memory.topic))
      return no || exchange.world.readUnsure(exchange.said) ? askMore(exchange) : later(exchange)
    case 'resume':
      if (yes) return takeUp(exchange).then(() => true)
      if (!no) return later(exchange)
      exchange.memory.halfWritten?.pop()
      return start(exchange, 'offered')
    case 'more':
      if (offered === 'arrived' || saysArrived(exchange)) return hearArrival(exchange, reading)
      if (offered === undefined && exchange.world.ordersLetter(exchange.said)) return start(exchange, 'asked')
      if (no) return done(exchange)
      return yes ? askGoal(exchange) : later(exchange)
    case 'arrival':
      return hearArrival(exchange, reading) || later(exchange)
    case 'state':
      return hearState(exchange, question.topic, offered, reading)
    case 'fact':
      return hearFact(exchange, question, offered, read, reading)
    case 'clarify':
      return whichTopic(exchange, question, { yes, no: no || offered === 'none' })
    case 'consent':
      return answerConsent(exchange, question, offered, reading)
    case 'tidied':
      if (!yes && !no) return later(exchange)
      await answerTidied(exchange, question.text, yes)
      return true
    case 'reason_given':
      return answerReason(exchange, offered, read, reading)
    case 'remedy':
      return answerRemedy(exchange, question, offered, read, reading)
    case 'denial_text':
      return offered === undefined ? hearTold(exchange, reading) : later(exchange)
    case 'goal':
      if (offered === 'start-waiting') return false
      return later(exchange)
  }
}

/** The question is dropped, and the message read afresh. */
function later(exchange: Exchange): false {
  delete exchange.memory.open
  return false
}

async function start(exchange: Exchange, intro: 'asked' | 'offered', letter = 'records-request'): Promise<true> {
  await startLetter(exchange, letter, intro)
  return true
}

function done(exchange: Exchange): true {
  reply(exchange, 'more.done', [words(exchange, 'more.done')])
  delete exchange.memory.open
  return true
}

async function goOn(exchange: Exchange): Promise<true> {
  delete exchange.memory.open
  await again(exchange)
  return true
}

/** Drops the draft, or keeps it for later; the person is told which. */
async function cancel(exchange: Exchange, { yes, no, keep }: { yes: boolean; no: boolean; keep: boolean }, reading: Reading): Promise<boolean> {
  const { memory, drafting } = exchange
  const draft = draftOf(exchange)
  if (no || !draft || (!yes && !keep && !reading.question)) return goOn(exchange)
  if (!yes && !keep) return later(exchange)
  await drafting.cancel()
  if (keep) putAside(memory, draft)
  else {
    memory.known = {}
    memory.tentative = {}
  }
  reply(exchange, keep ? 'cancel.kept' : 'cancel.done', [words(exchange, keep ? 'cancel.kept' : 'cancel.done'), words(exchange, 'goal.ask')], { choices: starters(exchange), entity: { asks: 'goal' } })
  open(exchange, { asks: 'goal' })
  return true
}

async function restart(exchange: Exchange): Promise<true> {
  const { memory, drafting } = exchange
  await drafting.cancel()
  newCase(memory)
  memory.known = {}
  memory.facts = {}
  delete memory.open
  reply(exchange, 'restart.done', [words(exchange, 'restart.done')])
  await startLetter(exchange, 'records-request', 'offered')
  return true
}

/** One of the topics has a button, and is read afresh; here are a yes and a no. */
function whichTopic(exchange: Exchange, { topics, answered, said }: Extract<OpenQuestion, { asks: 'clarify' }>, { yes, no }: { yes: boolean; no: boolean }): boolean {
  if (no && answered) goOnWith(exchange, answered)
  else if (no) (exchange.memory.refused || exchange.memory.topic ? askWhatWasSaid : askOpenly)(exchange)
  else if (yes && topics.length === 1) chosen(exchange, topics[0]!)
  else if (yes) clarify(exchange, topics, said)
  else return later(exchange)
  return true
}
