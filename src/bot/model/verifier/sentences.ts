import type { Language } from '../../../knowledge/schema.ts'

const PLAIN: Readonly<Record<Language, RegExp>> = { en: /[A-Za-z0-9 \n.,;:?'"()$%-]/, es: /[A-Za-z0-9áéíóúüñÁÉÍÓÚÜÑ \n.,;:?¿'"()$%-]/ }

/** Whether a text is written in the letters and marks of its language, or in those of the text it goes back to. What cannot be seen is in neither. */
export function hasOnly(text: string, source: string, language: Language): boolean {
  const known = new Set(straight(source))
  return !straight(text).includes('..') && [...straight(text)].every((letter) => PLAIN[language].test(letter) || known.has(letter))
}

/** Cuts a text after its full stops and question marks, and at the semicolon of two statements; what stands in quotation marks stays whole. */
export function sentencesOf(text: string): string[] {
  const whole = straight(text).match(/(?:"[^"]*"?|[^".?!]|[.?!](?!["')]*(?:\s|$)))+[.?!"')]*/g) ?? []
  return whole.flatMap((sentence) => sentence.split(AFTER_QUOTE)).flatMap((sentence) => (HALVES.test(sentence) ? sentence.split(';') : [sentence])).map((sentence) => sentence.trim()).filter(Boolean)
}

/** A quotation with a full stop of its own may end a sentence. */
const AFTER_QUOTE = /(?<=[.?!]")\s+(?=[\p{Lu}¿])/u
/** One semicolon and no list announced. */
const HALVES = /^[^;:]*;[^;:]*$/

/** Whether a sentence ends as a question. */
export const asks = (sentence: string): boolean => /\?["')]*$/.test(sentence)

/** What stands in quotation marks, in small letters. */
export const quotesOf = (text: string): string[] => (straight(text).match(/"[^"]*"?/g) ?? []).map((quote) => quote.toLowerCase())

/** Straight quotes and plain dashes. */
export const straight = (text: string): string => text.normalize('NFC').replace(/[\u2018\u2019]/g, '\'').replace(/[\u201c\u201d]/g, '"').replace(/[\u2013\u2014]/g, '-')
