import type { Language } from '../../knowledge/schema.ts'
import type { SlotKind } from '../../dialog/slot.ts'
import type { NoticeLine } from '../../understand/denial/finding.ts'
import type { Command } from '../../understand/commands.ts'

/** What a model may hear in an answer to a letter's question: nothing that says who somebody is or where they live, and nothing that a part of a sentence could turn round. */
export const HEARD_SLOTS = ['denial_date', 'request_date', 'dates', 'format', 'delivery', 'state'] as const satisfies readonly SlotKind[]
/** What it may hear as a command: nothing that cannot be taken back. */
export const HEARD_COMMANDS = ['help', 'back', 'review', 'more', 'next-step', 'privacy'] as const satisfies readonly Command[]

/** How long a turn may wait for a model in all: its calls share one clock. */
export interface Patience {
  signal: AbortSignal
  /** What is left (ms). */
  left: () => number
}

/** What a model is told with every text. `known`: what the person gave already and must not leave. `conversation`: counts calls, and is not sent. */
export interface Asked { conversation: string; known: readonly string[]; patience: Patience }

/** What a model made of a message. Ids are ours; every `words` stands in what the person wrote. */
export interface ModelReading {
  /** Best first, at most three. */
  topics: { id: string; sure: boolean; /** It is a question of its own in the message. */ asked: boolean; facts: Record<string, 'yes' | 'no'> }[]
  crisis: boolean
  language?: Language
  command?: (typeof HEARD_COMMANDS)[number]
  /** Where in the message an answer to a letter's question stands. */
  answers: { slot: (typeof HEARD_SLOTS)[number]; words: string }[]
  /** What the person wants to change in the letter. */
  change?: (typeof HEARD_SLOTS)[number]
}

/** What a model found in a letter of refusal; every `words` stands in the letter. */
export interface ModelFinding {
  grounds: { topic: string; words: string }[]
  lines: { line: NoticeLine; words: string }[]
}

/**
 * A language model that reads along. Each answer may be undefined: it is off, it failed, it came too late, or the text may not leave. Never throws.
 * Nothing it says is believed: src/bot/model is where it is held against what was written and what the law says.
 */
export interface Model {
  /** Starts the clock of a turn. */
  patience: () => Patience
  read: (message: { said: string; /** The slot that is asked for. */ asking?: SlotKind | undefined }, asked: Asked) => Promise<ModelReading | undefined>
  readLetter: (letter: string, asked: Asked) => Promise<ModelFinding | undefined>
  /** The curated text in words that fit what the person said. */
  reword: (answer: { said: string; curated: string; language: Language }, asked: Asked) => Promise<string | undefined>
  /** The person's own story, in order and spelled right. */
  tidy: (story: string, asked: Asked) => Promise<string | undefined>
}

