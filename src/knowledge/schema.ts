import { z } from 'zod'
import type { ClaimName, Claims } from './claims.ts'
import type { Remedy } from './remedy.ts'
import type { Sheet } from './sheet.ts'
import type { StateLaw } from './state.ts'

/** An id is the file's name: kebab-case, never changed after release. */
const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower case words joined by "-"')
const Line = z.string().trim().min(1)
/** A plain day, YYYY-MM-DD. */
const Day = z.iso.date()

export const Verdict = z.enum(['may-refuse', 'may-refuse-reviewable', 'may-not-refuse', 'depends', 'informational', 'out-of-scope', 'crisis'])
export type Verdict = z.infer<typeof Verdict>

/** Which verdicts a topic may have follows from the folder it stands in: a barrier can never say "they may refuse". */
export const VERDICTS_OF_GROUP = {
  unreviewable: ['may-refuse', 'depends'],
  reviewable: ['may-refuse-reviewable'],
  invalid: ['may-not-refuse', 'depends', 'informational'],
  procedure: ['may-not-refuse', 'depends', 'informational'],
  'how-to': ['informational'],
  'who-asks': ['depends', 'informational'],
  special: ['may-not-refuse', 'depends', 'informational'],
  other: ['out-of-scope', 'crisis'],
} as const satisfies Record<string, readonly Verdict[]>
export type Group = keyof typeof VERDICTS_OF_GROUP

/** An authority of knowledge/law/authorities.yaml and the paragraph in it; "*" for the whole of it. */
export const Citation = z.strictObject({ authority: Id, paragraph: z.string().default('*') })
export type Citation = z.infer<typeof Citation>

/** How an answer to a fact is known. */
export const ANSWERS = ['yes', 'no', 'unknown'] as const
export type Answer = (typeof ANSWERS)[number]

/** `verdict`: what this answer makes of the topic; left out, it settles nothing. `shows`: patterns, parted by "|", by which a message says it. */
const FactAnswer = z.strictObject({ verdict: Verdict.exclude(['crisis']).optional(), shows: Line.optional() })
/** One fact that may turn a topic's verdict. */
const TurningFact = z.strictObject({
  id: Id,
  /** `needs`: the refusal stands only with a yes. `defeats`: a yes ends the matter. */
  role: z.enum(['needs', 'defeats']).optional(),
  /** A yes-or-no question; left out when the fact is read from messages but never asked. */
  question: Line.max(220).optional(),
  citation: Citation,
  /** A rule of days: the fact is a yes where the day on which the person asked lies further back than that, else a no. */
  past: z.string().regex(/^[a-z_]+$/).optional(),
  yes: FactAnswer.default({}),
  no: FactAnswer.default({}),
  unknown: FactAnswer.omit({ shows: true }).default({}),
})

/**
 * How offices give this topic as their reason, in patterns parted by "|" (src/understand/patterns.ts). `says`: a reason as it stands.
 * `names`: words that are the reason only in a sentence that refuses or gives a reason. `cites`: the paragraph of a law. `not`: takes away finds it overlaps.
 */
const Refusals = z.strictObject({ says: Line.optional(), names: Line.optional(), cites: Line.optional(), not: Line.optional() })
export const REFUSAL_WAYS = ['says', 'names', 'cites', 'not'] as const
export type RefusalWay = (typeof REFUSAL_WAYS)[number]

/** A message and the facts of its topic that it tells: those that are so, and those that are not. */
export const Telling = z.strictObject({ says: Line, is: z.array(Id).default([]), not: z.array(Id).default([]) }).transform(({ says, is, not }): Told => (
  { text: says, facts: { ...Object.fromEntries(is.map((fact) => [fact, 'yes' as const])), ...Object.fromEntries(not.map((fact) => [fact, 'no' as const])) } }))
export interface Told { text: string; facts: Record<string, 'yes' | 'no'> }
/** A message of a topic, with the facts that it tells if it tells any. */
const Phrase = z.union([Line.transform((text): Told => ({ text, facts: {} })), Telling])

/** The front matter of knowledge/topics/<group>/<id>.md. */
export const TopicHead = z.strictObject({
  title: Line.max(60),
  verdict: Verdict,
  checked: Day,
  citations: z.array(Citation).min(1),
  /** The answer adds the time that the person's own state sets; `asks`: and asks for the state. */
  state_time: z.enum(['adds', 'asks']).optional(),
  turns_on: z.array(TurningFact).default([]),
  letters: z.array(Id).default([]),
  next: z.array(Id).max(3).default([]),
  refusals: Refusals.optional(),
  phrases: z.array(Phrase).min(8),
  tests: z.array(Line).min(3),
})

/** The front matter of <id>.<language>.md: all else comes from the English file beside it. */
export const TopicTranslation = z.strictObject({
  title: Line.max(60),
  turns_on: z.record(Id, z.strictObject({ question: Line.max(240).optional(), yes: Line.optional(), no: Line.optional() })).default({}),
  refusals: Refusals.optional(),
  phrases: z.array(Phrase).min(8),
  tests: z.array(Line).min(2),
})

