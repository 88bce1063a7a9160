import type { Language } from '../knowledge/schema.ts'
import type { Words } from './words.ts'

/** Tells English from Spanish; `otherwise` when the words do not say. */
export type LanguageOf = (words: Words, otherwise: Language) => Language

/** How far the words must lean to one side before they overrule the language spoken so far. */
const ENOUGH = 0.9
/** No single word decides alone. */
const MOST_OF_A_WORD = 2.5
const MARK = 1.5
/** A word must have been seen this often to turn the language: names are not. */
const COMMON = 4
const MOST_REMEMBERED = 20_000

/** How often words, and endings of words, stand in texts of each language: plain data. */
export interface LearnedLanguages { words: Counts; endings: Counts }
interface Counts { of: Map<string, Record<Language, number>>; total: Record<Language, number> }

/** Learns which words, and which endings of unknown words, are English or Spanish from examples of both. */
export function learnLanguages(examples: readonly { words: Words; language: Language }[]): LearnedLanguages {
  const words: Counts = { of: new Map(), total: { en: 0, es: 0 } }
  const endings: Counts = { of: new Map(), total: { en: 0, es: 0 } }
  for (const { words: { list }, language } of examples) {
    for (const word of list) {
      add(words, word, language)
      add(endings, ending(word), language)
    }
  }
  return { words, endings }
}

function add({ of, total }: Counts, what: string, language: Language): void {
  let counts = of.get(what)
  if (!counts) of.set(what, counts = { en: 0, es: 0 })
  counts[language]++
  total[language]++
}

/** Tells the language of a message. `either`: words, and pairs of words, that say nothing. */
export function languagesOf({ words, endings }: LearnedLanguages, either: readonly string[]): LanguageOf {
  const silent = new Set(either)
  const remembered = new Map<string, Word>()
  return ({ list, spanishMarks }, otherwise) => {
    let spanish = Math.min(spanishMarks, 2) * MARK
    // Endings alone (an unknown name, say) never change the language.
    let known = spanishMarks > 0
    for (let i = 0; i < list.length; i++) {
      if (silent.has(list[i]!)) continue
      if (i + 1 < list.length && silent.has(`${list[i]} ${list[i + 1]}`)) {
        i++
        continue
      }
      const word = read(list[i]!)
      spanish += word.lean
      known ||= word.known
    }
    if (!known) return otherwise
    return spanish > ENOUGH ? 'es' : spanish < -ENOUGH ? 'en' : otherwise
  }

  function read(word: string): Word {
    let found = remembered.get(word)
    if (found) return found
    const counts = words.of.get(word)
    found = { lean: clip(leanOf(words, word) ?? 0.5 * (leanOf(endings, ending(word)) ?? 0)), known: counts !== undefined && counts.en + counts.es >= COMMON }
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(word, found)
    return found
  }
}

interface Word { lean: number; known: boolean }

const ending = (word: string) => word.slice(-3)
const clip = (x: number) => Math.max(-MOST_OF_A_WORD, Math.min(MOST_OF_A_WORD, x))

/** How much more often a thing stands in Spanish than in English text, as a logarithm. */
function leanOf({ of, total }: Counts, what: string): number | undefined {
  const counts = of.get(what)
  return counts && Math.log((counts.es + 0.3) / (total.es + 1)) - Math.log((counts.en + 0.3) / (total.en + 1))
}
