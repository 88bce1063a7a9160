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

export interface Training {
  epochs: number
  /** Step of AdaGrad, and the pull of every weight towards zero. */
  rate: number
  l2: number
}

/** Fits the model. The same examples in the same order give the same weights: the shuffling has a fixed seed. */
export function train(examples: readonly { x: Vector; y: number; weight: number }[], features: number, classes: number, { epochs, rate, l2 }: Training): Model {
  const weights = new Float32Array(features * classes)
  const squares = new Float32Array(features * classes).fill(1e-6)
  const bias = new Float32Array(classes)
  const biasSquares = new Float32Array(classes).fill(1e-6)
  const model = { classes, weights, bias }
  const p = new Float64Array(classes)
  const order = Int32Array.from(examples, (_, i) => i)
  const random = seeded(12345)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const i of order) {
      const { x, y, weight } = examples[i]!
      probabilities(model, x, p)
      for (let k = 0; k < classes; k++) {
        const error = (p[k]! - (k === y ? 1 : 0)) * weight
        // A class that is nearly right already teaches nothing: leaving it out is most of the speed.
        if (error < 2e-3 && error > -2e-3) continue
        biasSquares[k]! += error * error
        bias[k]! -= (rate * 0.3 * error) / Math.sqrt(biasSquares[k]!)
        for (let a = 0; a < x.index.length; a++) {
          const at = x.index[a]! * classes + k
          const g = error * x.value[a]! + l2 * weights[at]!
          squares[at]! += g * g
          weights[at]! -= (rate * g) / Math.sqrt(squares[at]!)
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
