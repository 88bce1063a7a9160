import { z } from 'zod'
import type { Who } from '../../src/dialog/slot.ts'
import type { Language } from '../../src/knowledge/schema.ts'
import { Phrases, wordList } from '../../src/understand/word-lists.ts'
import { phraseFinder } from './phrases.ts'

const STANDINGS = ['child', 'parent', 'spouse', 'relative', 'guardian', 'agent', 'deceased'] as const
export type Standing = (typeof STANDINGS)[number]

const people = wordList('people', z.strictObject({
  self: Phrases,
  someone: Phrases,
  relations: z.record(z.string(), z.strictObject({ who: z.enum(STANDINGS), of: z.string(), en: z.array(z.string()), es: z.array(z.string()), is: z.strictObject({ en: z.string(), es: z.string() }) })),
  standings: z.record(z.enum(['deceased', 'guardian', 'agent']), Phrases),
  unclear: Phrases,
}))
export interface Relation { id: string; who: Standing; /** What the typing person is to a patient who is this to them: of a mother, a child. */ of: string }

const both = ({ en, es }: Phrases) => [...en, ...es]
const relations = Object.entries(people.relations).map(([id, r]) => ({ relation: { id, who: r.who, of: r.of }, words: [...r.en, ...r.es] }))

/** Words of kinship: mother, hijo, 'little one'. */
export const findRelations = phraseFinder<Relation>(relations.flatMap(({ relation, words }) => words.map((w) => [w, relation] as const)))
/** Words of death, guardianship and power of attorney. */
export const findStandings = phraseFinder<'deceased' | 'guardian' | 'agent'>((['deceased', 'guardian', 'agent'] as const).flatMap((s) => both(people.standings[s]).map((w) => [w, s] as const)))
export const findUnclear = phraseFinder<true>(both(people.unclear).map((w) => [w, true] as const))
export const selfWords = new Set(both(people.self))
export const someoneWords = new Set(both(people.someone))

/** A relationship in the language of the reader, or as typed where it is none of ours. */
export const relationshipWord = (value: string, language: Language): string =>
  Object.hasOwn(people.relations, value) ? people.relations[value]!.is[language] : value

/** What the typing person is to the patient, as standing of the patient: a mother's patient is her child. */
export const inverse = ({ of }: Relation): Standing => (of === 'child' || of === 'parent' || of === 'spouse' ? of : 'relative')

const AGE = /\b(\d{1,3}) ?(?:yo|y o|yr old|yrs old|year old|years old|yr|yrs|years of age|mo old|mos old|month old|months old|week old|weeks old|anos|ano|meses)\b/

/** A child or grown-up told by age: "my 5 yo", "de 8 años". */
export function byAge(text: string): Who | undefined {
  const match = AGE.exec(text)
  if (!match) return undefined
  return Number(match[1]) < 18 || /month|mo |mos |week|meses/.test(match[0]) ? 'other:child' : 'other'
}
