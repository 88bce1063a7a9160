import { buttons, type Draw } from './card.ts'

/** Teams shows no more than these without a card. */
export const SUGGESTED = 3

/** A question with many answers to pick from. */
export const choicesCard: Draw = (view) => (view.choices.length > SUGGESTED ? { body: buttons(view) } : undefined)
