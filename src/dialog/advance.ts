import type { DialogDefinition, FactAnswer, FactId, Given, Step } from './define.ts'
import type { Answers, Problem, Read, ReadContext, Slot, SlotKind, SlotValues } from './slot.ts'

/** What is asked now: a slot, a fact, the look at everything, or one answer to change. */
export type Asking = SlotKind | `fact:${FactId}` | 'confirm' | 'edit_field' | 'edit_value'

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

export interface Heard { slot: SlotKind; value: unknown }

/** What a turn of the dialog did: things to say before the question, and what it took. The question itself is `memory.asking`. */
export interface Advance {
  memory: DialogMemory
  says: { id: string; slot?: SlotKind; problem?: Problem }[]
  heard: Heard[]
  problem?: Problem
  /** `done`: confirmed. `stuck`: a required answer was not given twice; the person should be offered to stop. */
  outcome?: 'done' | 'stuck'
}

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

export const begin = (answers: Answers, tentative: Partial<SlotValues>, facts: DialogMemory['facts']): DialogMemory => ({
  answers: { ...answers }, facts: { ...facts }, volunteered: Object.keys(answers) as SlotKind[], tentative: { ...tentative }, asking: null, tries: 0, trail: [],
})

/** The steps that apply to what was told so far. */
export const stepsOf = (play: Play, given: Given): Step[] =>
  play.definition.steps.filter((step) => ('fact' in step || play.wanted.has(step.slot)) && (step.when?.(given) ?? true))

/** Goes on to the first step that applies and has no answer: the whole order of a dialog is this line. */
export function proceed(play: Play, memory: DialogMemory): void {
  const step = stepsOf(play, memory).find((s) => ('fact' in s ? !(s.fact in memory.facts) : !(s.slot in memory.answers)))
  ask(memory, !step ? 'confirm' : 'fact' in step ? `fact:${step.fact}` : step.slot)
}

function ask(memory: DialogMemory, asking: Asking): void {
  if (memory.asking !== asking || asking === 'confirm') memory.tries = 0
  memory.asking = asking
  delete memory.guess
  if (asking in memory.tentative) memory.guess = memory.tentative[asking as SlotKind]!
}

/** Puts a value into its slot; a later change of "who" or "delivery" lets steps that no longer apply fall silent by themselves. */
export function take(memory: DialogMemory, slot: SlotKind, value: unknown, heard: Heard[]): void {
  ;(memory.answers as Record<string, unknown>)[slot] = value
  delete memory.tentative[slot]
  heard.push({ slot, value: value ?? 'declined' })
}

/** `picked`: the value of the button that the words stand for. */
export interface Words { said: string; picked?: unknown }

