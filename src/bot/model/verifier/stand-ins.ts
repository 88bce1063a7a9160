import type { Language } from '../../../knowledge/schema.ts'
import type { Curated } from './curated.ts'
import type { Operators } from './operators.ts'
import type { Token } from './tokens.ts'

/** What the comparison of one rewording goes by. */
export interface Terms {
  language: Language
  operators: Operators
  /** The office's name in the rewording, where the curated text has another: "the clinic" for "they". */
  office: string | undefined
  /** Words of the curated text, as they stand. */
  curated: ReadonlySet<string>
}

/** What a rewording is compared by; undefined where it names more than one office that the curated text does not. */
export function termsOf(tokens: readonly (readonly Token[])[], base: readonly Curated[], language: Language, operators: Operators): Terms | undefined {
  const curated = new Set(base.flatMap((one) => one.tokens.map(({ word }) => word)))
  const named = [...new Set(tokens.flatMap((own) => own.map(({ word }) => word)))].filter((word) => operators.offices.has(word))
  const strange = named.filter((word) => !curated.has(word))
  const known = named.filter((word) => curated.has(word) && isOne(word, base))
  return strange.length > 1 ? undefined : { language, operators, curated, office: strange[0] ?? (known.length === 1 ? known[0] : undefined) }
}

/** Whether the curated text means no other by a word than the one that has the record: not "another office", not "your doctor". */
const isOne = (office: string, base: readonly Curated[]): boolean => base.every(({ tokens }) => tokens.every(({ word }, i) =>
  word !== office || (ARTICLES.has(tokens[i - 1]?.word ?? '') && !['for', 'de', 'of'].includes(tokens[i + 1]?.word ?? ''))))

const ARTICLES = new Set(['the', 'a', 'an', 'la', 'el', 'una', 'un'])

/** Whether a word may stand in any rewording of the text: one of its own, a small one, or a name for those it speaks of. */
export function isKnown({ word, key, mark }: Token, base: readonly Curated[], { light, openings, offices, family, records }: Operators): boolean {
  return mark || light.has(word) || offices.has(word) || family.has(word) || records.has(word) || STAND_INS.has(word) || openings.some((opening) => opening.includes(word))
    || base.some(({ tokens }) => tokens.some((own) => own.key === key || own.key === `${key}+n`))
}

const STAND_INS = new Set(['it', 'its', 'he', 'she', 'can', 'usted', 'for', 'para', 'de', 'and', 'or', 'but', 'yet', 'y', 'e', 'o', 'u', 'pero'])

/** Whether the word of the sentence at `place` says the curated one at `i`. */
export function says(tokens: readonly Token[], i: number, said: readonly Token[], place: number, terms: Terms): boolean {
  const [own, other] = [tokens[i]!, said[place]!]
  const { operators: { family }, language, office, curated } = terms
  if (own.key === other.key) return true
  const named = office !== undefined && other.word === office
  if (named && (THEY.has(own.word) || (CALLED.has(own.word) && isTheOffice(tokens, i)))) return true
  if (office !== undefined && IT.get(other.word) === own.word) return true
  if (own.word === 'may' && other.word === 'can' && isActor(tokens[i - 1], terms) && isActor(said[place - 1], terms)) return true
  if (language === 'es' && office !== undefined && own.key === `${other.key}+n` && follows(said, place, office)) return true
  const kin = family.has(other.word) && !curated.has(other.word)
  if (PERSON.has(other.word) && own.word === 'patient' && said.slice(0, place).some(({ word }) => family.has(word))) return true
  return kin && (own.word === 'patient' || own.word === 'paciente')
}

const THEY = new Set(['they', 'them', 'their', 'ellos'])
const CALLED = new Set(['office', 'oficina'])
const THE = new Set(['the', 'la', 'el'])
const PERSON = new Set(['he', 'she'])
const IT: ReadonlyMap<string, string> = new Map([['it', 'they'], ['its', 'their']])

/** The one that has the record: not "another office", and not the Office for Civil Rights. */
const isTheOffice = (tokens: readonly Token[], i: number): boolean => THE.has(tokens[i - 1]?.word ?? '') && !['for', 'de', 'of'].includes(tokens[i + 1]?.word ?? '')

const isActor = (token: Token | undefined, { office }: Terms): boolean => token !== undefined && (ACTORS.has(token.word) || token.word === office)
const ACTORS = new Set(['they', 'you', 'it'])

/** "La clínica no le puede": the office stands before the verb, with nothing between but what belongs to the verb. */
function follows(said: readonly Token[], place: number, office: string): boolean {
  let before = place - 1
  while (BESIDE_VERB.has(said[before]?.word ?? '')) before--
  // "La clínica puede cobrar, pero no puede exigir": it goes on with the same.
  if (['y', 'pero', 'ni'].includes(said[before]?.word ?? '')) return said.slice(0, before).some(({ word }) => word === office) && !said.slice(0, before).some(({ word }) => word === 'usted')
  return said[before]?.word === office
}

const YOU_DO = new Set(['puede', 'necesita'])
const IT_DOES = new Set(['ser', 'estar', 'haber', 'tener', 'ayudar'])
const BESIDE_VERB = new Set(['no', 'le', 'la', 'lo', 'se', 'tambien'])

/** How many words may stand at `place` where the curated text has none: whose record it is, and in Spanish who the verb speaks of. */
export function inserted(tokens: readonly Token[], i: number, said: readonly Token[], place: number, terms: Terms, { claimsRight, condition }: { claimsRight: boolean; condition: boolean }): number {
  const { language, office, curated, operators: { family, records } } = terms
  const word = said[place]!.word
  const owned = (n: number) => ['your', 'their', 'own', 'its', 'su', 'sus', 'propio', 'propia'].includes(tokens[n]?.word ?? '')
  if (language === 'en') {
    const record = said[place + 1]
    const kin = family.has(word) && !curated.has(word) && said[place - 1]?.word === 'your'
    return kin && record && records.has(record.word) && tokens[i]?.key === record.key && (!owned(i - 1) || condition) && (!claimsRight || condition) ? 1 : 0
  }
  // "Puede pedirlo" speaks to the reader, where nobody was spoken of before.
  if (word === 'usted' && i === 0 && place === 0 && YOU_DO.has(tokens[0]?.word ?? '') && !IT_DOES.has(tokens[1]?.word ?? '')) return 1
  if (office !== undefined && word === office) {
    const isVerb = (token: Token) => !BESIDE_VERB.has(token.word)
    const [own, other] = [tokens.slice(i).find(isVerb), said.slice(place + 1).find(isVerb)]
    return own && other && own.key === `${other.key}+n` ? 1 : 0
  }
  const kin = said[place + 2]?.word ?? ''
  const ofKin = word === 'de' && said[place + 1]?.word === 'su' && family.has(kin) && !curated.has(kin)
  return ofKin && !claimsRight && records.has(tokens[i - 1]?.word ?? '') && !owned(i - 2) ? 3 : 0
}
