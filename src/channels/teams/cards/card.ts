import type { Attachment } from 'botbuilder'
import type { Button, View } from '../../../turn/view.ts'

/** Adaptive Cards, as far as ours use them; Teams draws up to version 1.5. */
export type Element = { type: string; [field: string]: unknown }

/** What a card shows. `whole`: it says all of the reply, so that no text stands beside it. */
export interface Drawn { body: Element[]; whole?: true }

/** One card is one file that says what it draws of a reply; undefined: nothing of this one is for it. */
export type Draw = (view: View) => Drawn | undefined

/** Words of ours, in Markdown. */
export const text = (words: string, more: object = {}): Element => ({ type: 'TextBlock', text: words, wrap: true, ...more })

/** Words that a person typed: shown as they are, for this element knows no Markdown. */
export const typed = (words: string, more: object = {}): Element => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words, ...more }] })

export const row = (...columns: { width: 'auto' | 'stretch' | number; items: Element[] }[]): Element =>
  ({ type: 'ColumnSet', columns: columns.map((column) => ({ type: 'Column', verticalContentAlignment: 'Center', ...column })) })

/** A button of the open question. It shows in the chat as what the person says, and tells which question it answers. */
export function button({ step }: View, { id, label }: Button, title = label): Element {
  const data = { step, pick: id }
  return {
    type: 'Action.Submit', title, ...(title !== label && { tooltip: label }), associatedInputs: 'none',
    data: { ...data, msteams: { type: 'messageBack', displayText: label, text: label, value: data } },
  }
}

export const actions = (...all: Element[]): Element => ({ type: 'ActionSet', actions: all })

/** The buttons of the question, one below the other: Teams leaves out what is too many for one line. */
export const buttons = (view: View): Element[] => view.choices.map((choice) => actions(button(view, choice)))

const CARD = 'application/vnd.microsoft.card.adaptive'

/** `fallback`: for who cannot see it. */
export const attachment = ({ body }: Drawn, { language }: View, fallback: string): Attachment => ({
  contentType: CARD,
  content: { type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5', lang: language, fallbackText: fallback, body },
})
