import { z } from 'zod'
import { labelled, PatternFile, Patterns, readContent } from './lexicon.ts'
import type { Hit, PatternSet } from './patterns.ts'
import type { Reading } from './reading.ts'
import type { Words } from './words.ts'

/** knowledge/understanding/signals.yaml. */
const SignalFile = z.strictObject({ lists: z.record(z.string(), Patterns), signs: PatternFile })

export type Signals = Pick<Reading, 'question' | 'mayThey' | 'refusal' | 'waiting' | 'wantsLetter' | 'gotLetter'> & {
  /** It says itself that it holds more than one thing. */
  several: boolean
}

/** A longer message that only says "I want my records" somewhere tells a story; it does not order a letter. */
const MOST_WORDS = 45

/** The patterns to be looked for, and what was found read. */
export interface SignalReader extends PatternSet {
  signals: (words: Words, hits: readonly Hit[]) => Signals
}

/** Builds the reading of what a message does from knowledge/understanding/signals.yaml; its labels count from `first`. Throws ContentError. */
export function createSignalReader(folder: string, first: number): SignalReader & { labels: number } {
  const { lists, signs } = readContent(folder, 'signals.yaml', SignalFile)
  const { patterns, names } = labelled(signs, first)
  return { patterns, lists, labels: names.length, signals }

  function signals(words: Words, hits: readonly Hit[]): Signals {
    const own = hits.filter(({ label }) => label >= first && label < first + names.length)
    const of = (name: string) => (own.length === 0 ? own : own.filter(({ label }) => names[label - first] === name))
    const questions = of('law-question')
    const asked = (hit: Hit) => questions.some((q) => q.start <= hit.start && sameSentence(words, q.start, hit.start))
    const told = of('no').length > 0 || of('delay').length > 0
    const wants = of('wants-papers').length > 0 && !told && questions.length === 0 && words.questionMarks.length === 0 && words.list.length <= MOST_WORDS
    const noLetter = of('no-letter')
    return {
      question: words.questionMarks.length > 0 || questions.length > 0,
      mayThey: of('may-they').length > 0,
      refusal: told,
      waiting: of('delay').length > 0 && of('no').length === 0,
      wantsLetter: wants || of('write-order').some((hit) => !asked(hit)),
      several: of('several').length > 0,
      gotLetter: of('letter-came').some((came) => !noLetter.some((no) => no.start <= came.end && came.start <= no.end)),
    }
  }
}

function sameSentence({ breaks }: Words, from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) if (breaks[i] === 2) return false
  return true
}
