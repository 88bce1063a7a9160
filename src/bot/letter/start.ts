import type { DialogMemory } from '../../dialog/memory.ts'
import type { Advance } from '../../dialog/play.ts'
import type { DraftState } from '../../dialog/slot-dialog.ts'
import type { Answers, ReadContext, SlotKind } from '../../dialog/slot.ts'
import { describe, heardValue } from './describe.ts'
import { questionOf } from './question.ts'
import { choice, open, plain, reply, words, type Exchange } from '../exchange.ts'
import { newCase, putAside } from '../memory.ts'
import type { Reply } from '../reply.ts'
import { judged } from '../topic/judging.ts'
import { citationsOf, letterTitle, verdictLine } from '../topic/words.ts'

/** `topic`: what the message that asked for the letter is about; whoever wants the records of the dead is told of that first. `about`: what the letter takes. */
interface Beginning { topic?: string | undefined; about?: string }

/** Begins a letter with all that is known, in the same turn as it was asked for. */
export async function startLetter(exchange: Exchange, letter: string, intro: 'asked' | 'offered', { topic: told, about }: Beginning = {}): Promise<void> {
  const { memory, world, drafting } = exchange
  delete memory.open
  await setAside(exchange)
  // A further request goes to another office; letters about a refusal go to the one that refused.
  if (letter === 'records-request' && memory.events.some(({ kind }) => kind === 'letter-made')) newCase(memory, intro === 'offered' ? memory.topic : undefined)
  const { wanted } = world.play(letter)
  const heard = Object.entries(memory.known).flatMap(([slot, value]) => (value === null || value === undefined || !wanted.has(slot) ? [] : [slot as SlotKind]))
  const topic = intro === 'asked' ? world.knowledge.topics.get(told ?? (letter === 'records-request' ? 'make-request' : '')) : undefined
  const judgement = topic && judged(exchange, topic)
  const known = heard.map((slot) => `${words(exchange, `slots.${slot}.label`)}: ${plain(describe(exchange, slot, memory.known[slot]))}`)
  const before: Before = {
    says: [judgement && verdictLine(exchange, topic!, judgement), about, words(exchange, 'drafting.intro', { title: letterTitle(exchange, letter) }), known.length > 0 ? words(exchange, 'drafting.known', { known: known.join('; ') }) : undefined],
    entity: judgement ? { answered: [topic!.id], citations: citationsOf(topic!, judgement).slice(0, 1) } : {},
  }
  exchange.noted.heard ??= heard.map((slot) => ({ slot, value: heardValue(slot, memory.known[slot]) }))
  preface.set(exchange, before)
  await drafting.begin({ letter, answers: openingAnswers(exchange), tentative: memory.tentative, facts: memory.facts })
}

/** What is known at the start; after a silence nobody is asked for the day of a refusal. */
const openingAnswers = ({ memory }: Exchange): Answers => (memory.silence && !memory.refusal ? { denial_date: null, ...memory.known } : memory.known)

/** A letter that is half written waits while another is written first. */
async function setAside({ memory, drafting }: Exchange): Promise<void> {
  const { draft } = drafting
  if (!draft) return
  putAside(memory, draft)
  await drafting.cancel()
}

interface Before { says: (string | undefined)[]; entity: Partial<Reply['entity']> }
/** What goes before the dialog's first question, in the same message: fewer messages are easier to read and cheaper to send. */
const preface = new WeakMap<Exchange, Before>()

/** What was typed is shown again to be put right; a story that long is typed anew. */
const MOST_SHOWN = 500

/** Puts words to where the dialog stands: what happened, then the one open question. */
export function showDraft(exchange: Exchange, { letter, memory }: DraftState, turn?: Advance): void {
  if (turn) note(exchange, turn)
  const before = preface.get(exchange)
  const said = [...(before?.says ?? []), ...(turn?.says.map((line) => lineOf(exchange, memory, line)) ?? [])]
  if (turn?.outcome === 'stuck') {
    reply(exchange, 'cancel.stuck', [...said, words(exchange, 'cancel.stuck')], { choices: [choice(exchange, 'keep', 'cancel.keep'), choice(exchange, 'no', 'no')], entity: { asks: 'cancel_confirm' } })
    return open(exchange, { asks: 'cancel_confirm' })
  }
  const unread = turn?.says.some(({ id }) => id === 'problem' || id === 'required') ? exchange.said.slice(0, MOST_SHOWN) : undefined
  const { id, says, asks, ...shown } = questionOf(exchange, letter, memory, unread)
  reply(exchange, id, [...said, ...says], { ...shown, entity: { ...before?.entity, asks } })
}

function lineOf(exchange: Exchange, memory: DialogMemory, { id, slot, problem }: Advance['says'][number]): string {
  if (problem) return problem === 'vague' && memory.guess !== undefined ? '' : words(exchange, `problem.${problem}`)
  const values = slot ? { label: words(exchange, `slots.${slot}.label`), value: plain(describe(exchange, slot, memory.answers[slot])) } : {}
  const phrases: Record<string, string> = { fact_unread: 'fact.unread', unsafe_contact: 'fact.unsafe', confirm_unread: 'confirm.unread', edit_field_unread: 'edit_field.unread' }
  return words(exchange, phrases[id] ?? `drafting.${id}`, values)
}

function note({ noted }: Exchange, { heard, problem }: Advance): void {
  if (heard.length > 0) noted.heard = [...(noted.heard ?? []), ...heard.map(({ slot, value }) => ({ slot, value: heardValue(slot, value) }))]
  if (problem) noted.problem = problem
}

/** What the slots may look at while a letter is written. */
export const contextOf = ({ today, memory }: Exchange, { answers }: DialogMemory): ReadContext => ({ today, language: memory.language, answers })
