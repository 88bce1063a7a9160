import { z } from 'zod'
import { Phrases, wordList } from '../../src/understand/word-lists.ts'
import { phraseFinder, singular } from './phrases.ts'

const Sensitive = z.enum(['hiv', 'mental-health', 'reproductive', 'substance-use'])
export type Sensitive = z.infer<typeof Sensitive>

/** knowledge/understanding/records.yaml. */
export const list = wordList('records', z.strictObject({
  whole: Phrases, bare: Phrases, around: Phrases,
  kinds: z.record(z.string().regex(/^[a-z-]+$/), z.strictObject({ sensitive: Sensitive.optional(), words: Phrases, letter: z.strictObject({ en: z.string(), es: z.string() }) })),
}))
const both = ({ en, es }: Phrases) => [...en, ...es]
/** Words of a kind of record: "x-rays", "notas de consulta". */
export const findKinds = phraseFinder<string>(Object.entries(list.kinds).flatMap(([kind, { words }]) => both(words).map((phrase) => [phrase, kind] as const)))
/** Words for all there is. */
export const findWhole = phraseFinder<true>(both(list.whole).map((phrase) => [phrase, true] as const))
/** Words for records and no kind of them: "my file". */
export const findBare = phraseFinder<true>(both(list.bare).map((phrase) => [phrase, true] as const))
/** Small words that stand around and say nothing. */
export const around = new Set(both(list.around).map(singular))
