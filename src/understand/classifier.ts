import type { Language } from '../knowledge/schema.ts'
import { learnFeatures, type Seen } from './features.ts'
import { probabilities, train, type Training } from './softmax.ts'

/** Gives each class a probability; the array is the same one at every call. */
export interface Classifier {
  classes: readonly string[]
  classify: (seen: Seen) => Float64Array
}

export interface Vocabulary {
  stop: Readonly<Record<Language, ReadonlySet<string>>>
  /** How many concepts there are, and which of them are too common to make pairs with. */
  concepts: number
  generic?: ReadonlySet<number>
}

export const TRAINING: Training = { epochs: 8, rate: 0.5, l2: 1e-4 }
/** A message whose class is known. */
export interface Lesson { id: string; seen: Seen; weight?: number }

/** Learns from messages whose class is known; deterministic. */
export function learnClassifier(examples: readonly Lesson[], { stop, concepts, generic = new Set() }: Vocabulary, sharpness = 1.3, training = TRAINING): Classifier {
  const classes = [...new Set(examples.map(({ id }) => id))]
  const numbers = new Map(classes.map((id, i) => [id, i]))
  const features = learnFeatures(examples.map(({ seen }) => seen), stop, generic, concepts)
  const lessons = examples.map(({ id, weight = 1 }, i) => ({ x: features.learned[i]!, y: numbers.get(id)!, weight }))
  const model = train(lessons, features.size, classes.length, training)
  const p = new Float64Array(classes.length)
  return {
    classes,
    classify: (seen) => {
      probabilities(model, features.vector(seen), p, sharpness)
      return p
    },
  }
}
