import { LANGUAGES, type Knowledge } from '../knowledge/schema.ts'
import { classifierOf, learnClassifier, LEARNING, type LearnedClassifier, type Sides } from './classifier.ts'
import { crisisSense, learnCrisisSense } from './crisis-sense.ts'
import { choicesOf, decide, nearTo, rankerOf } from './decision.ts'
import { crisisMessages, examplesOf, explanationsOf, OUT_OF_SCOPE, type Example } from './examples.ts'
import { languagesOf, learnLanguages, type LearnedLanguages } from './language.ts'
import { lookerOf, type Looker } from './looker.ts'
import type { Hit } from './patterns.ts'
import type { Reader, Reading, ReadingContext } from './reading.ts'
import { MOST_ASKED, questionFinder, type Found, type Likely } from './several.ts'
import type { Signals } from './signals.ts'
import { toWords, type Words } from './words.ts'

/** Keys struck at random. */
const isMash = ({ list }: Words) => list.length <= 3 && list.every((word) => /[bcdfghjklmnpqrstvwxz]{5}/.test(word))

/** "blue ridge family health center, 12 cold spring road" */
const MOST_OF_A_PLACE = 10

/** A day or an amount alone is about nothing. */
const isNumber = (word: string) => /^\d/.test(word)

/** A sentence of ours weighs less than one of the people's. */
const EXPLANATION = 0.3

const sideOf: Sides = (id) => (id.startsWith(OUT_OF_SCOPE) ? 'outside' : 'inside')

interface LookedInto extends Found { id: string }

/** All that reading needs to have learned, as plain data: another thread may do the learning. */
export interface LearnedReading { languages: LearnedLanguages; topics: LearnedClassifier; crisis: LearnedClassifier }

/** Learns to read messages from the topics' phrases and the words of `folder`; `from` says which of them. Throws ContentError. */
export function learnToRead(knowledge: Knowledge, folder: string, from: (example: Example) => boolean = () => true): LearnedReading {
  const { wordFile, contractions, crisis, find, see, topicWords, crisisWords } = lookerOf(folder)
  const lookInto = ({ id, text, language }: Example): LookedInto => ({ id, ...find(text, language) })
  const examples = examplesOf(knowledge, folder).filter(from)
  const cries = crisisMessages(knowledge, folder)
  const teachers = LANGUAGES.flatMap((language) => wordFile.language[language].map((text) => ({ language, text })))
  const found = examples.map(lookInto)
  const topical = (weight: number) => (one: LookedInto) => ({ id: one.id, seen: see(one), weight })
  const lesson = ({ id, words, language, hits }: LookedInto) => ({ id, seen: { words, language, concepts: crisis.familiesIn(hits) } })
  return {
    languages: learnLanguages([...examples, ...teachers].map(({ text, language }) => ({ language, words: toWords(text, contractions) }))),
    topics: learnClassifier([...found.map(topical(1)), ...explanationsOf(knowledge).map(lookInto).map(topical(EXPLANATION))], topicWords, LEARNING, sideOf),
    crisis: learnCrisisSense(cries.crisis.map(lookInto).map(lesson), cries.calm.map(lookInto).map(lesson), found.map(lesson), crisisWords),
  }
}

