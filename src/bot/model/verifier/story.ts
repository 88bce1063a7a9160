import type { Language } from '../../../knowledge/schema.ts'
import type { Contractions } from '../../../understand/words.ts'
import { OPERATORS, type Operators } from './operators.ts'
import { hasOnly, sentencesOf } from './sentences.ts'
import { english, MAX_CHARACTERS, piecesOf, toToken, type Token } from './tokens.ts'
import { usageOf, type Usage } from './vocabulary.ts'

const LEAST_KEPT = 0.7
const SHORTEST = 0.5
const LONGEST = 1.2
const CANNOT = -1

/** Said out of habit or anger, and meaning nothing; they may go. */
const FILLERS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('um uh uhm er basically literally honestly really very so then anyway anyways lol omg wtf please a an the and damn fucking freaking frigging bloody smh ugh'.split(' ')),
  es: new Set('eh pues realmente muy el los las un una unos unas y entonces ay porfa carajo'.split(' ')),
}
/** They may come: nothing is claimed by them. */
const JOINTS: Readonly<Record<Language, ReadonlySet<string>>> = { en: new Set(['a', 'an', 'the', 'and', 'to', 'of']), es: new Set(['el', 'la', 'los', 'las', 'un', 'una', 'y', 'a', 'de']) }

/** What is known of words: which are in use, and what short forms stand for. */
export interface StoryWords { usage: Usage; contractions: Contractions }

/** Makes the knowledge of words from a vocabulary (lower case). */
export const storyWords = (vocabulary: readonly string[], contractions: Contractions): StoryWords => ({ usage: usageOf(vocabulary), contractions })

/** One word of the person's, with what may become of it. */
interface Told extends Token {
  /** It may go: a filler, or the same word over again. */
  spare: boolean
  content: boolean
  /** Where the sentence that begins here ends, if all of it may go. */
  skipsTo: number | undefined
}

/**
 * Whether a tidied story says what the person wrote, and no more: their words in their order, spelled right, without what means nothing. Whole
 * sentences may go where they hold no number, name, negation or condition and they and what follows point back at nothing, up to 30 % of it all. Both are looked at
 * up to 4,000 characters; a longer one is not the same.
 */
