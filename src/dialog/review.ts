import { correct, edit } from './correct.ts'
import { ask, take } from './memory.ts'
import { proceed, type Advance, type Play } from './play.ts'
import type { ReadContext } from './slot.ts'

/** Plays the answer to "is everything right?". */
export function confirm(play: Play, turn: Advance, said: string, context: ReadContext): void {
  const { memory } = turn
  const yes = play.readConfirm(said)
  if (yes === 'yes') {
    turn.outcome = 'done'
    return
  }
  if (correct(play, turn, said, context)) return
  if (reach(play, turn, said, context)) return ask(memory, 'confirm')
  const field = play.mentionedField(said)
  if (field && field in memory.answers) return edit(turn, field)
  if (yes === 'no') return ask(memory, 'edit_field')
  memory.tries++
  if (memory.tries >= 2) {
    memory.tries = 0
    turn.outcome = 'stuck'
  } else turn.says.push({ id: 'confirm_unread' })
}

/** An e-mail address or a phone number, and little else. */
const REACH = /^(?=.{5,80}$).*(?:\S@\S|\d{3}\D{0,3}\d{4})/s

/** Takes an address that comes late, where none was given: it is no yes and no no. */
function reach(play: Play, { memory, heard, says }: Advance, said: string, context: ReadContext): boolean {
  if (memory.answers.contact !== null || !play.wanted.has('contact') || !REACH.test(said)) return false
  const read = play.slots.contact.read(said, context)
  if (!('value' in read)) return false
  take(memory, 'contact', read.value, heard)
  says.push({ id: 'changed', slot: 'contact' })
  return true
}

/** Plays the answer to "what should I change?". */
export function editField(play: Play, turn: Advance, said: string, context: ReadContext): void {
  const { memory } = turn
  if (correct(play, turn, said, context)) return
  const field = play.mentionedField(said)
  if (field) return edit(turn, field)
  if (play.readConfirm(said) === 'no') return proceed(play, memory) // nothing to change after all
  memory.tries++
  if (memory.tries >= 2) proceed(play, memory)
  else turn.says.push({ id: 'edit_field_unread' })
}
