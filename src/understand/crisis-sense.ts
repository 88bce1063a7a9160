import { learnClassifier, type Lesson, type Vocabulary } from './classifier.ts'
import { CRISIS } from './examples.ts'
import type { Seen } from './features.ts'

/**
 * How likely it must be. By cross-validation over what it learns from: with the rules 9 of 10 cries it had not seen were caught,
 * and 1 in 200 other messages it had not seen was taken for one.
 */
const ENOUGH = 0.5
/** A cry weighs more than a message that is none: there are twenty times as many of those. */
const CRY = 6
const LOOK_ALIKE = 3

/** The half of the crisis detector that learns, for words no rule has. True when a message reads like the cries it learned from. `others` are no cries. */
export function learnCrisisSense(cries: readonly Lesson[], lookAlikes: readonly Lesson[], others: readonly Lesson[], vocabulary: Vocabulary & { danger: number }): (seen: Seen) => boolean {
  const lessonsOf = (id: string, messages: readonly Lesson[], weight: number) => messages.map(({ seen }) => ({ id, seen, weight }))
  const lessons = [...lessonsOf(CRISIS, cries, CRY), ...lessonsOf('calm', lookAlikes, LOOK_ALIKE), ...lessonsOf('calm', others, 1)]
  const { classify, classes } = learnClassifier(lessons, vocabulary, 1)
  const at = classes.indexOf(CRISIS)
  // Families are in rising order, those of danger first: without one of them nothing is a cry.
  return (seen) => (seen.concepts[0] ?? Infinity) < vocabulary.danger && classify(seen)[at]! >= ENOUGH
}
