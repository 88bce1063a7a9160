import { z } from 'zod'
import type { Language } from '../knowledge/schema.ts'
import { labelled, PatternFile, Patterns, readContent } from './lexicon.ts'
import { compilePatterns, type Hit } from './patterns.ts'
import type { Reading } from './reading.ts'
import type { Contractions, Words } from './words.ts'

/** knowledge/understanding/signals.yaml. */
const SignalFile = z.strictObject({ lists: z.record(z.string(), Patterns), signs: PatternFile })

export type Signals = Pick<Reading, 'question' | 'refusal' | 'wantsLetter' | 'gotLetter'>

/** A longer message that only says "I want my records" somewhere tells a story; it does not order a letter. */
const MOST_WORDS = 45

/** Builds the reading of what a message does from knowledge/understanding/signals.yaml. Throws ContentError. */
export function createSignalReader(folder: string, contractions: Contractions): (words: Words, language: Language) => Signals {
  const file = readContent(folder, 'signals.yaml', SignalFile)
  const { patterns, names } = labelled(file.signs)
  const matcher = compilePatterns(patterns, contractions, file.lists)

  return (words, language) => {
    const hits = matcher.match(words, language)
    const of = (name: string) => hits.filter(({ label }) => names[label] === name)
    const sentence = sentences(words)
    const asked = (hit: Hit) => of('law-question').some((q) => q.start <= hit.start && sentence[q.start] === sentence[hit.start])
    const told = of('no').length > 0 || of('delay').length > 0
    const orders = of('write-order').filter((hit) => !asked(hit))
    const wants = of('wants-papers').filter((hit) => !asked(hit))
    const noLetter = of('no-letter')
    return {
      question: words.questionMark || of('law-question').length > 0,
      refusal: told,
      wantsLetter: orders.length > 0 || (wants.length > 0 && !told && of('law-question').length === 0 && !words.questionMark && words.list.length <= MOST_WORDS),
      gotLetter: of('letter-came').some((came) => !noLetter.some((no) => no.start <= came.end && came.start <= no.end)),
    }
  }
}

/** For each word the number of its sentence. */
function sentences({ breaks }: Words): Int32Array {
  let n = 0
  return Int32Array.from(breaks, (b) => (b === 2 ? ++n : n))
}
