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
const LEARNING = { epochs: 8, rate: 0.5, l2: 1e-4 }
/** How likely an answer must be to be taken for told. A fact that can be asked is asked then; one that is only heard must be surer. */
const TOLD = { asked: 0.65, heard: 0.7 }

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

/** The facts of a topic that a message probably tells, in words that no pattern knows. `asks`: whether there is a question for a fact. */
export type GuessFacts = (topic: string, text: string, language: Language, asks: (fact: string) => boolean) => FactsSaid

/** Puts to use what was learned, with the same words. */
export function createFactGuesser(learned: LearnedFacts, { find, see, topicWords }: Looker): GuessFacts {
  const vectors = new Map<string, ReturnType<typeof featuresOf>>()
  const p = new Float64Array(SAID.length)
  return (topic, text, language, asks) => {
    const known = learned[topic]
    if (!known) return {}
    const vectorOf = vectors.get(topic) ?? featuresOf(known.table, topicWords)
    vectors.set(topic, vectorOf)
    const x = vectorOf(see(find(text, language)))
    const told: FactsSaid = {}
    for (const [fact, model] of Object.entries(known.models)) {
      probabilities(model, x, p)
      const likelier = p[1]! > p[2]! ? 1 : 2
      if (p[likelier]! >= (asks(fact) ? TOLD.asked : TOLD.heard)) told[fact] = SAID[likelier]
    }
    return told
  }
}
