import type { Language } from '../../../knowledge/schema.ts'
import { oneSlip } from '../../../understand/dates/words.ts'
import { stemOf } from './tokens.ts'

/** Fewer letters say too little of what was meant. */
const SHORT = 4
/** From this length on, two slips are forgiven. */
const LONG = 8

/** What words people use, so that a slip can be told from another word. */
export interface Usage {
  /** Whether a word is none that people use, in no form of it. */
  isStrange: (word: string, language: Language) => boolean
  /** Whether one word is another spelled right: the first is strange, the second in use, and one slip lies between them, or two in a long word. */
  isRespelled: (typed: string, spelled: string, language: Language) => boolean
}

/** Knows the words of a vocabulary (lower case), and their stems when a language is first asked for. */
export function usageOf(vocabulary: readonly string[]): Usage {
  const words = new Set(vocabulary)
  const stems = new Map<Language, ReadonlySet<string>>()
  const stemsIn = (language: Language) => {
    const known = stems.get(language) ?? new Set(vocabulary.filter((word) => !word.includes(' ')).map((word) => stemOf(word, language)))
    stems.set(language, known)
    return known
  }
  const isStrange: Usage['isStrange'] = (word, language) => !words.has(word) && !stemsIn(language).has(stemOf(word, language))
  return {
    isStrange,
    isRespelled: (typed, spelled, language) => typed.length >= SHORT && words.has(spelled) && isStrange(typed, language)
      && (oneSlip(typed, spelled) || (typed.length >= LONG && spelled.length >= LONG && isNear(typed, spelled))),
  }
}

/** Two letters more, less or other. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])))
    row = next
  }
  return row[b.length]! <= 2
}
