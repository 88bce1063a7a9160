import { actions, buttons, text, type Draw } from './card.ts'

/** A finished letter and its files, or another file of ours. */
export const letterCard: Draw = (view) => {
  const { letter, files } = view
  if (files.length === 0) return undefined
  return {
    body: [
      ...(letter ? [text(letter, { weight: 'Bolder', size: 'Medium' })] : []),
      ...files.map(({ label, url }) => actions({ type: 'Action.OpenUrl', title: label, url })),
      ...buttons(view),
    ],
  }
}
