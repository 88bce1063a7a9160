import type { DialogDefinition, Given, Step } from './define.ts'
import { ask, type DialogMemory, type Heard } from './memory.ts'
import type { Problem, ReadContext, Slot, SlotKind, SlotValues } from './slot.ts'

/** What the dialog needs to know to play: its slots, which the letter takes, which it cannot do without. */
export interface Play {
  definition: DialogDefinition
  slots: { [K in SlotKind]: Slot<K> }
  wanted: ReadonlySet<string>
  required: ReadonlySet<string>
  /** Reads yes, no, or neither. */
  readConfirm: (said: string) => 'yes' | 'no' | 'ask' | undefined
  readUnsure: (said: string) => boolean
  /** Which answer a correction speaks of, and the words that hold the new value. */
  readCorrection: (said: string, context: ReadContext) => { slot: SlotKind; rest: string } | undefined
  mentionedField: (said: string) => SlotKind | undefined
  /** What else a message tells for certain. */
  extract?: (said: string, context: ReadContext) => { values: Partial<SlotValues> }
}

/** What a turn of the dialog did: things to say before the question, and what it took. The question itself is `memory.asking`. */
export interface Advance {
  memory: DialogMemory
  says: { id: string; slot?: SlotKind; problem?: Problem }[]
  heard: Heard[]
  problem?: Problem
  /** `done`: confirmed. `stuck`: a required answer was not given twice; the person should be offered to stop. */
  outcome?: 'done' | 'stuck'
}

/** `picked`: the value of the button that the words stand for. */
export interface Words { said: string; picked?: unknown }

/** The steps that apply to what was told so far. */
export const stepsOf = (play: Play, given: Given): Step[] =>
  play.definition.steps.filter((step) => ('fact' in step || play.wanted.has(step.slot)) && (step.when?.(given) ?? true))

/** Goes on to the first step that applies and has no answer: the whole order of a dialog is this line. */
export function proceed(play: Play, memory: DialogMemory): void {
  const step = stepsOf(play, memory).find((s) => ('fact' in s ? !(s.fact in memory.facts) : !(s.slot in memory.answers)))
  ask(memory, !step ? 'confirm' : 'fact' in step ? `fact:${step.fact}` : step.slot)
}
