import type { Language } from '../knowledge/schema.ts'
import { createCrisisDetector } from './crisis.ts'
import type { Seen } from './features.ts'
import { contractionsOf, labelled, PatternFile, readContent, WordFile } from './lexicon.ts'
import { compilePatterns, distinct, type Hit } from './patterns.ts'
import type { Found } from './several.ts'
import { createSignalReader } from './signals.ts'
import { toWords } from './words.ts'

/** Concepts too common to make pairs with, and those made of runs of words, which are pairs by themselves. */
const GENERIC = ['give', 'deny', 'records', 'chitchat', 'bill', 'claim', 'medical-advice', 'ask-in-writing', 'no-in-writing', 'unasked-look', 'care-debt', 'copy-price', 'waited-span', 'plan-ahead', 'authority-paper', 'between-doctors', 'everyday', 'own-copy', 'form-burden', 'proves-me', 'interpret-me', 'benefits', 'chart-says']
/** Concepts that together say the message is about getting papers, whatever else is in it. */
const PAPERS = ['records', 'notes', 'images']
const HANDING_OVER = ['give', 'deny', 'send-to', 'who-saw']

export type Looker = ReturnType<typeof lookerOf>

/** The words of `folder` (knowledge/understanding), and what is seen with them in a message. Throws ContentError. */
export function lookerOf(folder: string) {
  const wordFile = readContent(folder, 'words.yaml', WordFile)
  const contractions = contractionsOf(wordFile)
  const concepts = labelled(readContent(folder, 'concepts.yaml', PatternFile))
  const signals = createSignalReader(folder, concepts.names.length)
  const crisis = createCrisisDetector(folder, concepts.names.length + signals.labels)
  const match = compilePatterns([concepts, signals, crisis], contractions)
  const numbersOf = (names: readonly string[]) => new Set(names.map((name) => concepts.names.indexOf(name)))
  const papers = numbersOf(PAPERS)
  const handingOver = numbersOf(HANDING_OVER)
  const stop = { en: new Set(wordFile.stop.en.split(' ')), es: new Set(wordFile.stop.es.split(' ')) }
  const conceptsIn = (hits: readonly Hit[]) => distinct(hits, 0, concepts.names.length)
  return {
    wordFile, contractions, signals, crisis, match, papers, handingOver, conceptsIn, find, see,
    topicWords: { stop, concepts: concepts.names.length, generic: numbersOf(GENERIC) },
    crisisWords: { stop, concepts: crisis.families.all },
  }

  function find(text: string, language: Language): Found {
    const words = toWords(text, contractions)
    return { language, words, hits: match(words, language) }
  }

  /** `does`: what the message does, if it was read already. */
  function see({ words, language, hits }: Found, does = signals.signals(words, hits)): Seen {
    const signs = [does.question, does.refusal, does.wantsLetter, does.gotLetter].flatMap((yes, i) => (yes ? [i] : []))
    const about = conceptsIn(hits)
    // How long it is, in doublings: orders and follow-ups are short, stories are long. What is absent tells something too: papers, handing over, all we know.
    signs.push(4 + Math.min(5, Math.floor(Math.log2(1 + words.list.length))))
    signs.push(10 + (about.some((c) => papers.has(c)) ? 1 : 0) + (about.some((c) => handingOver.has(c)) ? 2 : 0), 14 + Math.min(6, about.length))
    return { words, language, concepts: about, places: hits.filter(({ label }) => label < concepts.names.length), signs }
  }
}
