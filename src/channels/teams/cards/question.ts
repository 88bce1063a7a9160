import { actions, buttons, type Draw } from './card.ts'

/** A question of a letter, to be answered in the card. What could not be read stands there again, to be put right. */
export const questionCard: Draw = (view) => {
  const { field, step, words } = view
  if (!field) return undefined
  const { label, value, long } = field
  return {
    body: [
      { type: 'Input.Text', id: 'said', label, isRequired: true, errorMessage: words.missing, maxLength: long ? 8_000 : 500, ...(long && { isMultiline: true }), ...(value && { value }) },
      actions({ type: 'Action.Submit', title: words.send, style: 'positive', data: { step } }),
      ...buttons(view),
    ],
  }
}
