import { ask, take, type DialogMemory } from './memory.ts'
import { proceed, type Advance, type Play } from './play.ts'
import type { ReadContext, SlotKind } from './slot.ts'

/** Asks for the new value of one answer. */
export function edit(turn: Advance, field: SlotKind): void {
  turn.memory.editing = field
  ask(turn.memory, 'edit_value')
}

/** The earlier answer that a message changes, and its new value; without one, only the answer was named. `asking`: the open slot, whose own words are no correction. */
export function correctionOf(play: Play, { answers }: DialogMemory, said: string, context: ReadContext, asking?: SlotKind): { slot: SlotKind; value?: unknown } | undefined {
  const correction = play.readCorrection(said, context)
  if (!correction || correction.slot === asking || !play.wanted.has(correction.slot)) return undefined
  const { slot, rest } = correction
  if ((asking || !rest) && !(slot in answers)) return undefined
  if (!rest) return { slot }
  const read = play.slots[slot].read(rest, context)
  return 'value' in read ? { slot, value: read.value } : undefined
}

/** Changes the answer that a message corrects; all else stays, and the open question comes again. False: it corrects none. */
export function correct(play: Play, turn: Advance, said: string, context: ReadContext, asking?: SlotKind): boolean {
  const { memory } = turn
  const correction = correctionOf(play, memory, said, context, asking)
  if (!correction) return false
  if (!('value' in correction)) {
    edit(turn, correction.slot)
    return true
  }
  take(memory, correction.slot, correction.value, turn.heard)
  turn.says.push({ id: 'changed', slot: correction.slot })
  proceed(play, memory)
  return true
}