/** The headings of a topic's prose, the same in every language's file. "At the desk": what a person can say to the one who says no. */
export const SECTIONS = ['Verdict', 'Answer', 'What to do now', 'What would change this', 'More', 'At the desk', 'In a letter'] as const
export type Section = (typeof SECTIONS)[number]
export const REQUIRED_SECTIONS: readonly Section[] = ['Verdict', 'Answer', 'What to do now']

/** What is said when a fact is known, in place of the topic's own words: the section "## If <fact>: <answer>". */
export interface Outcome {
  /** The verdict in a sentence or two. */
  verdict: string
  why?: string
  /** Numbered steps, where the topic's own do not fit. */
  steps?: string
}

/** What a topic says in one language. Prose is Liquid: numbers of the law come in as {{ law.<name> }}. */
export interface TopicText {
  title: string
  phrases: string[]
  /** The same, with the facts they tell. */
  told: Told[]
  tests: string[]
  sections: Partial<Record<Section, string>>
  /** By the fact's id. */
  questions: Partial<Record<string, string>>
  /** By "<fact>: <answer>". */
  outcomes: Partial<Record<string, Outcome>>
  /** The same for "In a letter", where its own words do not fit a fact: the section "## In a letter if <fact>: <answer>". */
  inLetter: Partial<Record<string, string>>
}

/** A fact that may turn the verdict of its topic, and how a message says it, in any language. */
export interface Fact {
  id: string
  role?: 'needs' | 'defeats'
  citation: Citation
  /** A rule of days: yes where the day of asking lies further back. */
  past?: string
  verdicts: Partial<Record<Answer, Verdict>>
  shows: Record<'yes' | 'no', string[]>
}

export interface Topic {
  id: string
  group: Group
  verdict: Verdict
  checked: string
  citations: Citation[]
  state_time?: 'adds' | 'asks'
  /** In the order in which they are asked. */
  facts: Fact[]
  letters: string[]
  next: string[]
  /** How offices give it as their reason, in any language; all empty where none does. */
  refusals: Record<RefusalWay, string[]>
  text: Map<Language, TopicText>
}

export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** How well the text behind an authority was read. What was only remembered is never shown, 988 excepted: safety, not law. */
export const Authority = z.strictObject({
  title: Line,
  /** How the rule is named beside an answer, e.g. "45 CFR 164.524". */
  label: Line,
  url: z.url(),
  seen: z.enum(['full-text', 'excerpt', 'secondary', 'safety']),
  paragraphs: z.array(z.string()).min(1),
})
export type Authority = z.infer<typeof Authority> & { id: string }

/** A number the law sets, with the first day it holds; knowledge/law/rules.yaml. Named {{ law.<name> }} in prose. */
export const Rule = z.strictObject({
  means: Line,
  citation: Citation,
  values: z.array(z.strictObject({ from: Day, value: z.number().positive(), unit: z.enum(['days', 'business-days', 'months', 'years', 'dollars', 'complaints']) })).min(1),
})
export type Rule = z.infer<typeof Rule>

/** The three rights that have letters and a time to answer of their own. */
/** The three rights with a clock of their own: a copy of the record, a correction, the list of disclosures. */
const Right = z.enum(['access', 'amendment', 'accounting'])
export type Right = z.infer<typeof Right>

/** The front matter of knowledge/letters/<id>.md. */
export const LetterFacts = z.strictObject({
  title: Line,
  /** Slots that must be answered, and those asked for but may stay open; in the order they are asked. */
  needs: z.array(z.string()).min(1),
  wants: z.array(z.string()).default([]),
  citations: z.array(Citation).min(1),
  /** The rule whose days give the date the answer is due. */
  due: z.string().optional(),
  /** The rights it may be about. Of a case about another right it says nothing. */
  rights: z.array(Right).min(1).default(['access']),
  /** Topics whose "In a letter" it takes in where the case is about them, besides the reasons they gave. */
  takes: z.array(Id).default([]),
  /** Facts, as "<topic>.<fact>: <yes or no>", with which this letter is not the right one. */
  unfit: z.array(z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+: (yes|no)$/)).default([]),
  /** Every claim the body makes, with the facts that must be known before it is made here: those the claim needs, and what its sentence names. */
  claims: z.record(z.string(), z.array(z.string())).default({}),
})
export const LetterTranslation = z.strictObject({ title: Line })
export interface LetterText { title: string; body: string }
export interface Letter {
  id: string
  needs: string[]
  wants: string[]
  citations: Citation[]
  due?: string
  rights: Right[]
  takes: string[]
  unfit: string[]
  /** By claim, the facts without which this letter does not make it. */
  claims: Partial<Record<ClaimName, string[]>>
  text: Map<Language, LetterText>
}

export interface Knowledge {
  topics: Map<string, Topic>
  letters: Map<string, Letter>
  authorities: Map<string, Authority>
  rules: Map<string, Rule>
  claims: Claims
  /** What can be done about a refusal or a silence, in the order in which it is taken. */
  remedies: Map<string, Remedy>
  /** The page to hand over at the desk. */
  sheet: Sheet
  /** By code, the states whose law was read. */
  states: Map<string, StateLaw>
}
