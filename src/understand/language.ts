import type { Language } from '../knowledge/schema.ts'
import type { Words } from './words.ts'

/** Tells English from Spanish; `otherwise` when the words do not say. */
export type LanguageOf = (words: Words, otherwise: Language) => Language

/** How far the words must lean to one side before they overrule the language spoken so far. */
const ENOUGH = 0.9
/** One word alone ("no") must lean further. */
const ENOUGH_ALONE = 1.5
/** No single word decides alone. */
const MOST_OF_A_WORD = 2.5
const MARK = 1.5
const MOST_REMEMBERED = 20_000

/** Learns which words, and which endings of unknown words, are English or Spanish from examples of both. */
export function learnLanguages(examples: readonly { words: Words; language: Language }[]): LanguageOf {
  const words = new Lean()
  const endings = new Lean()
  for (const { words: { list }, language } of examples) {
    for (const word of list) {
      words.count(word, language)
      endings.count(ending(word), language)
    }
  }
  const leans = new Map<string, number>()
  const leanOf = (word: string): number => {
    let lean = leans.get(word)
    if (lean !== undefined) return lean
    lean = clip(words.of(word) ?? 0.5 * (endings.of(ending(word)) ?? 0))
    if (leans.size >= MOST_REMEMBERED) leans.clear()
    leans.set(word, lean)
    return lean
  }
  return ({ list, spanishMarks }, otherwise) => {
    let spanish = Math.min(spanishMarks, 2) * MARK
    for (const word of list) spanish += leanOf(word)
    const enough = list.length > 1 ? ENOUGH : ENOUGH_ALONE
    return spanish > enough ? 'es' : spanish < -enough ? 'en' : otherwise
  }
}

const ending = (word: string) => word.slice(-3)
const clip = (x: number) => Math.max(-MOST_OF_A_WORD, Math.min(MOST_OF_A_WORD, x))

/** How much more often a thing stands in Spanish than in English text, as a logarithm. */
class Lean {
  #counts = new Map<string, { en: number; es: number }>()
  #total = { en: 0, es: 0 }

  count(what: string, language: Language): void {
    let counts = this.#counts.get(what)
    if (!counts) this.#counts.set(what, counts = { en: 0, es: 0 })
    counts[language]++
    this.#total[language]++
  }

  of(what: string): number | undefined {
    const counts = this.#counts.get(what)
    if (!counts) return undefined
    return Math.log((counts.es + 0.3) / (this.#total.es + 1)) - Math.log((counts.en + 0.3) / (this.#total.en + 1))
  }
}
