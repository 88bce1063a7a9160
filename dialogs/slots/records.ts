import { z } from 'zod'
import type { RecordItem, Records, Slot } from '../../src/dialog/slot.ts'
import type { Language } from '../../src/knowledge/schema.ts'
import { declines } from '../../src/understand/commands.ts'
import { tidy, wordsOf } from '../../src/understand/text.ts'
import { Phrases, wordList } from '../../src/understand/word-lists.ts'
import { phraseFinder, singular } from './phrases.ts'
import { declined, turnsAside, unreadable } from './reply.ts'

const list = wordList('records', z.strictObject({
  whole: Phrases, bare: Phrases, around: Phrases,
  kinds: z.record(z.string(), z.strictObject({ words: Phrases, letter: z.strictObject({ en: z.string(), es: z.string() }), sensitive: z.string().optional() })),
}))
const both = ({ en, es }: Phrases) => [...en, ...es]
const findWhole = phraseFinder(both(list.whole).map((phrase) => [phrase, true] as const))
const findKinds = phraseFinder(Object.entries(list.kinds).flatMap(([kind, { words }]) => both(words).map((phrase) => [phrase, kind] as const)))
const silent = new Set([...both(list.bare), ...both(list.around)].flatMap((phrase) => wordsOf(phrase).map(singular)))
const sensitiveKinds = new Set(Object.entries(list.kinds).filter(([, { sensitive }]) => sensitive).map(([kind]) => kind))

/** Whether records of this wish may tell of HIV, mental health, reproduction or drugs: everything does. */
export const isSensitive = (records: Records | null | undefined): boolean => records === 'all' || Boolean(records?.some(({ kind }) => kind !== undefined && sensitiveKinds.has(kind)))

/** The wanted records as a letter names them. */
export const describeRecords = (records: RecordItem[], language: Language): string =>
  records.map(({ kind, text }) => (kind ? list.kinds[kind]?.letter[language] : undefined) ?? text).join('; ')

const saysWhole = (words: readonly string[]) => findWhole(words).length > 0

/** What is wanted in one part of a list: the kinds it names, else the person's own words if they say anything. */
function itemsIn(part: string): RecordItem[] {
  const text = part.replace(/^(?:(?:and|the|my|her|his|any|all|y|los|las|mis|sus|e|just|only|solo)\s+)+/i, '').replace(/[.!?]+$/, '').trim()
  const words = wordsOf(text)
  const kinds = [...new Set(findKinds(words).map(({ value }) => value))]
  const own = words.filter((word) => !silent.has(singular(word)))
  if (kinds.length > 0) return kinds.map((kind) => ({ kind, text }))
  return own.length > 0 ? [{ text }] : []
}

/** Reads a list of wanted records: kinds we know by name, and the person's own words for the rest. */
export function recordsIn(said: string): Records | undefined {
  const text = tidy(said, 600)
  const words = wordsOf(text)
  if (saysWhole(words) && !/\b(?:about|except|but not|on her|on his)\b/i.test(text)) return 'all'
  const items = text.split(/\s*(?:[,;&\n]|\band\b|\by\b|\bplus\b|(?<=\s)n(?=\s))\s*/i).flatMap(itemsIn)
  const unique = items.filter(({ kind, text: own }, i) => items.findIndex((other) => (kind ? other.kind === kind : other.text === own)) === i)
  return unique.length > 0 ? unique.slice(0, 30) : undefined
}

/** Only what is known by name; for messages that say more than a list. */
export function namedRecordsIn(said: string): Records | undefined {
  const words = wordsOf(said)
  if (saysWhole(words)) return 'all'
  const kinds = [...new Set(findKinds(words).map(({ value }) => value))]
  return kinds.length > 0 ? kinds.map((kind) => ({ kind, text: list.kinds[kind]!.letter.en })) : undefined
}

export const records: Slot<'records'> = {
  kind: 'records',
  required: true,
  choices: ['all'],
  read(said) {
    if (said.length > 1_000) return unreadable
    if (declines(said)) return declined
    if (turnsAside(said)) return unreadable
    const read = recordsIn(said)
    if (!read) return unreadable
    if (read !== 'all' && read.every(({ kind }) => !kind) && /\b(?:i|they|you|he|she|wont|ignore|me|yo|ellos)\b/i.test(said) && wordsOf(said).length > 4) return unreadable
    return { value: read }
  },
}