export function isSameStory(tidied: string, original: string, language: Language, { usage, contractions }: StoryWords): boolean {
  const says = tidied.trim()
  if (says.length > MAX_CHARACTERS || original.length > MAX_CHARACTERS || !hasOnly(says, original, language)) return false
  const tokensIn = (text: string) => tokensOf(text, language, contractions)
  const [now, before] = [tokensIn(says), toldIn(original, language, tokensIn)]
  if (now.length === 0 || now.length > before.length * LONGEST || now.length < before.length * SHORTEST) return false
  if (count(says, /\?+/g) !== count(original, /\?+/g) || count(says, /\(/g) > count(original, /\(/g)) return false
  return mostKept(now, before, (own, other, ahead) => isSame(own, other, ahead, language, usage), language) >= LEAST_KEPT * before.filter(({ content }) => content).length
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** The words of a text, short forms written out, its marks left out. */
function tokensOf(text: string, language: Language, contractions: Contractions): Token[] {
  return piecesOf(text).flatMap((piece) => contractions.get(piece) ?? (language === 'en' ? english(piece) : [piece])).map((piece) => toToken(piece, language)).filter(({ mark }) => !mark)
}

function toldIn(original: string, language: Language, tokensIn: (text: string) => Token[]): Told[] {
  const operators = OPERATORS[language]
  const sentences = sentencesOf(original).map((sentence) => ({ tokens: tokensIn(sentence), carries: NAMED.test(sentence) || sentence.includes('?') }))
  return sentences.flatMap(({ tokens, carries }, n) => {
    const next = sentences[n + 1]?.tokens ?? []
    const goes = !carries && !tokens.some((token) => weighs(token, operators)) && ![...tokens, ...next].some(({ word }) => operators.pointers.has(word) || operators.pronouns.has(word))
    return tokens.map((token, i) => ({
      ...token,
      spare: (FILLERS[language].has(token.word) && !(DEGREES.has(token.word) && tokens.slice(0, i).some(({ word }) => operators.negations.has(word)))) || (token.word === tokens[i - 1]?.word && !weighs(token, operators)),
      content: !FILLERS[language].has(token.word) && !operators.light.has(token.word),
      skipsTo: goes && i === 0 ? tokens.length : undefined,
    }))
  }).map((token, at) => (token.skipsTo === undefined ? token : { ...token, skipsTo: at + token.skipsTo }))
}

/** "They did not treat me very well" is not "they did not treat me well". */
const DEGREES = new Set(['really', 'very', 'literally', 'honestly', 'muy', 'realmente'])

/** A word with a capital that does not begin the sentence, "I" aside. */
const NAMED = /[^\s.?!]\s+(?!I\b)\p{Lu}/u

const weighs = ({ word }: Token, { negations, duties, leaves, limits, conditions, hedges }: Operators): boolean =>
  /\d/.test(word) || NUMBERS.has(word) || [negations, duties, leaves, limits, conditions, hedges].some((words) => words.has(word))

const NUMBERS = new Set(('one two three four five six seven eight nine ten eleven twelve twenty thirty hundred day days week weeks month months year years today yesterday monday tuesday wednesday thursday friday saturday sunday '
  + 'january february march april june july august september october november december '
  + 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cien dia dias semana semanas mes meses ano anos hoy ayer lunes martes miercoles jueves viernes sabado domingo '
  + 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre').split(' '))

/** The most of the content that can stand in the tidied story if every word of it is one of the person's, in their order; CANNOT where some word is not. */
function mostKept(now: readonly Token[], before: readonly Told[], same: (own: Token, other: Token, ahead?: Token) => boolean, language: Language): number {
  const width = now.length + 1
  const most = new Int32Array((before.length + 1) * width).fill(CANNOT)
  most[before.length * width + now.length] = 0
  for (let i = before.length; i >= 0; i--) {
    const own = before[i]
    for (let j = now.length; j >= 0; j--) {
      const other = now[j]
      let best = most[i * width + j]!
      if (own?.spare) best = Math.max(best, most[(i + 1) * width + j]!)
      if (own?.skipsTo !== undefined) best = Math.max(best, most[own.skipsTo * width + j]!)
      if (other && JOINTS[language].has(other.word)) best = Math.max(best, most[i * width + j + 1]!)
      if (own && other && same(own, other, before[i - 1])) {
        const rest = most[(i + 1) * width + j + 1]!
        if (rest !== CANNOT) best = Math.max(best, rest + Number(own.content))
      }
      most[i * width + j] = best
    }
  }
  return most[0]!
}

function isSame(own: Token, other: Token, before: Token | undefined, language: Language, { isStrange, isRespelled }: Usage): boolean {
  if (own.typed === other.typed) return true
  const ahead = before?.word ?? ''
  if (own.word === other.word) return isAccented(own.typed, other.typed, ahead, isStrange(own.typed, language), language)
  const { negations, actors, subjects } = OPERATORS[language]
  if ([negations, NUMBERS, actors, subjects].some((words) => words.has(own.word) || words.has(other.word))) return false
  // A Spanish ending says who: "firmé" is I, "firmó" is somebody else.
  if (language === 'es') return isRespelled(own.typed, other.typed, language) && own.word.at(-1) === other.word.at(-1) && (own.typed.at(-1) === other.typed.at(-1) || isAccented(own.word, other.typed, ahead, isStrange(own.word, language), language))
  return (own.key === other.key && /^\p{L}/u.test(own.word)) || isRespelled(own.typed, other.typed, language)
}

/** Whether an accent came that was only forgotten; none goes. "Pago" and "pagó" are two people, "pague" and "pagué" two ways to speak: there the word before must tell which. */
function isAccented(typed: string, spelled: string, before: string, strange: boolean, language: Language): boolean {
  if (marks(typed) > 0 && marks(spelled) <= marks(typed)) return false
  if (strange) return true
  if (/r[áé]$/.test(spelled)) return false
  const { offices, family } = OPERATORS[language]
  if (spelled.endsWith('ó')) return !OF_ONESELF.has(typed) && (THIRD.has(before) || offices.has(before) || family.has(before))
  return !spelled.endsWith('é') || !WISHED.has(before)
}

const THIRD = new Set(['me', 'nos', 'se', 'ella', 'él'])
const OF_ONESELF = new Set(['llamo', 'quedo', 'quejo', 'pregunto', 'siento'])
const WISHED = new Set(['que', 'quien', 'cuando', 'para', 'como', 'aunque', 'si'])

const marks = (word: string): number => count(word.normalize('NFD'), /[\u0300-\u036f]/g)
