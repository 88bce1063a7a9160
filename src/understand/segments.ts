import type { Language } from '../knowledge/schema.ts'
import type { Hit } from './patterns.ts'
import type { Words } from './words.ts'

/** Part of a message that may ask something of its own, with what was found in it. */
export interface Segment { words: Words; hits: Hit[] }

/** Words of a message from `from` up to, not including, `to`. */
export interface Span { from: number; to: number }

/** Words that join one question to another. */
const JOINS: Record<Language, ReadonlySet<string>> = {
  en: new Set(['and', 'also', 'plus', 'but', 'then', 'besides']),
  es: new Set(['y', 'e', 'ademas', 'tambien', 'pero', 'luego']),
}
/** Fewer words than this say nothing by themselves. */
const LEAST_WORDS = 4

/** Cuts a message into its sentences, and those at their joints; after a question mark however short ("Can they?") the question is. */
export function spansOf({ list, breaks, questionMarks }: Words, language: Language): Span[] {
  const starts = [0]
  for (let i = 1; i <= list.length - LEAST_WORDS; i++) {
    const joint = (breaks[i]! > 0 || JOINS[language].has(list[i]!)) && i - starts.at(-1)! >= LEAST_WORDS
    if (joint || questionMarks.includes(i)) starts.push(i)
  }
  return starts.map((from, n) => ({ from, to: starts[n + 1] ?? list.length }))
}

/** "And where do I complain": a part that goes on to something else. */
export const isJoined = ({ list }: Words, { from }: Span, language: Language): boolean => JOINS[language].has(list[from]!)

/** Joins to each part that asks what was told before it: "I owe them. Can they refuse?" is one question. What is told after the last is left out. */
export function questionSpans(spans: readonly Span[], asks: (span: Span) => boolean): Span[] {
  const questions: Span[] = []
  for (const span of spans) if (asks(span)) questions.push({ from: questions.at(-1)?.to ?? 0, to: span.to })
  return questions
}

export function segmentOf({ list, breaks, quoted, questionMarks, spanishMarks }: Words, hits: readonly Hit[], { from, to }: Span): Segment {
  return {
    words: {
      list: list.slice(from, to), breaks: breaks.slice(from, to), quoted: quoted.slice(from, to), spanishMarks,
      questionMarks: questionMarks.filter((mark) => mark > from && mark <= to).map((mark) => mark - from),
    },
    hits: hits.filter(({ start, end }) => start >= from && end <= to).map(({ label, start, end }) => ({ label, start: start - from, end: end - from })),
  }
}
