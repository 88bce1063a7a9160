import { LANGUAGES, type Knowledge, type Language } from '../knowledge/schema.ts'
import { learnClassifier } from './classifier.ts'
import { createCrisisDetector } from './crisis.ts'
import { decide, rankerOf } from './decision.ts'
import { examplesOf, OUT_OF_SCOPE } from './examples.ts'
import { learnLanguages } from './language.ts'
import { contractionsOf, labelled, PatternFile, readContent, WordFile } from './lexicon.ts'
import { compilePatterns, type Hit } from './patterns.ts'
import type { Reader } from './reading.ts'
import { createSignalReader } from './signals.ts'
import { toWords } from './words.ts'

/** Concepts that together say the message is about getting papers, whatever else is in it. */
const PAPERS = ['records', 'notes', 'images']
const HANDING_OVER = ['give', 'deny', 'send-to', 'who-saw']

/** Learns to read messages from the topics' phrases and the words of `folder` (knowledge/understanding). Throws ContentError. */
export function createReader(knowledge: Knowledge, folder: string): Reader {
  const wordFile = readContent(folder, 'words.yaml', WordFile)
  const contractions = contractionsOf(wordFile)
  const concepts = labelled(readContent(folder, 'concepts.yaml', PatternFile))
  const signals = createSignalReader(folder, concepts.names.length)
  const crisis = createCrisisDetector(folder, concepts.names.length + signals.labels)
  const match = compilePatterns([concepts, signals, crisis], contractions)

  const examples = examplesOf(knowledge, folder).map(({ id, text, language }) => ({ id, language, words: toWords(text, contractions) }))
  const teachers = LANGUAGES.flatMap((language) => wordFile.language[language].map((text) => ({ language, words: toWords(text, contractions) })))
  const languageOf = learnLanguages([...examples, ...teachers], wordFile.language.either)

  const stop = { en: new Set(wordFile.stop.en.split(' ')), es: new Set(wordFile.stop.es.split(' ')) }
  const lessons = examples.map(({ id, words, language }) => ({ id, seen: { words, language, concepts: conceptsIn(match(words, language)) } }))
  const { classes, classify } = learnClassifier(lessons, { stop, concepts: concepts.names })
  const rank = rankerOf(classes)
  const papers = numbersOf(PAPERS)
  const handingOver = numbersOf(HANDING_OVER)

  return { read }

  function read(text: string, context: { topic?: string; language?: Language } = {}) {
    const words = toWords(text, contractions)
    const language = languageOf(words, context.language ?? 'en')
    const hits = match(words, language)
    const found = conceptsIn(hits)
    const odds = rank(classify({ words, language, concepts: found }), words.list.length, context.topic)
    const decision = decide(odds, found.some((c) => papers.has(c)) && found.some((c) => handingOver.has(c)))
    const outside = decision === 'out-of-scope'
    const does = signals.signals(words, hits)
    return {
      language,
      crisis: crisis.isCrisis(words, hits),
      decision,
      topics: outside ? [{ id: OUT_OF_SCOPE, p: odds.outside }, ...odds.best.slice(0, 2)] : odds.best,
      ...(outside && odds.kind && { kind: odds.kind }),
      ...does,
      wantsLetter: does.wantsLetter && !outside,
    }
  }

  /** Each concept once, in rising order; other labels are signals and signs of crisis. */
  function conceptsIn(hits: readonly Hit[]): number[] {
    const found = new Set<number>()
    for (const { label } of hits) if (label < concepts.names.length) found.add(label)
    return [...found].sort((a, b) => a - b)
  }

  function numbersOf(names: readonly string[]): Set<number> {
    return new Set(names.map((name) => concepts.names.indexOf(name)))
  }
}
