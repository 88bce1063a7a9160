import { z } from 'zod'
import type { Knowledge } from '../knowledge/schema.ts'
import { crisisMessages, examplesOf } from './examples.ts'
import { readContent } from './lexicon.ts'
import { toldOf } from './told.ts'

/** Fewer different messages than this, and a word may be one writer's: a name, a place. */
const MESSAGES = 3
/** Before a surname, in small letters too. */
const TITLES = new Set('dr dra mr mrs ms sr sra srta doña don'.split(' '))
/** Stands for a name in a pair, as it does in what is sent. */
const NAME = '<name>'
/** Always has a capital in careful English: that tells nothing. */
const I = /^i(?:'|$)/

const Listed = z.string().transform((text) => text.trim().split(/\s+/))
/** knowledge/understanding/may-be-sent.yaml. */
const MayBeSent = z.strictObject({ capitals: Listed, phrases: z.array(z.string().regex(/^\p{Lu}\S+( \S+)+$/u)), words: Listed })

/**
 * The everyday words of all our own messages and of the topics' prose, in lower case, accents kept; the pairs in which they stand side by side, as "the bill", or
 * after a name with a title, as "<name> died"; and those of knowledge/understanding/may-be-sent.yaml, some with a capital. Each word and pair of the messages stands in at least three different ones in lower case, and no
 * more often with a capital in mid-sentence or after a title: so no name is among them that is not a word as well. Sorted. Throws ContentError.
 */
export function learnVocabulary(knowledge: Knowledge, folder: string): string[] {
  const asWord = new Map<string, number>()
  const asName = new Map<string, number>()
  for (const text of messagesOf(knowledge, folder)) {
    const { words, names } = entriesOf(text)
    for (const entry of words) asWord.set(entry, (asWord.get(entry) ?? 0) + 1)
    for (const entry of names) asName.set(entry, (asName.get(entry) ?? 0) + 1)
  }
  const isKnown = (word: string) => (asWord.get(word) ?? 0) >= MESSAGES && (asName.get(word) ?? 0) <= asWord.get(word)!
  const learned = [...asWord.keys()].filter((entry) => asWord.get(entry)! >= MESSAGES && entry.split(' ').every((word) => word === NAME || isKnown(word)))
  const { capitals, phrases, words } = readContent(folder, 'may-be-sent.yaml', MayBeSent)
  return [...new Set([...learned, ...capitals, ...phrases, ...words])].sort()
}

/** Each once, though a topic's phrases are also among what tells its facts. */
function messagesOf(knowledge: Knowledge, folder: string): Set<string> {
  const { crisis, calm } = crisisMessages(knowledge, folder)
  const topics = [...knowledge.topics.values()]
  const told = topics.flatMap((topic) => toldOf(topic, folder))
  const prose = topics.flatMap(({ text }) => [...text.values()].flatMap(({ title, sections, questions, outcomes }) =>
    [title, ...Object.values(sections), ...Object.values(questions), ...Object.values(outcomes).flatMap((outcome) => Object.values(outcome ?? {}))]))
  return new Set([...[...examplesOf(knowledge, folder), ...crisis, ...calm, ...told].map(({ text }) => text), ...prose.flatMap(sentences)])
}

/** What is filled in from elsewhere ("{{ law.days }}") parts words that do not stand side by side. */
const sentences = (prose: string): string[] => prose.replace(/\{[{%].*?[%}]\}/g, '.').split(/\n|(?<=[.?!]) /)

/** What stands in a message: words in lower case and their pairs; and words that may be names there, with a capital that no beginning of a sentence asks for or after a title. */
function entriesOf(text: string): { words: Set<string>; names: Set<string> } {
  const found = { words: new Set<string>(), names: new Set<string>() }
  const tidy = text.normalize('NFC').replace(/[\u2018\u2019]/g, '\'')
  let end = 0
  let before: { word: string; isSmall: boolean; isTitled: boolean } | undefined
  for (const { 0: typed, index } of tidy.matchAll(/\p{L}+(?:'\p{L}+)*/gu)) {
    const between = tidy.slice(end, index)
    const word = typed.toLowerCase()
    const isSmall = typed === word || I.test(word)
    const isTitled = before !== undefined && TITLES.has(before.word) && /^\.? $/.test(between)
    if (isTitled || (!isSmall && end > 0 && !/[.?!:\n"\u201c\u201d¿¡(]/.test(between))) found.names.add(word)
    if (isSmall) found.words.add(word)
    if (isSmall && before?.isSmall && /^[ -]$/.test(between)) found.words.add(`${before.word} ${word}`)
    if (isSmall && before?.isTitled && between === ' ') found.words.add(`${NAME} ${word}`)
    before = { word, isSmall, isTitled }
    end = index + typed.length
  }
  return found
}
