/** A message as numbers: which features it has and how much of each. */
export interface Vector {
  index: Int32Array
  value: Float32Array
}

/** Weights of a multinomial logistic regression; rows are features, columns are classes. */
export interface Model {
  classes: number
  weights: Float32Array
  bias: Float32Array
}

/** A message with the number of its class, and how much it counts. */
export interface Taught { x: Vector; y: number; weight: number }

export interface Training {
  epochs: number
  /** Step of AdaGrad, and the pull of every weight towards zero. */
  rate: number
  l2: number
}

/** An error smaller than this teaches nothing: leaving such classes out is most of the speed. */
const NOTHING = 0.01

/**
 * Fits the model by AdaGrad with one step size for each feature. The same examples in the same order give the same weights:
 * the shuffling has a fixed seed.
 */
export function train(examples: readonly Taught[], features: number, classes: number, { epochs, rate, l2 }: Training): Model {
  const weights = new Float32Array(features * classes)
  const squares = new Float32Array(features).fill(1e-6)
  const bias = new Float32Array(classes)
  const model = { classes, weights, bias }
  const p = new Float64Array(classes)
  const wrong = new Int32Array(classes)
  const errors = new Float32Array(classes)
  const order = Int32Array.from(examples, (_, i) => i)
  const random = seeded(12345)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const i of order) {
      const { x: { index, value }, y, weight } = examples[i]!
      probabilities(model, { index, value }, p)
      let count = 0
      let square = 0
      for (let k = 0; k < classes; k++) {
        const error = (p[k]! - (k === y ? 1 : 0)) * weight
        if (error < NOTHING && error > -NOTHING) continue
        wrong[count] = k
        errors[count++] = error
        square += error * error
        bias[k]! -= rate * 0.05 * error
      }
      for (let a = 0; a < index.length; a++) {
        const feature = index[a]!
        const v = value[a]!
        squares[feature]! += square * v * v
        const step = rate / Math.sqrt(squares[feature]!)
        const from = feature * classes
        for (let n = 0; n < count; n++) {
          const at = from + wrong[n]!
          weights[at]! -= step * (errors[n]! * v + l2 * weights[at]!)
        }
      }
    }
  }
  return model
}

/** Writes the probability of each class into `into`. `sharpness` divides doubt: 1 as trained, less when the model is too sure of itself. */
export function probabilities({ classes, weights, bias }: Model, { index, value }: Vector, into: Float64Array, sharpness = 1): void {
  for (let k = 0; k < classes; k++) into[k] = bias[k]!
  for (let a = 0; a < index.length; a++) {
    const from = index[a]! * classes
    const v = value[a]!
    for (let k = 0; k < classes; k++) into[k]! += weights[from + k]! * v
  }
  let most = -Infinity
  for (let k = 0; k < classes; k++) most = Math.max(most, into[k]!)
  let sum = 0
  for (let k = 0; k < classes; k++) sum += into[k] = Math.exp((into[k]! - most) * sharpness)
  for (let k = 0; k < classes; k++) into[k]! /= sum
}

/** A small generator of numbers in [0, 1): the start of the program must not depend on chance. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
}
