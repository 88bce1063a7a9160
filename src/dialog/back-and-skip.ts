import type { FactId } from './define.ts'
import { ask, take, type DialogMemory } from './memory.ts'
import { proceed, type Advance, type Play } from './play.ts'
import type { SlotKind } from './slot.ts'

/** Forgets the last answer that was asked for, and asks it again. False: there is nothing before this. */
export function back(memory: DialogMemory): boolean {
  const { asking } = memory
  if (asking === 'edit_value' || asking === 'edit_field') {
    ask(memory, 'confirm')
    return true
  }
  const slot = memory.trail.pop()
  if (!slot) return false
  delete memory.answers[slot]
  if (slot === 'records') delete memory.facts.sensitive_records
  ask(memory, slot)
  return true
}

/** Leaves the open question without an answer. False: the letter cannot do without it. */
export function skip(play: Play, turn: Advance): boolean {
  const { memory } = turn
  const { asking } = memory
  if (asking === null || asking === 'confirm') return false
  if (asking === 'edit_field' || asking === 'edit_value') ask(memory, 'confirm')
  else if (asking.startsWith('fact:')) {
    memory.facts[asking.slice(5) as FactId] = 'unsure'
    proceed(play, memory)
  } else {
    const slot = asking as SlotKind
    if (play.required.has(slot)) return false
    take(memory, slot, null, turn.heard)
    memory.trail.push(slot)
    proceed(play, memory)
  }
  return true
}
