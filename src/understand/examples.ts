import { z } from 'zod'
import { LANGUAGES, type Knowledge, type Language } from '../knowledge/schema.ts'
import { readContent } from './lexicon.ts'
import { OUT_OF_SCOPE_KINDS } from './reading.ts'

/** A message whose reading is known: a topic's id, `out-of-scope/<kind>`, or `vague`. */
export interface Example { id: string; text: string; language: Language }

/** Classes that are no topic. */
export const OUT_OF_SCOPE = 'out-of-scope'
export const VAGUE = 'vague'
export const CRISIS = 'crisis'

const Messages = z.strictObject({ en: z.array(z.string()).default([]), es: z.array(z.string()).default([]) })
type Messages = z.infer<typeof Messages>
const CrisisMessages = z.strictObject({ crisis: Messages, calm: Messages })
const OutOfScopeFile = z.record(z.enum(OUT_OF_SCOPE_KINDS), Messages)

/** All known messages: the topics' phrases, and those of knowledge/understanding that are about nothing we answer. Throws ContentError. */
export function examplesOf({ topics }: Knowledge, folder: string): Example[] {
  const written = [...topics.values()].filter(({ group }) => group !== 'other').flatMap(({ id, text }) => [...text].flatMap(([language, { phrases }]) => phrases.map((phrase) => ({ id, language, text: phrase }))))
  const outside = Object.entries(readContent(folder, 'out-of-scope.yaml', OutOfScopeFile)).flatMap(([kind, messages]) => spread(`${OUT_OF_SCOPE}/${kind}`, messages))
  return [...written, ...outside, ...spread(VAGUE, readContent(folder, 'vague.yaml', Messages))]
}

/** What the topics say of themselves, sentence by sentence: the law's words for what people call otherwise. What is said at a desk tells nothing more. */
export function explanationsOf({ topics }: Knowledge): Example[] {
  const sentences = (prose: string) => prose.split('\n').flatMap((line) => line.replace(/^(?:[-*]|\d+\.) /, '').split(/(?<=[.?!]) /)).filter((sentence) => sentence.length > 15)
  return [...topics.values()].filter(({ group }) => group !== 'other').flatMap(({ id, text }) => [...text].flatMap(([language, { title, sections }]) =>
    [title, ...Object.entries(sections).flatMap(([name, prose]) => (name === 'At the desk' ? [] : sentences(prose)))].map((sentence) => ({ id, language, text: sentence }))))
}

/** Cries, those of the crisis topic among them, and messages that only sound like one. Throws ContentError. */
export function crisisMessages({ topics }: Knowledge, folder: string): { crisis: Example[]; calm: Example[] } {
  const { crisis, calm } = readContent(folder, 'crisis-messages.yaml', CrisisMessages)
  const topic = [...(topics.get(CRISIS)?.text ?? [])].flatMap(([language, { phrases }]) => phrases.map((text) => ({ id: CRISIS, text, language })))
  return { crisis: [...topic, ...spread(CRISIS, crisis)], calm: spread('calm', calm) }
}

const spread = (id: string, messages: Messages): Example[] => LANGUAGES.flatMap((language) => messages[language].map((text) => ({ id, language, text })))
