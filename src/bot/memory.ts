import type { CaseEvent } from '../case/event.ts'
import type { DialogMemory } from '../dialog/memory.ts'
import type { DraftState } from '../dialog/slot-dialog.ts'
import type { Answers, SlotValues } from '../dialog/slot.ts'
import type { Language } from '../knowledge/schema.ts'
import type { FactsKnown } from '../rules/verdict.ts'
import type { Refusal } from './refusal/known.ts'
import type { Reminder } from './reminder/days.ts'

/** A question that is open outside the drafting dialog, or above it. */
export type OpenQuestion =
  | { asks: 'goal' | 'denial_text' | 'want_letter' | 'more' | 'cancel_confirm' | 'restart_confirm' | 'resume' }
  /** The day on which the letter reached the office. `again`: the second time. */
  | { asks: 'arrival'; again?: true }
  /** Which of these topics was meant. `answered`: the one that was answered before it was asked; `said`: the words, if a model may be asked to help. */
  | { asks: 'clarify'; topics: string[]; answered?: string; said?: string }
  /** The reason a refusal gives. */
  | { asks: 'reason_given' }
  /** Whether a model may read along. `said`: words that were not followed; kept until it is answered, to be read anew. `before`: the question that waits. */
  | { asks: 'consent'; said?: string; before?: OpenQuestion }
  /** Whether the letter takes the story as the model tidied it. */
  | { asks: 'tidied'; text: string }
  /** What to do about a refusal. `again`: it was asked and not understood. `from`: how many ways were passed over. */
  | { asks: 'remedy'; again?: true; from?: number }
  /** The state, for a topic whose answer hangs on it. */
  | { asks: 'state'; topic: string }
  /** A fact that may turn a topic's verdict. `nth`: how many of the topic's were asked, this one too. */
  | { asks: 'fact'; topic: string; fact: string; nth: number; again?: true; /** The answer that was guessed, and that the verdict rests on. */ guessed?: 'yes' | 'no'; /** The topic that was answered, when the question is whether its law binds the office. */ about?: string }

/** What the bot remembers of one conversation: plain JSON, sealed at rest, no message texts (but see `said` and `text` of the open question). */
export interface Memory {
  language: Language
  /** Told so far outside a dialog, and in finished ones: the next letter starts from it. */
  known: Answers
  tentative: Partial<SlotValues>
  facts: DialogMemory['facts']
  /** What is known of the facts that turn verdicts, by topic. */
  told: Partial<Record<string, FactsKnown>>
  /** What the person seems to have said of them, by topic: good enough to answer by and to ask about. */
  likely?: Partial<Record<string, FactsKnown>>
  /** The refusal that the person is dealing with. */
  refusal?: Refusal
  /** They said no, says the person; which reason it was may come later. */
  refused?: true
  /** They have not answered, says the person. */
  silence?: true
  /** How the request was made, where that was told. */
  askedHow?: 'writing' | 'spoken'
  /** Whether a model may read along; `asked`: they were, and said neither yes nor no. */
  readsAlong?: 'yes' | 'no' | 'asked'
  /** The price they named, as the person typed it. */
  fee?: string
  /** The topic last answered; a bare follow-up is read with it. */
  topic?: string
  open?: OpenQuestion
  /** The buttons that stand under the last message: id and words. */
  choices?: [string, string][]
  /** Tells the question that is open from every other, for buttons that stay on the screen. */
  step?: string
  /** A print of what was pressed last, if nothing was said since. */
  pressed?: string
  /** Letters put aside half written, the last one last. */
  halfWritten?: DraftState[]
  events: CaseEvent[]
  /** Asked for and still to come, the next one first. */
  reminders?: Reminder[]
}

/**
 * Another office, another story: what holds for the person stays, all that is about the one before goes, so that no letter tells one office of another.
 * `keep`: a topic just spoken of, which is about the new one.
 */
export function newCase(memory: Memory, keep?: string): void {
  const { provider: _, provider_contact: __, dates: ___, records: ____, recipient: _____, state: ______, denial_date: _______, request_date: ________, what_happened: _________, ...person } = memory.known
  const told = keep === undefined ? undefined : memory.told[keep]
  Object.assign(memory, { known: person, tentative: {}, told: keep !== undefined && told ? { [keep]: told } : {}, events: [] })
  for (const key of ['likely', 'refusal', 'refused', 'silence', 'askedHow', 'fee'] as const) delete memory[key]
  if (keep === undefined) delete memory.topic
}

/** Nobody goes back further than this. */
const MOST_KEPT = 3

/** Keeps a letter half written for later. */
export function putAside(memory: Memory, draft: DraftState): void {
  memory.halfWritten = [...(memory.halfWritten ?? []), draft].slice(-MOST_KEPT)
}

export const freshMemory = (language: Language): Memory => ({ language, known: {}, tentative: {}, facts: {}, told: {}, events: [] })
