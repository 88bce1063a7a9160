import { slots } from '../../dialogs/slots/index.ts'
import type { Answers, ReadContext, SlotKind } from '../../src/dialog/slot.ts'

export const TODAY = '2026-11-24'
export const contextWith = (answers: Answers = {}): ReadContext => ({ today: TODAY, language: 'en', answers })

/** What a slot makes of a reply, as short as a table wants it: the value itself, 'declined', or the problem with its guess. */
export function readAs(kind: SlotKind, said: string, answers: Answers = {}): unknown {
  const read = slots[kind].read(said, contextWith(answers)) as { value?: unknown; declined?: true; problem?: string; guess?: unknown }
  if ('value' in read) return read.value
  if (read.declined) return 'declined'
  return read.guess === undefined ? { problem: read.problem } : { problem: read.problem, guess: read.guess }
}
