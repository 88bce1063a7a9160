import type { Activity } from 'botbuilder'

/** A button: what comes back when it is pressed, and its words. */
export interface Button { id: string; label: string }

/** What one reply is made of, for a door that can draw more than text. Words are the person's own language, and plain unless they say Markdown. */
export interface View {
  language: string
  /** The whole reply in Markdown, or as it stands if `plain`: what is drawn beside it adds nothing that is not said here. */
  text: string
  plain: boolean
  /** The question that the turn left open: what answers another came too late. */
  step: string
  choices: Button[]
  /** It answers whether they may refuse; `good`, `fair` or `bad` for the person. */
  verdict?: { label: string; is: 'good' | 'fair' | 'bad' }
  /** It is an answer to a question, and worth being told whether it helped. */
  answers: boolean
  rules: { name: string; url: string; about: string }[]
  /** The answer that is typed, with what was typed before. */
  field?: { label: string; value: string; long: boolean }
  /** All that was told for a letter, each to be changed; `title` before, `ask` after it. */
  review?: { title: string; rows: { id: string; label: string; value: string }[]; ask: string }
  /** Days of the case, in order; `due`: it is still to come. */
  timeline?: { day: string; says: string; due: boolean }[]
  /** What can be fetched, by links of ours; `letter`: its title, if they are those of a finished one. */
  files: { name: string; label: string; url: string }[]
  letter?: string
  /** Small words that only a drawing needs. */
  words: Record<'send' | 'change' | 'rules' | 'offer' | 'timeline' | 'missing', string>
}

// As with files: a symbol is in no JSON, so this is part of neither the transcript nor the state.
const VIEW = Symbol('view')

/** Puts a view on a reply. It is made when a door asks for it; most doors do not. */
export const withView = (activity: Partial<Activity>, view: () => View): Partial<Activity> => Object.assign(activity, { [VIEW]: view })

/** What the reply is made of, if the bot told. */
export const viewOf = (activity: Partial<Activity>): View | undefined => (activity as { [VIEW]?: () => View })[VIEW]?.()
