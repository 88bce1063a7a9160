import type { Knowledge, Language } from '../knowledge/schema.ts'
import type { FactsSaid } from './facts.ts'
import { featuresOf, learnFeatures, type FeatureTable, type FeatureWords, type Seen } from './features.ts'
import { lookerOf, type Looker } from './looker.ts'
import { probabilities, train, type Model } from './softmax.ts'
import { toldOf } from './told.ts'

/** What was learned of the facts of each topic, as plain data. */
export type LearnedFacts = Record<string, { table: FeatureTable; models: Record<string, Model> }>

/** What a message says of a fact, by the number of its class. */
const SAID = [undefined, 'yes', 'no'] as const
const LEARNING = { epochs: 10, rate: 0.3, l2: 1e-3 }
/** Fewer words than this ("can they do that") tell nothing that nobody knows the words for. */
const LEAST_WORDS = 5

/** Learns by what words messages tell the facts of their topic: for each fact whether it is so, is not so, or is not told. Deterministic. Throws ContentError. */
export function learnFacts({ topics }: Pick<Knowledge, 'topics'>, folder: string): LearnedFacts {
  const { find, see, topicWords } = lookerOf(folder)
  const withFacts = [...topics.values()].filter(({ facts }) => facts.length > 0)
  return Object.fromEntries(withFacts.map((topic) => [topic.id, learnOne(topic.facts.map(({ id }) => id), toldOf(topic, folder).map(({ text, language, ...told }) => ({ ...told, seen: see(find(text, language)) })), topicWords)]))
}

function learnOne(facts: readonly string[], told: readonly { seen: Seen; facts: FactsSaid; weight: number }[], words: FeatureWords): LearnedFacts[string] {
  const { table, learned } = learnFeatures(told.map(({ seen }) => seen), words)
  const modelOf = (fact: string) => train(told.map((one, i) => ({ x: learned[i]!, y: SAID.indexOf(one.facts[fact]), weight: one.weight })), table.keys.length, SAID.length, LEARNING)
  return { table, models: Object.fromEntries(facts.map((fact) => [fact, modelOf(fact)])) }
}

/** What a message seems to tell of a fact, in words that no pattern knows, and how likely that is: from a half to 1. */
export interface Guess { answer: 'yes' | 'no'; p: number }
export type GuessFacts = (topic: string, text: string, language: Language) => Record<string, Guess>

/** Puts to use what was learned, with the same words. */
export function createFactGuesser(learned: LearnedFacts, { find, see, topicWords }: Looker): GuessFacts {
  const vectors = new Map<string, ReturnType<typeof featuresOf>>()
  const odds = new Float64Array(SAID.length)
  return (topic, text, language) => {
    const known = learned[topic]
    const found = find(text, language)
    if (!known || found.words.list.length < LEAST_WORDS) return {}
    const vectorOf = vectors.get(topic) ?? featuresOf(known.table, topicWords)
    vectors.set(topic, vectorOf)
    const x = vectorOf(see(found))
    return Object.fromEntries(Object.entries(known.models).flatMap(([fact, model]) => {
      probabilities(model, x, odds)
      const likelier = odds[1]! > odds[2]! ? 1 : 2
      const p = odds[likelier]!
      return p >= 0.5 ? [[fact, { answer: SAID[likelier], p }]] : []
    }))
  }
}
