import { buttons, row, text, type Draw } from './card.ts'

/** What happened in the case, and what is due. */
export const timelineCard: Draw = (view) => {
  const { timeline, words } = view
  if (!timeline) return undefined
  return {
    body: [
      text(words.timeline, { weight: 'Bolder' }),
      ...timeline.map(({ day, says, due }) => row(
        { width: 2, items: [text(day, { isSubtle: !due, ...(due && { weight: 'Bolder' }) })] },
        { width: 3, items: [text(says, due ? { weight: 'Bolder' } : {})] },
      )),
      ...buttons(view),
    ],
  }
}
