import type { DialogMemory } from '../../dialog/memory.ts'
import type { Answers, SlotKind } from '../../dialog/slot.ts'
import { describe } from './describe.ts'
import { choice, plain, words, type Exchange } from '../exchange.ts'
import { mayTidy } from '../model/tidy.ts'
import type { Choice, Reply } from '../reply.ts'
import { answered, review, reviewRows } from './review.ts'

/** What is asked of the letter now: its words and its buttons. */
export interface Question extends Pick<Reply, 'field' | 'review'> { id: string; asks: string; says: (string | undefined)[]; choices: Choice[] }

/** Buttons enough to need no words. */
const MANY = 2

/** Puts words to the dialog's open question. `unread`: the words that were no answer to it. */
export function questionOf(exchange: Exchange, letter: string, memory: DialogMemory, unread?: string): Question {
  const { asking } = memory
  if (asking === 'confirm' || asking === null) {
    const [title, ask] = [words(exchange, 'review.title'), words(exchange, 'review.ask')]
    return { id: 'review', asks: 'confirm', says: [title, review(exchange, letter, memory), ask], choices: [choice(exchange, 'yes', 'confirm.yes'), choice(exchange, 'no', 'confirm.no'), ...(mayTidy(exchange, memory) ? [choice(exchange, 'tidy', 'tidy.button')] : [])], review: { title, rows: reviewRows(exchange, letter, memory), ask } }
  }
  if (asking === 'edit_field') {
    return { id: 'edit_field', asks: 'edit_field', says: [words(exchange, 'edit_field.ask')], choices: answered(exchange, letter, memory).map((slot) => choice(exchange, slot, `slots.${slot}.label`)) }
  }
  if (asking.startsWith('fact:')) {
    const id = asking.slice(5)
    const address = memory.answers.delivery?.to ?? memory.answers.contact ?? ''
    return { id, asks: 'fact', says: [words(exchange, `fact.${id}`, { address: plain(address) })], choices: ['yes', 'no', 'unsure'].map((answer) => choice(exchange, answer, answer)) }
  }
  const slot = asking === 'edit_value' ? memory.editing! : (asking as SlotKind)
  const { choices: ids = [], required } = slotOf(exchange, letter, slot)
  const guess = memory.guess === undefined ? undefined : plain(describe(exchange, slot, memory.guess as Answers[SlotKind]))
  const guessed = guess !== undefined && !(slot in memory.tentative) ? words(exchange, 'problem.guess', { guess }) : undefined
  const ask = asking === 'edit_value' ? words(exchange, 'edit_value.ask', { label: words(exchange, `slots.${slot}.label`) })
    : guess !== undefined && slot in memory.tentative ? words(exchange, `slots.${slot}.tentative`, { guess })
    : guessed ? undefined : words(exchange, `slots.${slot}.ask`, { letter, other: (memory.answers.who ?? 'self') !== 'self' })
  return {
    id: asking === 'edit_value' ? 'edit_value' : `slots.${slot}`,
    asks: asking,
    says: [guessed, ask],
    ...(ids.length < MANY && { field: { label: words(exchange, `slots.${slot}.label`), value: unread ?? before(exchange, memory, slot), long: slot === 'what_happened' } }),
    choices: [
      ...(guess !== undefined ? [choice(exchange, 'yes', 'yes')] : []),
      ...ids.map((id) => choice(exchange, id, `slots.${slot}.choices.${id}`)),
      ...(required ? [] : [choice(exchange, 'skip', 'skip.button')]),
    ],
  }
}

/** An answer that is to be changed stands there to be changed. */
const before = (exchange: Exchange, { asking, answers }: DialogMemory, slot: SlotKind): string =>
  (asking === 'edit_value' && answers[slot] ? describe(exchange, slot, answers[slot]) : '')

function slotOf(exchange: Exchange, letter: string, slot: SlotKind) {
  const play = exchange.world.play(letter)
  return { ...play.slots[slot], required: play.required.has(slot) }
}

/** The value behind a button of the open question. */
export function pickedValue(slot: SlotKind, id: string): unknown {
  return slot === 'delivery' ? { way: id } : id
}
