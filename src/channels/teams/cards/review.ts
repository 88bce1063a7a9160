import { actions, button, buttons, row, text, typed, type Draw } from './card.ts'

/** All that was told for a letter, with a button to change each. */
export const reviewCard: Draw = (view) => {
  const { review, words } = view
  if (!review) return undefined
  const { title, rows, ask } = review
  return {
    whole: true,
    body: [
      text(title, { weight: 'Bolder' }),
      ...rows.map(({ id, label, value }) => row(
        { width: 'stretch', items: [text(label, { size: 'Small', isSubtle: true }), { ...typed(value), spacing: 'None' }] },
        { width: 'auto', items: [actions(button(view, { id, label: `${words.change}: ${label}` }, words.change))] },
      )),
      text(ask),
      ...buttons(view),
    ],
  }
}
