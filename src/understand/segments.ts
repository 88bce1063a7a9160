import type { Language } from '../knowledge/schema.ts'
import type { Hit } from './patterns.ts'
import type { Words } from './words.ts'

/** Part of a message that may ask something of its own, with what was found in it. */
export interface Segment { words: Words; hits: Hit[] }

/** Words that join one question to another. */
const JOINS: Record<Language, ReadonlySet<string>> = {
  en: new Set(['and', 'also', 'plus', 'but', 'then', 'besides']),
  es: new Set(['y', 'e', 'ademas', 'tambien', 'pero', 'luego']),
}
/** Fewer words than this say nothing by themselves, and a long story is not taken apart. */
const LEAST_WORDS = 4
const MOST_SEGMENTS = 6

/** Cuts a message into its sentences, and those at their joints. Too many, or one: none. */
export function segmentsOf(words: Words, hits: readonly Hit[], language: Language): Segment[] {
  const { list, breaks } = words
  const starts = [0]
  for (let i = 1; i < list.length; i++) {
    const joint = breaks[i]! > 0 || JOINS[language].has(list[i]!)
    if (joint && i - starts.at(-1)! >= LEAST_WORDS && list.length - i >= LEAST_WORDS) starts.push(i)
  }
  if (starts.length === 1 || starts.length > MOST_SEGMENTS) return []
  return starts.map((from, n) => {
    const to = starts[n + 1] ?? list.length
    return {
      words: { ...words, list: list.slice(from, to), breaks: breaks.slice(from, to), quoted: words.quoted.slice(from, to) },
      hits: hits.filter(({ start, end }) => start >= from && end <= to).map(({ label, start, end }) => ({ label, start: start - from, end: end - from })),
    }
  })
}
