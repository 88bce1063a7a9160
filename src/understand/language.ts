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

/**
 * Learns which words, and which endings of unknown words, are English or Spanish from examples of both.
 * `either`: words, and pairs of words, that say nothing.
 */
export function learnLanguages(examples: readonly { words: Words; language: Language }[], either: readonly string[]): LanguageOf {
  const words = new Lean()
  const endings = new Lean()
  for (const { words: { list }, language } of examples) {
    for (const word of list) {
      words.count(word, language)
      endings.count(ending(word), language)
    }
  }
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
    const lean = words.of(word)
    found = { lean: clip(lean ?? 0.5 * (endings.of(ending(word)) ?? 0)), known: words.times(word) >= COMMON }
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(word, found)
    return found
  }
}

interface Word { lean: number; known: boolean }

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

  times(what: string): number {
    const counts = this.#counts.get(what)
    return counts ? counts.en + counts.es : 0
  }

  of(what: string): number | undefined {
    const counts = this.#counts.get(what)
    if (!counts) return undefined
    return Math.log((counts.es + 0.3) / (this.#total.es + 1)) - Math.log((counts.en + 0.3) / (this.#total.en + 1))
  }
}
