import { readAnswer } from '../dialog/answer.ts'
import { correctionOf } from '../dialog/correct.ts'
import type { Asking } from '../dialog/memory.ts'
import type { DraftState, Stage } from '../dialog/slot-dialog.ts'
import type { SlotKind } from '../dialog/slot.ts'
import type { Command } from '../understand/commands.ts'
import type { Reading } from '../understand/reading.ts'
import { askOpenly, clarify, crisis, outOfScope } from './answers.ts'
import { askDenial, askResume } from './asks.ts'
import { COMMANDS, draftOf } from './commands.ts'
import { answerOpen } from './open-question.ts'
import { deliver } from './deliver.ts'
import { pickedValue } from './draft-question.ts'
import { contextOf, showDraft, startLetter } from './drafting.ts'
import { picked, words, type Exchange } from './exchange.ts'
import { judged } from './judging.ts'
import { letterFor } from './letter-choice.ts'
import type { OpenQuestion } from './memory.ts'
import { criesThemselves, hearLetter, letterIn } from './refusal/paste.ts'
import { askReasonAgain } from './refusal/reason.ts'
import { askRemedy } from './refusal/remedies.ts'
import { answerTopic, answerTopics } from './topic-answer.ts'

/**
 * One message, in the order in which it may be meant: a crisis, a command, an answer to the question that is open,
 * a question in the middle of a letter, or something new.
 */
export async function root(exchange: Exchange): Promise<void> {
  const { memory, world, said } = exchange
  const offered = picked(exchange)
  exchange.picked = offered !== undefined
  const draft = draftOf(exchange)
  const reading = world.reader.read(said, { language: memory.language, ...(memory.topic && { topic: memory.topic }) })
  const letter = letterIn(exchange)
  if (reading.crisis && offered === undefined && !(letter && !criesThemselves(exchange, said))) {
    memory.language = reading.language
    return crisis(exchange)
  }
  delete memory.choices
  exchange.drafting.stage(stage(exchange, draft, offered))
  if (!draft && offered === undefined) memory.language = reading.language
  const command: Command | undefined = offered === 'skip' || offered === 'more' ? offered : offered === undefined ? world.readCommand(said) : undefined
  const leavesOpen = command === 'skip' && (memory.open?.asks === 'fact' || memory.open?.asks === 'state')
  if (command && !leavesOpen && (await COMMANDS[command](exchange))) {
    exchange.noted.command = command
    return
  }
  if (letter) return hearLetter(exchange, letter, reading)
  const question = memory.open
  if (question && (await answerOpen(exchange, question, offered, reading))) return
  if (memory.open?.asks === 'reason_given' || memory.open?.asks === 'remedy') return aside(exchange, memory.open, reading)
  if (draft && !memory.open) return inDraft(exchange, draft, reading, offered)
  return fresh(exchange, reading, offered)
}

