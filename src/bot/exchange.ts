import type { Day, ReadContext } from '../dialog/slot.ts'
import type { Language } from '../knowledge/schema.ts'
import type { DraftDialog } from './letter/dialog.ts'
import type { Along } from './model/along.ts'
import type { Model } from './model/port.ts'
import type { Memory, OpenQuestion } from './memory.ts'
import type { Choice, Reply, ReplyEntity } from './reply.ts'
import type { World } from './world.ts'

/** One turn of the bot: what was said, what is remembered, and the replies as they gather. */
export interface Exchange {
  world: World
  memory: Memory
  drafting: DraftDialog
  said: string
  /** The words of the files that came with it. */
  file?: string
  /** The button of the open question that was pressed. */
  pressed?: string
  /** What was said is a button's words. */
  picked: boolean
  today: Day
  /** The instant (ISO) of a day's morning where the person is. */
  morning: (day: Day) => string
  /** What the bot says on its own comes to the person; else it waits until they open the page. */
  reachable: boolean
  /** The model that may read along, if one is configured; what it made of this turn's words, and whom it counts them for. */
  model?: Model | undefined
  along?: Along | undefined
  conversation: string
  replies: Reply[]
  /** Goes on every reply of a message that was read for its meaning. */
  reading: Pick<ReplyEntity, 'topics' | 'verdict'>
  /** Goes on the first reply only: what this turn took, and the command it was. */
  noted: Pick<ReplyEntity, 'heard' | 'problem' | 'command'>
  /** Keeps a document with the conversation, in the same commit as the turn. */
  keep: (document: { id: string; body: string }) => void
  /** Wakes this conversation at an instant (ISO), in place of any other; undefined: not at all. */
  wakeAt: (at: string | undefined) => void
  /** Forgets the whole conversation, in the same commit as the turn. */
  erase: () => void
}

export const words = ({ world, memory }: Exchange, id: string, values?: Record<string, unknown>): string => world.say(memory.language, id, values)

/** Adds a reply. Empty parts are left out; buttons are remembered, so that their words can be told from a sentence. */
export function reply(exchange: Exchange, id: string, parts: (string | undefined)[], more: Partial<Omit<Reply, 'text' | 'entity'>> & { entity?: Partial<Reply['entity']> } = {}): void {
  const { entity, ...rest } = more
  exchange.replies.push({ text: parts.filter(Boolean).join('\n\n'), ...rest, entity: { id, ...entity } })
  if (rest.choices) exchange.memory.choices = rest.choices.map(({ id: choice, label }) => [choice, label])
}

/** Opens a question outside the dialog; nothing else is open then. */
export function open(exchange: Exchange, question: OpenQuestion | undefined): void {
  if (question) exchange.memory.open = question
  else delete exchange.memory.open
}

/** The buttons of the greeting: good at any time, for they may still stand on the screen. */
export const STARTERS = ['start-refused', 'start-request', 'start-waiting'] as const

/** The button that these words stand for, if any: its label or its id. */
export function picked({ memory, said, pressed, world }: Exchange): string | undefined {
  if (pressed !== undefined) return pressed
  const text = fold(said)
  return memory.choices?.find(([id, label]) => fold(label) === text || id === text)?.[0] ?? STARTERS.find((id) => fold(world.say(memory.language, `starters.${id}`)) === text)
}

/** What the slots may look at outside a letter. */
export const contextOfKnown = ({ today, memory }: Exchange): ReadContext => ({ today, language: memory.language, answers: memory.known })

export const choice = (exchange: Exchange, id: string, phrase: string): Choice => ({ id, label: words(exchange, phrase) })

// eslint-disable-next-line no-control-regex
const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text)
const fold = (text: string) => (isAscii(text) ? text : text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[’‘]/g, "'")).toLowerCase().replace(/[\s.!]+$/g, '').trim()

/** Escapes what a person typed, so that it shows as typed and is no Markdown or HTML. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-!|<>~]/g, (sign) => (sign === '<' ? '&lt;' : `\\${sign}`))

export const languageOf = (locale: string | undefined): Language => (/^es/i.test(locale ?? '') ? 'es' : 'en')
