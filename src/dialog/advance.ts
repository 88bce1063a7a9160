import { answer } from './answer.ts'
import { correct, edit } from './correct.ts'
import type { FactId } from './define.ts'
import { fact } from './fact.ts'
import type { DialogMemory } from './memory.ts'
import { proceed, type Advance, type Play, type Words } from './play.ts'
import { confirm, editField } from './review.ts'
import type { ReadContext, SlotKind } from './slot.ts'

/** Plays one message that answers (or should answer) the open question. */
export function advance(play: Play, memory: DialogMemory, { said, picked }: Words, context: ReadContext): Advance {
  const turn: Advance = { memory, says: [], heard: [] }
  const { asking } = memory
  if (asking === null) proceed(play, memory)
  else if (asking === 'confirm' && picked !== undefined) edit(turn, picked as SlotKind)
  else if (asking === 'confirm') confirm(play, turn, said, context)
  else if (asking === 'edit_field') editField(play, turn, said, context)
  else if (asking === 'edit_value') answer(play, turn, memory.editing!, { said, picked }, context, () => proceed(play, memory))
  else if (asking.startsWith('fact:')) fact(play, turn, asking.slice(5) as FactId, said)
  else {
    const slot = asking as SlotKind
    if (picked === undefined && correct(play, turn, said, context, slot)) return turn
    answer(play, turn, slot, { said, picked }, context, () => {
      memory.trail.push(slot)
      proceed(play, memory)
    })
  }
  return turn
}