/** A question in the middle of a refusal's own: it is answered, and the open one comes again. */
function aside(exchange: Exchange, open: OpenQuestion, reading: Reading): void {
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

function digress(exchange: Exchange, reading: Reading): void {
  exchange.memory.language = reading.language
  about(exchange, reading)
  if (reading.decision === 'out-of-scope') outOfScope(exchange, reading.kind, true)
  else answer(exchange, reading, true)
}

/** A letter is being written: an answer to its question, or a question of the person's own, after which it goes on. */
async function inDraft(exchange: Exchange, draft: DraftState, reading: Reading, offered: string | undefined): Promise<void> {
  if (offered === undefined && digresses(exchange, draft, reading)) {
    digress(exchange, reading)
    return exchange.drafting.again()
  }
  await finish(exchange, await exchange.drafting.goOn())
}

/** Whether the message is a question of its own and no answer to the one that is open. */
function digresses(exchange: Exchange, { letter, memory }: DraftState, reading: Reading): boolean {
  if (!reading.question && !reading.refusal) return false
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
  return reading.question || reading.decision === 'answer' || reading.decision === 'answer-and-offer'
}

/** What cannot be had here, whoever asks for a letter; a relative's records can be asked for. */
const ELSEWHERE: readonly string[] = ['other-country', 'other-persons-data', 'other-records', 'injection']
const SURELY_ELSEWHERE = 0.85

/** Nothing is open: what is this about, and what does the person want? */
export async function fresh(exchange: Exchange, reading: Reading, offered: string | undefined): Promise<void> {
  const { memory, world } = exchange
  if (offered && world.knowledge.topics.has(offered)) return chosen(exchange, offered)
  if (offered === 'start-request') return startLetter(exchange, 'records-request', 'asked')
  if (offered === 'start-refused') return void askDenial(exchange)
  if (offered === 'start-waiting') return chosen(exchange, 'no-response-delay')
  gather(exchange)
  if (reading.waiting && !memory.refusal) memory.silence = true
  about(exchange, reading)
  const elsewhere = reading.decision === 'out-of-scope' && reading.topics[0]!.p >= SURELY_ELSEWHERE && ELSEWHERE.includes(reading.kind ?? '') && !(reading.kind === 'other-persons-data' && memory.known.who?.startsWith('other:'))
  if ((reading.wantsLetter || world.ordersLetter(exchange.said)) && !elsewhere) {
    if (reading.decision !== 'answer' && reading.decision !== 'answer-and-offer') about(exchange, { ...reading, topics: [{ id: 'make-request', p: 1 }, ...reading.topics.filter(({ id }) => id !== 'make-request' && id !== 'out-of-scope').slice(0, 2)] })
    if (memory.aside) return void askResume(exchange)
    const sure = reading.decision === 'answer' || reading.decision === 'answer-and-offer'
    return startLetter(exchange, letterFor(exchange, sure ? reading.topics[0]!.id : undefined), 'asked')
  }
  if (reading.gotLetter && !memory.refusal && (reading.decision === 'clarify' || reading.decision === 'lost')) return void askDenial(exchange)
  switch (reading.decision) {
    case 'answer':
    case 'answer-and-offer':
      return answer(exchange, reading, false)
    case 'clarify':
      return clarify(exchange, reading.topics.map(({ id }) => id).filter((id) => id !== 'out-of-scope'))
    case 'out-of-scope':
      return outOfScope(exchange, reading.kind, false)
    case 'lost':
      return askOpenly(exchange, reading.refusal)
  }
}

/** Answers what was asked: one topic, or the two of a message with two questions. */
function answer(exchange: Exchange, { decision, topics, gotLetter, asked = [] }: Reading, inDialog: boolean): void {
  const ids = topics.map(({ id }) => id).filter((id) => id !== 'out-of-scope')
  if (asked.length > 1) return answerTopics(exchange, asked.slice(0, 2), { inDialog, others: asked.slice(2, 3) })
  const letterCame = gotLetter && !exchange.memory.refusal
  answerTopic(exchange, ids[0]!, { inDialog, letterCame, neighbours: decision === 'answer-and-offer' && !inDialog ? ids.slice(1) : [] })
}

/** A topic that was picked from buttons. */
export function chosen(exchange: Exchange, id: string): void {
  exchange.reading = { topics: [id], verdict: judged(exchange, exchange.world.knowledge.topics.get(id)!).verdict }
  answerTopic(exchange, id)
}

/** Notes on every reply how the message was read. */
export function about(exchange: Exchange, reading: Reading): void {
  const ids = reading.topics.map(({ id }) => id)
  const first = ids[0] && exchange.world.knowledge.topics.get(ids[0])
  if (first) exchange.reading = { topics: ids, verdict: judged(exchange, first).verdict }
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
  if (asked && asked.from === asked.to) memory.known.request_date = asked.from
}

/** What the dialog ended with, if it ended. */
export async function finish(exchange: Exchange, finished: DraftState | undefined): Promise<void> {
  if (finished) deliver(exchange, finished)
}

function stage(exchange: Exchange, draft: DraftState | undefined, offered: string | undefined): Stage {
  const asking = draft?.memory.asking
  const slot = asking && isSlot(asking) ? asking : asking === 'edit_value' ? draft!.memory.editing : undefined
  const value = offered !== undefined && slot && offered !== 'yes' && offered !== 'no' ? pickedValue(slot, offered) : undefined
  // The words of a button may stand in either language's phrase; the id says what was meant.
  const said = offered === 'yes' || offered === 'no' || offered === 'unsure' ? words(exchange, offered) : exchange.said
  return {
    heard: { said, ...(value !== undefined && { picked: value }) },
    context: (memory) => contextOf(exchange, memory),
    play: exchange.world.play,
    show: (state, turn) => showDraft(exchange, state, turn),
  }
}

const isSlot = (asking: Asking): asking is SlotKind => asking !== 'confirm' && asking !== 'edit_field' && asking !== 'edit_value' && !asking.startsWith('fact:')
