import { z } from 'zod'
import { LANGUAGES, type Knowledge, type Language } from '../knowledge/schema.ts'
import { learnClassifier } from './classifier.ts'
import type { Seen } from './features.ts'
import { createCrisisDetector } from './crisis.ts'
import { learnLanguages } from './language.ts'
import { contractionsOf, labelled, PatternFile, readContent, WordFile } from './lexicon.ts'
import { compilePatterns } from './patterns.ts'
import { OUT_OF_SCOPE_KINDS, type Decision, type OutOfScopeKind, type Reader, type Reading } from './reading.ts'
import { createSignalReader } from './signals.ts'
import { toWords, type Words } from './words.ts'

const Messages = z.strictObject({ en: z.array(z.string()).default([]), es: z.array(z.string()).default([]) })
const OutOfScopeFile = z.record(z.enum(OUT_OF_SCOPE_KINDS), Messages)

const THRESHOLDS = { outOfScope: 0.5, answer: 0.5, offer: 0.3, clarify: 0.12 }

/** Learns to read messages from the topics' phrases and the words of `folder` (knowledge/understanding). Throws ContentError. */
export function createReader(knowledge: Knowledge, folder: string): Reader {
  const wordFile = readContent(folder, 'words.yaml', WordFile)
  const contractions = contractionsOf(wordFile)
  const concepts = labelled(readContent(folder, 'concepts.yaml', PatternFile))
  const matcher = compilePatterns(concepts.patterns, contractions)
  const stop = { en: new Set(wordFile.stop.en.split(' ')), es: new Set(wordFile.stop.es.split(' ')) }
  const examples = examplesOf(knowledge, readContent(folder, 'out-of-scope.yaml', OutOfScopeFile)).map(({ text, ...rest }) => ({ ...rest, words: toWords(text, contractions) }))
  const teachers = LANGUAGES.flatMap((language) => wordFile.language[language].map((text) => ({ words: toWords(text, contractions), language })))
  const languageOf = learnLanguages([...examples, ...teachers])

  const crisisIn = createCrisisDetector(folder, contractions)
  const signalsOf = createSignalReader(folder, contractions)
  const { classes, classify } = learnClassifier(examples.map(({ id, words, language }) => ({ id, seen: see(words, language) })), { stop, concepts: concepts.names })

  return { read }

  function see(words: Words, language: Language): Seen {
    return { words, language, concepts: [...new Set(matcher.match(words, language).map(({ label }) => label))].sort((a, b) => a - b) }
  }

  function read(text: string, context: { topic?: string; language?: Language } = {}): Reading {
    const words = toWords(text, contractions)
    const language = languageOf(words, context.language ?? 'en')
    const p = classify(see(words, language))
    let outOfScope = 0
    let kind: OutOfScopeKind | undefined
    let kindP = 0
    const topics: { id: string; p: number }[] = []
    classes.forEach((id, i) => {
      if (!id.startsWith('out-of-scope')) return void topics.push({ id, p: p[i]! })
      outOfScope += p[i]!
      if (p[i]! > kindP) [kindP, kind] = [p[i]!, id.slice(13) as OutOfScopeKind]
    })
    topics.sort((a, b) => b.p - a.p)
    const decision = decide(outOfScope, topics[0]?.p ?? 0)
    const best = topics.slice(0, 3)
    const signals = signalsOf(words, language)
    return {
      language, crisis: crisisIn(words, language), decision,
      topics: decision === 'out-of-scope' ? [{ id: 'out-of-scope', p: outOfScope }, ...best.slice(0, 2)] : best,
      ...(decision === 'out-of-scope' && kind && { kind }),
      ...signals,
      wantsLetter: signals.wantsLetter && decision !== 'out-of-scope',
    }
  }
}

function decide(outOfScope: number, best: number): Decision {
  if (outOfScope >= THRESHOLDS.outOfScope) return 'out-of-scope'
  if (best >= THRESHOLDS.answer) return 'answer'
  if (best >= THRESHOLDS.offer) return 'answer-and-offer'
  return best >= THRESHOLDS.clarify ? 'clarify' : 'lost'
}

/** All messages whose reading is known; out-of-scope is one class for each of its kinds. */
function examplesOf(knowledge: Knowledge, outOfScope: z.infer<typeof OutOfScopeFile>): { id: string; text: string; language: Language }[] {
  const inScope = [...knowledge.topics.values()].filter(({ group }) => group !== 'other').flatMap(({ id, text }) => [...text].flatMap(([language, { phrases }]) => phrases.map((phrase) => ({ id, language, text: phrase }))))
  const toCome = [...knowledge.toCome].flatMap(([id, { phrases }]) => LANGUAGES.flatMap((language) => (phrases[language] ?? []).map((text) => ({ id, language, text }))))
  const outside = Object.entries(outOfScope).flatMap(([kind, messages]) => LANGUAGES.flatMap((language) => messages[language].map((text) => ({ id: `out-of-scope/${kind}`, language, text }))))
  return [...inScope, ...toCome, ...outside]
}