/** Plays one message that answers (or should answer) the open question. */
export function advance(play: Play, memory: DialogMemory, { said, picked }: Words, context: ReadContext): Advance {
  const turn: Advance = { memory, says: [], heard: [] }
  const { asking } = memory
  if (asking === null) proceed(play, memory)
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

function answer(play: Play, turn: Advance, kind: SlotKind, words: Words, context: ReadContext, then: () => void): void {
  const { memory } = turn
  const read = readAnswer(play, memory, kind, words, context)
  if ('value' in read) {
    take(memory, kind, read.value, turn.heard)
    if (words.picked === undefined) takeAlso(play, turn, kind, words.said, context)
    return then()
  }
  if ('declined' in read && !play.required.has(kind)) {
    take(memory, kind, null, turn.heard)
    turn.says.push({ id: 'left_open', slot: kind })
    return then()
  }
  const problem = 'problem' in read ? read.problem : undefined
  if (problem) turn.problem = problem
  memory.tries++
  if (memory.tries >= 2) {
    // Taken without a yes only where the person says twice what can mean but one thing; anything else is left open.
    const twice = 'guess' in read && read.guess !== undefined && JSON.stringify(read.guess) === JSON.stringify(memory.guess)
    return giveUp(play, turn, kind, twice ? read.guess : undefined, then)
  }
  if ('problem' in read && read.guess !== undefined) memory.guess = read.guess as SlotValues[SlotKind]
  else delete memory.guess
  turn.says.push(problem ? { id: 'problem', slot: kind, problem } : { id: 'required', slot: kind })
}

/** Form and way often come in one breath with what is wanted: "labs, emailed as a pdf to ann@example.org". */
const IN_ONE_BREATH: readonly SlotKind[] = ['records', 'format', 'delivery']

function takeAlso(play: Play, turn: Advance, kind: SlotKind, said: string, context: ReadContext): void {
  if (kind === 'provider_contact' && !('state' in turn.memory.answers) && play.wanted.has('state')) {
    const state = play.slots.state.read(said, context)
    if ('value' in state) take(turn.memory, 'state', state.value, turn.heard) // "Salem OR 97301" says it
  }
  if (!IN_ONE_BREATH.includes(kind) || !said.includes(' ')) return
  const { values } = play.extract?.(said, context) ?? { values: {} }
  for (const slot of ['format', 'delivery'] as const) {
    if (slot !== kind && values[slot] !== undefined && !(slot in turn.memory.answers) && play.wanted.has(slot)) {
      take(turn.memory, slot, values[slot], turn.heard)
      // Nobody asked for this address with the warning yet.
      if (slot === 'delivery') turn.memory.volunteered.push(slot)
    }
  }
}

/** What the words are for this slot: a button's value, a yes to what was guessed, or what the slot reads. */
export function readAnswer(play: Play, memory: DialogMemory, kind: SlotKind, { said, picked }: Words, context: ReadContext): Read<SlotValues[SlotKind]> {
  if (picked !== undefined) return { value: picked as SlotValues[SlotKind] }
  if (memory.guess !== undefined && play.readConfirm(said) === 'yes') return { value: memory.guess }
  return play.slots[kind].read(said, context) as Read<SlotValues[SlotKind]>
}

/** No question comes more than twice in a row. */
function giveUp(play: Play, turn: Advance, kind: SlotKind, guess: unknown, then: () => void): void {
  const { memory } = turn
  if (guess !== undefined) {
    take(memory, kind, guess, turn.heard)
    turn.says.push({ id: 'took_guess', slot: kind })
    return then()
  }
  if (play.required.has(kind)) {
    memory.tries = 0
    turn.outcome = 'stuck'
    return
  }
  if (memory.asking !== 'edit_value') take(memory, kind, null, turn.heard)
  turn.says.push({ id: 'left_open', slot: kind })
  then()
}

function fact(play: Play, turn: Advance, id: FactId, said: string): void {
  const { memory } = turn
  const read = play.readConfirm(said)
  const value: FactAnswer | undefined = play.readUnsure(said) ? 'unsure' : read === 'yes' || read === 'no' ? read : undefined
  if (value === undefined && memory.tries++ === 0) {
    turn.says.push({ id: 'fact_unread' })
    return
  }
  memory.facts[id] = value ?? 'unsure'
  if (id === 'safe_contact' && value === 'no') {
    // The letter must not carry an address that puts the person at risk: ask again, with the warning.
    for (const slot of ['contact', 'delivery'] as const) if (memory.volunteered.includes(slot)) delete memory.answers[slot]
    memory.volunteered = memory.volunteered.filter((slot) => slot !== 'contact' && slot !== 'delivery')
    turn.says.push({ id: 'unsafe_contact' })
  }
  proceed(play, memory)
}

function confirm(play: Play, turn: Advance, said: string, context: ReadContext): void {
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

function editField(play: Play, turn: Advance, said: string, context: ReadContext): void {
  const { memory } = turn
  if (correct(play, turn, said, context)) return
  const field = play.mentionedField(said)
  if (field) return edit(turn, field)
  if (play.readConfirm(said) === 'no') return proceed(play, memory) // nothing to change after all
  memory.tries++
  if (memory.tries >= 2) proceed(play, memory)
  else turn.says.push({ id: 'edit_field_unread' })
}

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
