import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../knowledge/schema.ts'
import { oneSlip } from '../../understand/dates/words.ts'
import { stemOf } from './tokens.ts'

const ROOT = join(import.meta.dirname, '../../../knowledge')
/** Fewer letters say too little of what was meant. */
const SHORT = 4
/** People's messages are in there too, and what only a few of them wrote may be a slip. */
const SELDOM = 2
const OFTEN = 8
/** From this length on, two slips are forgiven. */
const LONG = 8

interface Counts { words: ReadonlyMap<string, number>; stems: ReadonlyMap<string, number> }

let words: ReadonlyMap<string, number> | undefined
const known = new Map<Language, Counts>()

/** How often each word, and each stem of a language, stands in the knowledge; read once, when a story is first looked at. */
function countsOf(language: Language): Counts {
  words ??= wordsIn(readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:md|yaml)$/.test(file)).map((file) => readFileSync(join(ROOT, file), 'utf8')))
  let counts = known.get(language)
  if (!counts) {
    const stems = new Map<string, number>()
    for (const [word, times] of words) stems.set(stemOf(word, language), (stems.get(stemOf(word, language)) ?? 0) + times)
    known.set(language, (counts = { words, stems }))
  }
  return counts
}

function wordsIn(texts: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const text of texts) for (const word of text.toLowerCase().normalize('NFC').match(/\p{L}{2,}/gu) ?? []) found.set(word, (found.get(word) ?? 0) + 1)
  return found
}

/** Whether a word is none that people use, in no form of it, as far as the knowledge knows. */
export function isStrange(word: string, language: Language): boolean {
  const { words, stems } = countsOf(language)
  return (words.get(word) ?? 0) <= SELDOM && (stems.get(stemOf(word, language)) ?? 0) <= SELDOM
}

/** Whether one word is another spelled right: the first is strange, the second in use, and one slip lies between them, or two in a long word. */
export function isRespelled(typed: string, spelled: string, language: Language): boolean {
  if (typed.length < SHORT || (countsOf(language).words.get(spelled) ?? 0) < OFTEN || !isStrange(typed, language)) return false
  return oneSlip(typed, spelled) || (typed.length >= LONG && spelled.length >= LONG && isNear(typed, spelled))
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
