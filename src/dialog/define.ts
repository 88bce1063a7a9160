import type { Answers, SlotKind } from './slot.ts'

/** Something asked with yes, no or "I do not know" that is no slot of a letter. */
export const FACT_IDS = ['safe_contact', 'sensitive_records'] as const
export type FactId = (typeof FACT_IDS)[number]
export type FactAnswer = 'yes' | 'no' | 'unsure'

/** What has been told so far, as a dialog's conditions see it. */
export interface Given {
  answers: Answers
  facts: Partial<Record<FactId, FactAnswer>>
  /** Slots whose value was said without being asked for. */
  volunteered: readonly SlotKind[]
}

/** One thing to ask, and when. The words are in dialogs/text. */
export type Step = ({ slot: SlotKind } | { fact: FactId }) & { when?: (given: Given) => boolean }

/** A dialog is data: what is asked, in which order. It ends with a look at everything and a yes. */
export interface DialogDefinition {
  id: string
  steps: readonly Step[]
}
