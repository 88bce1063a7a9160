import { answerCard } from './answer.ts'
import type { Draw } from './card.ts'
import { choicesCard } from './choices.ts'
import { letterCard } from './letter.ts'
import { questionCard } from './question.ts'
import { reviewCard } from './review.ts'
import { timelineCard } from './timeline.ts'

/** A reply is drawn by the first that has something to draw. */
const CARDS: readonly Draw[] = [letterCard, reviewCard, timelineCard, questionCard, answerCard, choicesCard]

export const draw: Draw = (view) => {
  for (const card of CARDS) {
    const drawn = card(view)
    if (drawn) return drawn
  }
  return undefined
}
