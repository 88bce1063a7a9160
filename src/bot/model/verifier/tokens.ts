import { createRequire } from 'node:module'
import type { Language } from '../../../knowledge/schema.ts'
import { straight } from './sentences.ts'

/** A word, a number, a quotation or a mark of a sentence. */
export interface Token {
  /** In small letters, without accents; but "sí" and "él", which are other words without. */
  word: string
  /** With its accents. */
  typed: string
  /** What it is compared by: a word's stem and form, anything else as it stands. */
  key: string
  mark: boolean
}

/** Texts are looked at up to here. */
export const MAX_CHARACTERS = 4000

const stemmers = createRequire(import.meta.url)('snowball-stemmers') as { newStemmer: (language: string) => { stem: (word: string) => string } }
const stemmer = { en: stemmers.newStemmer('english'), es: stemmers.newStemmer('spanish') }

export const stemOf = (word: string, language: Language): string => stemmer[language].stem(word)

const PIECE = /"[^"]*"|[$€£]?\d[\d.,/:-]*\d%?|[$€£]?\d%?|\p{L}+(?:['-]\p{L}+)*(?:(?<=s)'(?!\p{L}))?|[^\s]/gu

/** The words and marks of a text in small letters, straight quotes and plain dashes. */
export const piecesOf = (text: string): string[] => straight(text.slice(0, MAX_CHARACTERS)).toLowerCase().match(PIECE) ?? []

/** The tokens of a sentence, contractions written out and every "no" a "not". */
export function tokensOf(sentence: string, language: Language): Token[] {
  const pieces = piecesOf(sentence)
  return (language === 'en' ? rewritten(pieces.flatMap(english)) : pieces).map((piece) => toToken(piece, language))
}

export function toToken(piece: string, language: Language): Token {
  const word = ACCENTED.has(piece) ? piece : piece.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return { word, typed: piece, key: keyOf(word, language), mark: isMark(piece) }
}

/** "Sí" says yes and "si" says if, "él" is he and "el" is the. */
const ACCENTED: ReadonlySet<string> = new Set(['sí', 'él'])

const isMark = (word: string): boolean => !/[\p{L}\p{N}"]/u.test(word)

const CUT: readonly [string, readonly string[]][] = [['n\'t', ['not']], ['\'re', ['are']], ['\'ve', ['have']], ['\'ll', ['will']], ['\'d', ['would']], ['\'m', ['am']], ['\'s', []], ['\'', []]]
const WHOLE: Readonly<Record<string, readonly string[]>> = { 'can\'t': ['can', 'not'], 'cannot': ['can', 'not'], 'won\'t': ['will', 'not'], 'it\'s': ['it', 'is'], 'that\'s': ['that', 'is'], 'no': ['not'] }

export function english(piece: string): readonly string[] {
  if (Object.hasOwn(WHOLE, piece)) return WHOLE[piece]!
  const cut = CUT.find(([ending]) => piece.endsWith(ending) && piece.length > ending.length)
  return cut ? [piece.slice(0, -cut[0].length), ...cut[1]] : [piece]
}

/** Different words for one thing: "need not" and "do not have to", "need no" and "do not need". */
function rewritten(words: readonly string[]): string[] {
  const out: string[] = []
  for (let i = 0; i < words.length; i++) {
    const [word, next] = [words[i]!, words[i + 1]]
    if ((word === 'have' || word === 'has' || word === 'need' || word === 'needs') && next === 'to') {
      out.push('must')
      i++
    } else if ((word === 'need' || word === 'needs') && next === 'not') {
      // "You need no lawyer" has a thing after it, "they need not explain" a verb: the first keeps its verb.
      out.push('not', NEEDED.has(words[i + 2] ?? '') ? 'need' : 'must')
      i++
    } else out.push(word)
  }
  return out
}

/** What one is said not to need. */
const NEEDED = new Set(['lawyer', 'reason', 'special', 'form', 'consent', 'leave'])

function keyOf(word: string, language: Language): string {
  if (!/^\p{L}/u.test(word) || ACCENTED.has(word)) return word
  if (BE.has(word)) return 'be'
  return `${stemOf(word, language)}${formOf(word, language)}`
}

const BE = new Set(['is', 'are', 'am', 'be'])

/** What the stem hides and the meaning needs: the past in English; in Spanish whether they do it or one does. */
function formOf(word: string, language: Language): string {
  if (language === 'en') return word.length > 4 && word.endsWith('ed') ? '+ed' : ''
  if (word.endsWith('ndo')) return '+ndo'
  return word.endsWith('n') ? '+n' : /[aei]r(?:l[aeo]s?|se)?$/.test(word) ? '+r' : ''
}
