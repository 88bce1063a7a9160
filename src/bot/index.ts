import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ActivityTypes, TurnContext, type Activity, type ConversationReference } from 'botbuilder'
import type { Day } from '../dialog/slot.ts'
import { CONTINUE, turnOf, WEB } from '../turn/durable-adapter.ts'
import { filesOf } from '../turn/files.ts'
import { handedOf, pressedOf, type Handed } from '../turn/pressed.ts'
import { starters } from './answers.ts'
import { createWorld } from './create-world.ts'
import { draftDialogs } from './letter/dialog.ts'
import { choice, languageOf, open, reply, words, type Exchange } from './exchange.ts'
import { freshMemory, type Memory } from './memory.ts'
import { readAlong } from './model/along.ts'
import type { Model } from './model/port.ts'
import { reword } from './model/reword.ts'
import { asOneMessage } from './one-message.ts'
import { takePressed } from './pressed.ts'
import { toActivity } from './reply.ts'
import { ring } from './reminder/ring.ts'
import { root } from './root.ts'
import { askForPrivacy, isShared } from './shared-chat.ts'
import { tellOfFiles } from './told-of-files.ts'
import { drawnOf } from './view.ts'
import type { World } from './world.ts'

export interface BotDeps {
  /** The person's own day; `zone` is an IANA name, from the activity. */
  today: (zone?: string) => Day
  /** The instant (ISO) of a day's morning, there. */
  morning: (day: Day, zone?: string) => string
  /** Opens the language model that may read along, if one is configured; until it is open, and if it never is, all goes without. */
  openModel?: (world: World) => Promise<Model | undefined>
  /** Content and words; loaded from the project's folder when not given. */
  world?: World
}

/** The Bot Framework's bot: greets, hears messages, and sends what the turn gathered in one go. */
export function createBot({ today, morning, openModel, world = createWorld(join(import.meta.dirname, '../..')) }: BotDeps): (context: TurnContext) => Promise<void> {
  const drafting = draftDialogs()
  let model: Model | undefined
  const opening = async () => { model = await openModel?.(world) }
  void opening()

  const exchangeOf = (context: TurnContext): Exchange => {
    const { text, locale, localTimezone, serviceUrl } = context.activity
    const files = filesOf(context.activity)
    const turn = turnOf(context)
    return {
      world,
      memory: turn.property('memory', freshMemory(languageOf(locale))) as Memory,
      drafting: drafting(context),
      said: [text?.trim(), files?.text].filter(Boolean).join('\n\n'),
      ...(files?.text && { file: files.text }),
      picked: false,
      today: today(localTimezone),
      morning: (day) => morning(day, localTimezone),
      reachable: serviceUrl !== WEB,
      model,
      conversation: context.activity.conversation.id,
      replies: [],
      reading: {},
      noted: {},
      keep: (document) => turn.keep(document),
      wakeAt: (at) => { turn.wake = at === undefined ? null : { at, reference: referenceTo(context.activity) } },
      erase: () => { turn.erase = true },
    }
  }

  const send = async (context: TurnContext, exchange: Exchange): Promise<void> => {
    const { replies, reading, noted, memory } = exchange
    if (replies.length === 0) return
    // Only a channel that posts draws buttons that stay. The web chat's go with the next message, and its state need not change for them.
    if (exchange.reachable && replies.some(({ choices, entity }) => choices?.length || entity.asks)) memory.step = randomBytes(6).toString('base64url')
    const locale = memory.language === 'es' ? 'es-US' : 'en-US'
    const whole = replies.map((given, i) => ({ ...given, entity: { ...reading, ...(i === 0 && noted), ...given.entity } }))
    const messages = exchange.reachable ? asOneMessage(whole) : whole
    await context.sendActivities(messages.map((given) => toActivity(given, locale, () => drawnOf(exchange, given))))
  }

  const greet = async (context: TurnContext): Promise<void> => {
    const exchange = exchangeOf(context)
    reply(exchange, 'greeting', [words(exchange, 'greeting')], { choices: [...starters(exchange), ...(model ? [choice(exchange, 'model-on', 'consent.button')] : [])], entity: { asks: 'goal' } })
    open(exchange, { asks: 'goal' })
    await send(context, exchange)
  }

  const hear = async (context: TurnContext): Promise<void> => {
    const exchange = exchangeOf(context)
    const pressed = pressedOf(context.activity)
    if (pressed && !(await takePressed(exchange, pressed))) return send(context, exchange)
    if (!pressed) delete exchange.memory.pressed
    const files = filesOf(context.activity)
    if (files) tellOfFiles(exchange, files)
    else if (!exchange.said && context.activity.attachments?.length) reply(exchange, 'attachment', [words(exchange, 'attachment')])
    if (exchange.said || exchange.replies.length === 0) {
      exchange.along = await readAlong(exchange)
      await root(exchange)
      await reword(exchange)
    }
    await send(context, exchange)
  }

  /** A letter that was offered as a file was kept, or was not. */
  const tellHanded = async (context: TurnContext, handed: Handed): Promise<void> => {
    const exchange = exchangeOf(context)
    reply(exchange, `handed.${handed}`, [words(exchange, `handed.${handed}`)])
    await send(context, exchange)
  }

  const wake = async (context: TurnContext): Promise<void> => {
    const exchange = exchangeOf(context)
    ring(exchange, turnOf(context).now)
    await send(context, exchange)
  }

  // ActivityHandler would do the same at the price of a tenth of the turn: it passes each activity through twenty promises.
  return async (context) => {
    const { type, name, membersAdded, recipient } = context.activity
    const handed = handedOf(context.activity)
    if (isShared(context.activity)) {
      if (type === ActivityTypes.Message) await context.sendActivities(askForPrivacy(world, context.activity))
    } else if (handed) await tellHanded(context, handed)
    else if (type === ActivityTypes.Message) await hear(context)
    else if (type === ActivityTypes.ConversationUpdate && membersAdded?.some(({ id }) => id !== recipient.id)) await greet(context)
    else if (type === ActivityTypes.Event && name === CONTINUE) await wake(context)
  }
}

/** What leads back to a conversation, without the names in it. */
function referenceTo(activity: Activity): Partial<ConversationReference> {
  const { channelId, serviceUrl, conversation: { name: _, ...conversation }, bot, user } = TurnContext.getConversationReference(activity) as ConversationReference
  return { channelId, serviceUrl, conversation: conversation as ConversationReference['conversation'], bot, user: { id: user!.id } as ConversationReference['bot'] }
}
