import type { Model, Taught } from './softmax.ts'

/** A feature never seen with a class is not impossible. */
const UNSEEN = 0.02

/**
 * Adds naive Bayes to a model that was fitted: the logarithm of how often each feature stands with each class, times `share`. Counting is
 * steadier than fitting where a class has few messages, and both are sums over features, so that the two together cost no more than one.
 */
export function addCounts({ classes, weights }: Model, examples: readonly Taught[], share: number): void {
  const counts = new Float32Array(weights.length)
  const totals = new Float64Array(classes)
  for (const { x: { index, value }, y, weight } of examples) {
    for (let a = 0; a < index.length; a++) {
      counts[index[a]! * classes + y]! += value[a]! * weight
      totals[y]! += value[a]! * weight
    }
  }
  const features = weights.length / classes
  const base = Array.from(totals, (total) => Math.log(total + UNSEEN * features))
  for (let at = 0, k = 0; at < weights.length; at++, k = k + 1 === classes ? 0 : k + 1) weights[at]! += share * (Math.log(counts[at]! + UNSEEN) - base[k]!)
}
