import { correct, edit } from './correct.ts'
import { ask } from './memory.ts'
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
  const field = play.mentionedField(said)
  if (field && field in memory.answers) return edit(turn, field)
  if (yes === 'no') return ask(memory, 'edit_field')
  memory.tries++
  if (memory.tries >= 2) {
    memory.tries = 0
    turn.outcome = 'stuck'
  } else turn.says.push({ id: 'confirm_unread' })
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
