import { take, type DialogMemory } from './memory.ts'
import type { Advance, Play, Words } from './play.ts'
import type { Read, ReadContext, SlotKind, SlotValues } from './slot.ts'

/** Plays the answer to a slot that is asked; `then`: where the dialog goes on. */
export function answer(play: Play, turn: Advance, kind: SlotKind, words: Words, context: ReadContext, then: () => void): void {
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
