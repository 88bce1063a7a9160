import type { FactAnswer, FactId } from './define.ts'
import type { Answers, SlotKind, SlotValues } from './slot.ts'

/** What is asked now: a slot, a fact, the look at everything, or one answer to change. */
export type Asking = SlotKind | `fact:${FactId}` | 'confirm' | 'edit_field' | 'edit_value'

export const isSlot = (asking: Asking): asking is SlotKind => asking !== 'confirm' && asking !== 'edit_field' && asking !== 'edit_value' && !asking.startsWith('fact:')

/** What one dialog remembers between turns: plain JSON, answers by name and no step numbers, so that a new slot breaks nobody in mid-conversation. */
export interface DialogMemory {
  answers: Answers
  facts: Partial<Record<FactId, FactAnswer>>
  volunteered: SlotKind[]
  /** Said in passing: offered for a yes instead of taken. */
  tentative: Partial<SlotValues>
  asking: Asking | null
  /** How often the open question was asked without an answer that could be read. */
  tries: number
  /** What a vague answer may mean. */
  guess?: SlotValues[SlotKind]
  editing?: SlotKind
  /** Slots in the order they were answered when asked, for "back". */
  trail: SlotKind[]
}

export const begin = (answers: Answers, tentative: Partial<SlotValues>, facts: DialogMemory['facts']): DialogMemory => ({
  answers: { ...answers }, facts: { ...facts }, volunteered: Object.keys(answers) as SlotKind[], tentative: { ...tentative }, asking: null, tries: 0, trail: [],
})

/** Makes something the open question. */
export function ask(memory: DialogMemory, asking: Asking): void {
  if (memory.asking !== asking || asking === 'confirm') memory.tries = 0
  memory.asking = asking
  delete memory.guess
  if (asking in memory.tentative) memory.guess = memory.tentative[asking as SlotKind]!
}

export interface Heard { slot: SlotKind; value: unknown }

/** Puts a value into its slot; a later change of "who" or "delivery" lets steps that no longer apply fall silent by themselves. */
export function take(memory: DialogMemory, slot: SlotKind, value: unknown, heard: Heard[]): void {
  ;(memory.answers as Record<string, unknown>)[slot] = value
  delete memory.tentative[slot]
  heard.push({ slot, value: value ?? 'declined' })
}
