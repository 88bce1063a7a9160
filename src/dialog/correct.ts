import { ask, take } from './memory.ts'
import { proceed, type Advance, type Play } from './play.ts'
import type { ReadContext, SlotKind } from './slot.ts'

/** Asks for the new value of one answer. */
export function edit(turn: Advance, field: SlotKind): void {
  turn.memory.editing = field
  ask(turn.memory, 'edit_value')
}

/** A message that names an earlier answer and its new value changes that one; all else stays, and the open question comes again. */
export function correct(play: Play, turn: Advance, said: string, context: ReadContext, asking?: SlotKind): boolean {
  const { memory } = turn
  const correction = play.readCorrection(said, context)
  if (!correction || correction.slot === asking || !play.wanted.has(correction.slot) || (asking && !(correction.slot in memory.answers))) return false
  if (!correction.rest) {
    if (!(correction.slot in memory.answers)) return false
    edit(turn, correction.slot)
    return true
  }
  const read = play.slots[correction.slot].read(correction.rest, context)
  if (!('value' in read)) return false
  take(memory, correction.slot, read.value, turn.heard)
  turn.says.push({ id: 'changed', slot: correction.slot })
  proceed(play, memory)
  return true
}
