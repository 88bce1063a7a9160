import { featuresOf, learnFeatures, type FeatureTable, type FeatureWords, type Seen } from './features.ts'
import { addCounts } from './naive-bayes.ts'
import { probabilities, train, type Model, type Taught, type Training } from './softmax.ts'

/** Gives each class a probability; the array is the same one at every call. */
export interface Classifier {
  classes: readonly string[]
  classify: (seen: Seen) => Float64Array
}

/** A message whose class is known. */
export interface Lesson { id: string; seen: Seen; weight?: number }

export interface Learning extends Training {
  /** How much naive Bayes adds to what was fitted. */
  counts: number
  /** Classes with many messages weigh less: 0 not at all, 1 so that all classes weigh the same. */
  balance: number
  /** Divides doubt: 1 as trained. */
  sharpness: number
}

export const LEARNING: Learning = { epochs: 4, rate: 0.35, l2: 1e-4, counts: 0.2, balance: 0.8, sharpness: 1.1 }

/** Splits the classes in two: a second model learns only which side a message is on. */
export type Sides = (id: string) => 'outside' | 'inside'

/** Learns from messages whose class is known; deterministic. */
export function learnClassifier(lessons: readonly Lesson[], words: FeatureWords, learning = LEARNING, sides?: Sides): LearnedClassifier {
  const classes = [...new Set(lessons.map(({ id }) => id))]
  const numbers = new Map(classes.map((id, i) => [id, i]))
  const { table, learned } = learnFeatures(lessons.map(({ seen }) => seen), words)
  const sizes = new Map<string, number>()
  for (const { id } of lessons) sizes.set(id, (sizes.get(id) ?? 0) + 1)
  const fair = (id: string) => (lessons.length / classes.length / sizes.get(id)!) ** learning.balance
  const model = fit(lessons.map(({ id, weight = 1 }, i) => ({ x: learned[i]!, y: numbers.get(id)!, weight: weight * fair(id) })), classes.length)
  const gate = sides && fit(lessons.map(({ id, weight = 1 }, i) => ({ x: learned[i]!, y: sides(id) === 'outside' ? 1 : 0, weight })), 2)
  return { classes, table, model, gate, outside: classes.map((id) => sides?.(id) === 'outside'), sharpness: learning.sharpness }

  function fit(examples: readonly Taught[], count: number): Model {
    const fitted = train(examples, table.keys.length, count, learning)
    if (learning.counts > 0) addCounts(fitted, examples, count === 2 ? learning.counts / 2 : learning.counts)
    return fitted
  }
}

/** What was learned, as plain data. */
export interface LearnedClassifier { classes: readonly string[]; table: FeatureTable; model: Model; gate: Model | undefined; outside: readonly boolean[]; sharpness: number }

/** Puts to use what was learned, with the same words. */
export function classifierOf({ classes, table, model, gate, outside, sharpness }: LearnedClassifier, words: FeatureWords): Classifier {
  const vector = featuresOf(table, words)
  const p = new Float64Array(classes.length)
  const side = new Float64Array(2)
  return {
    classes,
    classify: (seen) => {
      const x = vector(seen)
      probabilities(model, x, p, sharpness)
      if (gate) {
        probabilities(gate, x, side)
        weigh(p, outside, side[1]!)
      }
      return p
    },
  }
}

/** Lets both models say how likely the outside is: the geometric mean of their odds. */
function weigh(p: Float64Array, outside: readonly boolean[], gate: number): void {
  let before = 0
  for (let k = 0; k < p.length; k++) if (outside[k]) before += p[k]!
  const yes = Math.sqrt(gate * before)
  const no = Math.sqrt((1 - gate) * (1 - before))
  const after = yes / (yes + no || 1)
  for (let k = 0; k < p.length; k++) p[k]! *= outside[k] ? after / (before || 1) : (1 - after) / (1 - before || 1)
}
