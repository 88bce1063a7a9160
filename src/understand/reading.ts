import type { Language } from '../knowledge/schema.ts'

/** How sure the reading is, and so what the bot does with it. */
export type Decision =
  /** Sure: answer the first topic. */
  | 'answer'
  /** Fairly sure: answer the first and offer the others. */
  | 'answer-and-offer'
  /** Not sure: offer up to four to choose from. */
  | 'clarify'
  /** The message is not about getting records. */
  | 'out-of-scope'
  /** Nothing to go by: one open question. */
  | 'lost'

/** What a message is about and what it wants, before any dialog looks at it. */
export interface Reading {
  language: Language
  /** Words of self-harm, overdose, abuse, threats or a medical emergency, about the person or someone they know, now. */
  crisis: boolean
  decision: Decision
  /** Best first, at most three. `out-of-scope` stands first only when that is the decision. */
  topics: { id: string; p: number }[]
  /** What to answer, in the order in which it is asked: one topic, as a rule; more when the message holds more questions. None unless the decision is to answer. */
  asked: string[]
  /** For clarify: the topics to choose from, two to four. For an answer: what may have been meant instead. */
  choices: string[]
  /** A model picked the first topic among those that we held likely: good enough to answer and ask by, not to settle anything. */
  byModel?: true
  /** For out-of-scope: what it is instead, where known. */
  kind: OutOfScopeKind | undefined
  /** It asks something ("can they...?", "how long..."), with or without a question mark. */
  question: boolean
  /** It asks whether somebody may ("can they do that"). */
  mayThey: boolean
  /** It tells of a refusal, a delay or a hurdle. */
  refusal: boolean
  /** It tells of a silence: no answer, or one that never comes. */
  waiting: boolean
  /** It asks for records or for a letter to be written, now: the drafting dialog starts. */
  wantsLetter: boolean
  /** It says that an answer or a refusal came in writing. */
  gotLetter: boolean
}

/** Letters that are never written, however they are asked for. */
export const NEVER_WRITTEN = ['threat', 'false-statement', 'posing', 'court-papers'] as const
export const OUT_OF_SCOPE_KINDS = ['medical-advice', 'claim-denial', 'bill-dispute', 'other-country', 'chit-chat', 'other-persons-data', 'appointment', 'other-records', 'injection', ...NEVER_WRITTEN, 'odds', 'other'] as const
export type OutOfScopeKind = (typeof OUT_OF_SCOPE_KINDS)[number]

/** What is known before a message is read. */
export interface ReadingContext {
  /** Spoken of so far. */
  topic?: string
  language?: Language
  /** It answers a question for a name or a place, whose words mean nothing else: of a crisis only what says so plainly counts. */
  nameOrPlace?: boolean
}

/** Reads messages. Never throws on what people type; looks at the first 2,000 characters. */
export interface Reader {
  read(text: string, context?: ReadingContext): Reading
}
