import { classifierOf, learnClassifier, LEARNING, type LearnedClassifier, type Lesson } from './classifier.ts'
import { CRISIS } from './examples.ts'
import type { FeatureWords, Seen } from './features.ts'

/**
 * How likely it must be: with a word of danger in it, with one among a few words, and without. Stricter figures and fewer words of danger
 * looked better in cross-validation, for the rules were fitted to the same lessons; of 90 cries that nobody had taught they caught fewer.
 */
const ENOUGH = { danger: 0.45, few: 0.75, none: 0.7 }
/** Fewer words without one of danger are an answer to something: "me", "pick up", "today". */
const LEAST_WORDS = 7
/** So few words are an answer more often than a cry: a lone "sorry" or a street is none. */
const FEW_WORDS = 4
/** A cry weighs more than a message that is none: there are twenty times as many of those. */
const CRY = 9
const LOOK_ALIKE = 3

/** Learns the half of the crisis detector for words that no rule has. `others` are no cries. */
export function learnCrisisSense(cries: readonly Lesson[], lookAlikes: readonly Lesson[], others: readonly Lesson[], words: FeatureWords): LearnedClassifier {
  const lessonsOf = (id: string, messages: readonly Lesson[], weight: number) => messages.map(({ seen }) => ({ id, seen, weight }))
  const lessons = [...lessonsOf(CRISIS, cries, CRY), ...lessonsOf('calm', lookAlikes, LOOK_ALIKE), ...lessonsOf('calm', others, 1)]
  return learnClassifier(lessons, words, { ...LEARNING, epochs: 16, rate: 0.5, counts: 0, balance: 0, sharpness: 1 })
}

/** True when a message reads like the cries it learned from. `danger`: how many of the families of words, the first, are of danger. */
export function crisisSense(learned: LearnedClassifier, words: FeatureWords, danger: number): (seen: Seen) => boolean {
  const { classify, classes } = classifierOf(learned, words)
  const at = classes.indexOf(CRISIS)
  // Families are in rising order, those of danger first.
  return (seen) => {
    const dangerous = (seen.concepts[0] ?? Infinity) < danger
    return (dangerous || seen.words.list.length >= LEAST_WORDS) && classify(seen)[at]! >= (!dangerous ? ENOUGH.none : seen.words.list.length <= FEW_WORDS ? ENOUGH.few : ENOUGH.danger)
  }
}
