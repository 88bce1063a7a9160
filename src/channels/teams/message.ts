import type { Activity } from 'botbuilder'
import type { View } from '../../turn/view.ts'
import { attachment } from './cards/card.ts'
import { SUGGESTED } from './cards/choices.ts'
import { draw } from './cards/index.ts'
import { cited } from './citations.ts'

/** Teams takes messages of up to 80 KB, counted as UTF-16. */
const MOST = 80_000
/** So many characters of text leave room for the rest of the message. */
const PIECE = 24_000

/** A reply in the form that Teams shows best: text, a card or few buttons, its own citations. Long ones in several messages. */
export function teamsMessages(reply: Partial<Activity>, view: View): Partial<Activity>[] {
  const activity = bare(reply)
  const { suggestedActions } = reply
  const { text, entities } = cited(view)
  const pieces = split(text)
  const drawn = draw(view)
  const buttons = view.choices.length <= SUGGESTED && suggestedActions ? { suggestedActions } : {}
  const last = { ...activity, entities, ...(view.answers && { channelData: { feedbackLoop: { type: 'default' } } }) }
  const before = pieces.slice(0, -1).map((piece) => ({ ...activity, text: piece }))
  const spoken = { ...last, text: pieces.at(-1)! }
  if (!drawn) return [...before, { ...spoken, ...buttons }]
  const { choices, letter, verdict, words } = view
  const labels = choices.map(({ label }) => label).join(' / ')
  if (drawn.whole) {
    const whole = { ...last, summary: view.review?.title, attachments: [attachment(drawn, view, view.text)] }
    if (fits(whole)) return [whole]
  }
  const beside = { ...spoken, attachments: [attachment(drawn, view, labels || letter || verdict?.label || words.timeline)] }
  return [...before, !drawn.whole && fits(beside) ? beside : { ...spoken, ...buttons }]
}

/** Where a reply goes, without what it says. */
export function bare(reply: Partial<Activity>): Partial<Activity> {
  const activity = { ...reply }
  for (const said of ['text', 'suggestedActions', 'entities', 'attachments'] as const) delete activity[said]
  return activity
}

const fits = (activity: Partial<Activity>): boolean => 2 * JSON.stringify(activity).length < MOST

/** Cuts a long text between paragraphs, or where it must. */
export function split(text: string): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > PIECE) {
    const paragraph = rest.lastIndexOf('\n\n', PIECE)
    const at = paragraph > PIECE / 2 ? paragraph : PIECE
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at).replace(/^\n+/, '')
  }
  return [...pieces, rest]
}