/** Makes the reading of messages from what was learned with the same words. */
export function createReader(learned: LearnedReading, { wordFile, contractions, signals, crisis, match, papers, handingOver, conceptsIn, see, topicWords, crisisWords }: Looker): Reader {
  const languageOf = languagesOf(learned.languages, wordFile.language.either)
  const { classes, classify } = classifierOf(learned.topics, topicWords)
  const readsLikeCrisis = crisisSense(learned.crisis, crisisWords, crisis.families.danger)
  const rank = rankerOf(classes)
  const questionsIn = questionFinder({ classes, classify, rank, see, signals: signals.signals })

  return { read }

  /** What a message is about is worked out when it is first asked for: most answers to a letter's questions are about nothing. */
  function read(text: string, context: ReadingContext = {}): Reading {
    const words = toWords(text, contractions)
    // The names in an address are of no language.
    const language = languageOf(text.includes('@') ? toWords(text.replace(/\S+@\S+/g, ' '), contractions) : words, context.language ?? 'en')
    const hits = match(words, language)
    const does = signals.signals(words, hits)
    let known: ReturnType<typeof judge> | undefined
    const judged = () => (known ??= judge({ words, language, hits }, does, context.topic))
    return {
      language,
      crisis: crisis.isCrisis(words, hits) || (!crisis.isFigurative(hits) && !isName(text) && !(context.nameOrPlace && words.list.length <= MOST_OF_A_PLACE) && mayBeCry(hits) && readsLikeCrisis({ words, language, concepts: crisis.familiesIn(hits) })),
      question: does.question,
      mayThey: does.mayThey,
      refusal: does.refusal,
      waiting: does.waiting,
      gotLetter: does.gotLetter,
      // A wish for records is one, whatever else the message speaks of; what cannot be had here is for the bot to say.
      get wantsLetter() {
        return does.wantsLetter && (judged().decision !== 'out-of-scope' || conceptsIn(hits).some((c) => papers.has(c)))
      },
      get decision() {
        return judged().decision
      },
      get topics() {
        return judged().topics
      },
      get asked() {
        return judged().asked
      },
      get choices() {
        return judged().choices
      },
      get kind() {
        return judged().kind
      },
    }
  }

  function judge({ words, language, hits }: Found, does: Signals, topic: string | undefined): Pick<Reading, 'decision' | 'topics' | 'asked' | 'choices' | 'kind'> {
    const about = conceptsIn(hits)
    const whole = Float64Array.from(classify(see({ words, language, hits }, does)))
    const odds = rank(whole, words.list.length, topic)
    const topics = odds.best.slice(0, MOST_ASKED)
    if (words.list.every(isNumber)) return { decision: 'lost', topics, asked: [], choices: [], kind: undefined }
    const first = isMash(words) ? 'out-of-scope' : decide(odds, about.some((c) => papers.has(c)) && about.some((c) => handingOver.has(c)))
    if (first === 'out-of-scope') return { decision: first, topics: [{ id: OUT_OF_SCOPE, p: odds.outside }, ...odds.best.slice(0, 2)], asked: [], choices: [], kind: isMash(words) ? 'other' : odds.kind }
    const several = first === 'lost' ? [] : questionsIn({ words, hits, language }, whole, does)
    if (several.length > 1) return { decision: 'answer', topics: askedFirst(several, odds.best), asked: several.map(({ id }) => id), choices: [], kind: undefined }
    return { decision: first, topics, asked: first === 'answer' || first === 'answer-and-offer' ? [topics[0]!.id] : [], choices: first === 'clarify' ? choicesOf(odds) : first === 'lost' ? [] : nearTo(topics), kind: undefined }
  }

  /** Without a word of danger, a message that speaks of papers is about papers. */
  function mayBeCry(hits: readonly Hit[]): boolean {
    return (crisis.familiesIn(hits)[0] ?? Infinity) < crisis.families.danger || !conceptsIn(hits).some((c) => papers.has(c))
  }

  /** "Mercy Lake Hospital": names alone are no cry for the half that learns; the rules still look. */
  function isName(text: string): boolean {
    const parts = text.trim().slice(0, 200).split(/\s+/)
    return parts.length <= 8 && parts.every((part) => /^(?:\p{Lu}[\p{L}\p{M}'’.&,-]*|of|the|and|de|la|del|&|\d+)$/u.test(part))
  }
}

/** What is asked stands before what is only likely. */
function askedFirst(asked: readonly Likely[], likely: readonly Likely[]): Likely[] {
  return [...asked.map(({ id, p }) => ({ id, p })).sort((a, b) => b.p - a.p), ...likely.filter(({ id }) => !asked.some((one) => one.id === id))].slice(0, MOST_ASKED)
}
