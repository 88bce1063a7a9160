import { syllable } from 'syllable'
import type { Language } from '../knowledge/schema.ts'

/** How hard a text is to read: English the Flesch-Kincaid grade (8: a 13-year-old reads it), Spanish the Fernández Huerta score (60 and more: plain). */
export function readingLevel(text: string, language: Language): number {
  const sentences = text.split(/[.!?:]+(?=\s|$)|\n+/).map((s) => s.trim()).filter((s) => /\p{L}/u.test(s))
  const words = text.match(/[\p{L}'’]+/gu) ?? []
  if (words.length === 0) return language === 'en' ? 0 : 100
  const perSentence = words.length / sentences.length
  const perWord = words.reduce((sum, word) => sum + (language === 'en' ? syllable(word) : spanishSyllables(word)), 0) / words.length
  return language === 'en' ? 0.39 * perSentence + 11.8 * perWord - 15.59 : 206.84 - 60 * perWord - 1.02 * perSentence
}

/** A syllable has one vowel group; two strong vowels, or a stressed weak one, part. A silent u (que, gui) makes none. */
function spanishSyllables(word: string): number {
  const groups = word.toLowerCase().replace(/([qg])u(?=[eiéí])/g, '$1').match(/[aeiouáéíóúüy]+/g) ?? []
  return Math.max(1, groups.reduce((sum, group) => sum + 1 + [...group].slice(1).filter((vowel, i) => /[íú]/.test(vowel + group[i]!) || (/[aeoáéó]/.test(vowel) && /[aeoáéó]/.test(group[i]!))).length, 0))
}
