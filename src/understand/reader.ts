import { LANGUAGES, type Knowledge, type Language } from '../knowledge/schema.ts'
import { learnClassifier } from './classifier.ts'
import { learnCrisisSense } from './crisis-sense.ts'
import { createCrisisDetector } from './crisis.ts'
import { decide, rankerOf } from './decision.ts'
import { crisisMessages, examplesOf, OUT_OF_SCOPE, type Example } from './examples.ts'
import { learnLanguages } from './language.ts'
import { contractionsOf, labelled, PatternFile, readContent, WordFile } from './lexicon.ts'
import { compilePatterns, distinct, type Hit } from './patterns.ts'
import type { Reader } from './reading.ts'
import { createSignalReader } from './signals.ts'
import { toWords, type Words } from './words.ts'

/** Concepts too common to make pairs with. */
const GENERIC = ['give', 'deny', 'records', 'chitchat', 'bill', 'claim', 'medical-advice']
/** Concepts that together say the message is about getting papers, whatever else is in it. */
const PAPERS = ['records', 'notes', 'images']
const HANDING_OVER = ['give', 'deny', 'send-to', 'who-saw']

interface LookedInto { id: string; language: Language; words: Words; hits: Hit[] }

/** Learns to read messages from the topics' phrases and the words of `folder` (knowledge/understanding). Throws ContentError. */
export function createReader(knowledge: Knowledge, folder: string): Reader {
  const wordFile = readContent(folder, 'words.yaml', WordFile)
  const contractions = contractionsOf(wordFile)
  const concepts = labelled(readContent(folder, 'concepts.yaml', PatternFile))
  const signals = createSignalReader(folder, concepts.names.length)
  const crisis = createCrisisDetector(folder, concepts.names.length + signals.labels)
  const match = compilePatterns([concepts, signals, crisis], contractions)

  const examples = examplesOf(knowledge, folder)
  const cries = crisisMessages(knowledge, folder)
  const teachers = LANGUAGES.flatMap((language) => wordFile.language[language].map((text) => ({ language, text })))
  const languageOf = learnLanguages([...examples, ...teachers].map(({ text, language }) => ({ language, words: toWords(text, contractions) })), wordFile.language.either)

  const stop = { en: new Set(wordFile.stop.en.split(' ')), es: new Set(wordFile.stop.es.split(' ')) }
  const found = examples.map(lookInto)
  const { classes, classify } = learnClassifier(found.map(({ id, words, language, hits }) => ({ id, seen: { words, language, concepts: conceptsIn(hits) } })), { stop, concepts: concepts.names.length, generic: numbersOf(GENERIC) })
  const lesson = ({ id, words, language, hits }: LookedInto) => ({ id, seen: { words, language, concepts: crisis.familiesIn(hits) } })
  const readsLikeCrisis = learnCrisisSense(cries.crisis.map(lookInto).map(lesson), cries.calm.map(lookInto).map(lesson), found.map(lesson), { stop, concepts: crisis.families.all, danger: crisis.families.danger })
  const rank = rankerOf(classes)
  const papers = numbersOf(PAPERS)
  const handingOver = numbersOf(HANDING_OVER)

  return { read }

  function read(text: string, context: { topic?: string; language?: Language } = {}) {
    const words = toWords(text, contractions)
    const language = languageOf(words, context.language ?? 'en')
    const hits = match(words, language)
    const about = conceptsIn(hits)
    const odds = rank(classify({ words, language, concepts: about }), words.list.length, context.topic)
    const decision = decide(odds, about.some((c) => papers.has(c)) && about.some((c) => handingOver.has(c)))
    const outside = decision === 'out-of-scope'
    const does = signals.signals(words, hits)
    return {
      language,
      crisis: crisis.isCrisis(words, hits) || (!crisis.isFigurative(hits) && !isName(text) && readsLikeCrisis({ words, language, concepts: crisis.familiesIn(hits) })),
      decision,
      topics: outside ? [{ id: OUT_OF_SCOPE, p: odds.outside }, ...odds.best.slice(0, 2)] : odds.best,
      ...(outside && odds.kind && { kind: odds.kind }),
      ...does,
      // A wish for records is one, whatever else the message speaks of; what cannot be had here is for the bot to say.
      wantsLetter: does.wantsLetter && (!outside || about.some((c) => papers.has(c))),
    }
  }

  /** "Mercy Lake Hospital": names alone are no cry for the half that learns; the rules still look. */
  function isName(text: string): boolean {
    const parts = text.trim().slice(0, 200).split(/\s+/)
    return parts.length <= 8 && parts.every((part) => /^(?:\p{Lu}[\p{L}\p{M}'’.&,-]*|of|the|and|de|la|del|&|\d+)$/u.test(part))
  }

  function lookInto({ id, text, language }: Example): LookedInto {
    const words = toWords(text, contractions)
    return { id, language, words, hits: match(words, language) }
  }

  function conceptsIn(hits: readonly Hit[]): number[] {
    return distinct(hits, 0, concepts.names.length)
  }

  function numbersOf(names: readonly string[]): Set<number> {
    return new Set(names.map((name) => concepts.names.indexOf(name)))
  }
}
