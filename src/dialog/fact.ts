import type { FactAnswer, FactId } from './define.ts'
import { proceed, type Advance, type Play } from './play.ts'

/** Plays the answer to a fact that is asked: yes, no or unsure; unread twice, it is unsure. */
export function fact(play: Play, turn: Advance, id: FactId, said: string): void {
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
