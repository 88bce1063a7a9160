import type { Activity, Attachment } from 'botbuilder'
import type { Day } from '../dialog/slot.ts'
import { withView, type View } from '../turn/view.ts'
import type { Verdict, Citation } from '../knowledge/schema.ts'
import type { Category } from '../understand/denial/finding.ts'

/** A reading of a denial letter; a line that the rule does not ask for stands in no list. */
export interface NoticeEntity {
  /** Topic ids, likeliest first. */
  grounds: string[]
  category: Category
  present: string[]
  missing: string[]
  cannot_tell: string[]
  request_date?: Day
  letter_date?: Day
}

/** What a bot message says of itself, for tests, pages and integrators; the contract of the reply entity. */
export interface ReplyEntity {
  type: 'recordsRights.reply'
  id: string
  asks?: string
  topics?: string[]
  answered?: string[]
  verdict?: Verdict
  /** By topic, when two or more are answered. */
  verdicts?: Record<string, Verdict>
  choices?: string[]
  crisis?: true
  citations?: Citation[]
  next?: string[]
  heard?: { slot: string; value: unknown }[]
  problem?: string
  command?: string
  notice?: NoticeEntity
  letter?: string
}

/** A button: its id in the entity, and its words, which come back as the person's message. */
export interface Choice { id: string; label: string }

/** One message of the bot. */
export interface Reply {
  text: string
  choices?: Choice[]
  attachments?: Attachment[]
  /** The part of the text that gives the reasons, where it is our checked prose. */
  why?: string
  /** Show the text as it stands: a letter is no Markdown. */
  plain?: true
  /** What the text says in a form that can be drawn. */
  field?: View['field']
  review?: View['review']
  timeline?: View['timeline']
  entity: Omit<ReplyEntity, 'type' | 'choices'>
}

/** The Bot Framework's form of a reply; `view`: what it is made of, if a door may draw it. */
export function toActivity({ text, choices, attachments, plain, entity }: Reply, locale: string, view?: () => View): Partial<Activity> {
  const { id, ...rest } = entity
  const activity: Partial<Activity> = {
    type: 'message',
    text: plain ? text : unchanged(text),
    textFormat: plain ? 'plain' : 'markdown',
    locale,
    ...(choices?.length && { suggestedActions: { to: [], actions: choices.map(({ label }) => ({ type: 'imBack', title: label, value: label })) } }),
    ...(attachments && { attachments }),
    entities: [{ type: 'recordsRights.reply', id, ...rest, ...(choices?.length && { choices: choices.map((choice) => choice.id) }) }],
  }
  return view ? withView(activity, view) : activity
}

/** Web Chat prints "(c)" as a copyright sign, also in the number of a rule: 45 CFR 164.524(c). */
const unchanged = (markdown: string): string => markdown.replace(/\((?=(?:c|r|p|tm)\))/gi, '\\(')
