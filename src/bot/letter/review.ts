import type { DialogMemory } from '../../dialog/memory.ts'
import { stepsOf } from '../../dialog/play.ts'
import { SLOT_KINDS, type SlotKind } from '../../dialog/slot.ts'
import { describe } from './describe.ts'
import { plain, words, type Exchange } from '../exchange.ts'

/** The answers that count for the letter, in the order of its questions. */
export function answered(exchange: Exchange, letter: string, memory: DialogMemory): SlotKind[] {
  const asked = new Set(stepsOf(exchange.world.play(letter), memory).flatMap((step) => ('slot' in step ? [step.slot] : [])))
  // What was left out from the start was not asked, and is nothing to look over.
  const unasked = (slot: SlotKind) => memory.answers[slot] === null && memory.volunteered.includes(slot)
  return SLOT_KINDS.filter((slot) => asked.has(slot) && slot in memory.answers && !unasked(slot))
}

/** All that was told for the letter, as the person put it. */
export const reviewRows = (exchange: Exchange, letter: string, memory: DialogMemory): { id: SlotKind; label: string; value: string }[] =>
  answered(exchange, letter, memory).map((slot) => ({ id: slot, label: words(exchange, `slots.${slot}.label`), value: describe(exchange, slot, memory.answers[slot]) }))

/** The same, a line of Markdown each. */
export function review(exchange: Exchange, letter: string, memory: DialogMemory): string | undefined {
  const lines = reviewRows(exchange, letter, memory).map(({ label, value }) => `- **${label}:** ${plain(value)}`)
  return lines.length > 0 ? lines.join('\n') : undefined
}
