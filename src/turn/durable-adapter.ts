import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ActivityTypes, BotAdapter, TurnContext, type Activity, type ConversationReference, type ResourceResponse } from 'botbuilder'
import { apologyFor } from './apology.ts'
import { Lanes } from './lanes.ts'
import { Live } from './live.ts'
import { Repetitions, type Taken } from './repetitions.ts'
import type { Store } from './store.ts'
import { together } from './together.ts'
import { receiptOf, Turn, type Receipt } from './turn.ts'

export type Bot = (context: TurnContext) => Promise<void>

/** Other processes kept changing the conversation; nothing was kept of this turn and it may be sent again. */
export class Busy extends Error {
  override readonly name = 'Busy'
}

export interface Options {
  store: Store<string>
  bot: Bot
  /** The present as the product sees it, ISO instant; asked once per activity. */
  now: () => string
  /** Called when a turn is safe. */
  committed: (conversation: string, news: News) => void
  /** A turn threw. Only the error is handed on, never the activity: it is health information. */
  failed?: (error: unknown, conversation: string) => void
  apology?: (activity: Activity) => string
  /** A channel that waits longer than this (ms) for an answer sends the message again. */
  patienceMs?: number
}

export interface News {
  /** The lines are to be posted to the channel; otherwise they wait to be read. */
  deliver: boolean
  /** The conversation is new: its lines are numbered from 1, whatever a reader has seen under the same name before. */
  created: boolean
}

export interface Arrival {
  /** What makes the activity the same activity when it comes twice. */
  key: string
  /** Whether the person's own message is part of the transcript. */
  echo?: boolean
  /**
   * Slow work that the turn needs, such as reading the files that came. Done once, in the activity's place in the order of the conversation,
   * and only if it was not taken before. What it gives puts the outcome on the activity; that is part of neither the transcript nor the state.
   */
  before?: () => Promise<(activity: Activity) => void>
  /** Instead of the bot. */
  bot?: Bot
  /** The bot speaks on its own: in a conversation that is there, or not at all. */
  proactive?: true
}

const ATTEMPTS = 8
/** What the bot gets to hear, in an event, when it may speak on its own; the Bot Framework's name. */
export const CONTINUE = 'ContinueConversation'

/**
 * The adapter of every door. A turn is: load, run the bot, commit. Replies are collected and reach nobody
 * before the commit, so a turn can be thrown away and run again without anyone having seen the first try.
 */
export class DurableAdapter extends BotAdapter {
  readonly #options: Options
  readonly #lanes = new Lanes()
  readonly #repetitions: Repetitions
  readonly #live = new Live()

  constructor(options: Options) {
    super()
    this.#options = options
    this.#repetitions = new Repetitions(options.patienceMs)
  }

  /** Takes one activity; resolves when the turn is committed. Turns of one conversation run in the order of arrival. */
  async receive(activity: Activity, arrival: Arrival): Promise<Receipt> {
    const conversation = conversationKey(activity)
    if (Turn.current.getStore()?.conversation === conversation) throw new Error('a turn cannot wait for another turn of its own conversation')
    const now = this.#options.now()
    const arrivedAt = Date.now()
    return this.#lanes.run(conversation, async () => {
      await together()
      return this.#repetitions.guard(activity, arrivedAt, () => this.#take(activity, arrival, conversation, now))
    })
  }

  /** Resolves when no turn is running or waiting. */
  idle(): Promise<void> {
    return this.#lanes.idle()
  }

  async #take(activity: Activity, { key, echo = false, before, bot = this.#options.bot, proactive }: Arrival, conversation: string, now: string): Promise<Taken> {
    const { store } = this.#options
    const { deliveryMode, ...plain } = activity
    const text = JSON.stringify(plain) // what was heard; the bot may write on the activity, and there may be another attempt
    // The doors answer `expectReplies` from the transcript; TurnContext would buffer those replies past us.
    const deliver = /^https?:/.test(activity.serviceUrl ?? '') && deliveryMode !== 'expectReplies'
    const said = activity.type === ActivityTypes.Message
    let put: ((activity: Activity) => void) | undefined
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const loaded = this.#live.find(conversation, key) ?? (await store.load(conversation, key))
      if (loaded.answer !== undefined) {
        this.#options.committed(conversation, { deliver, created: false }) // it came again: perhaps it was committed and we never heard so
        return { receipt: receiptOf(loaded.answer), again: true }
      }
      if (proactive && loaded.version === 0) return { receipt: { id: '', after: 0, head: 0 }, again: false } // the person deleted it, or its time was over
      const turn = new Turn({ conversation, channelConversation: activity.conversation.id, now }, loaded)
      const heard = (attempt === 1 ? plain : JSON.parse(text, revived)) as Activity
      if (echo) heard.id = turn.hear(text)
      if (before) (put ??= await before())(heard)
      await this.#run(turn, heard, bot)
      const { receipt, commit } = turn.close(key, heard.id ?? key, { deliver, said, at: Date.now() })
      if (await store.commit(commit)) {
        this.#live.keep(commit, loaded)
        this.#options.committed(conversation, { deliver, created: loaded.version === 0 })
        return { receipt, again: false }
      }
      this.#live.forget(conversation)
      await sleep(Math.random() * 5 * 2 ** attempt)
    }
    throw new Busy('the conversation is being changed elsewhere')
  }

  /** A bug in the bot keeps neither its state nor its replies: the person is asked to try again, from where they were. */
  async #run(turn: Turn, activity: Activity, bot: Bot): Promise<void> {
    const context = new TurnContext(this, activity)
    context.turnState.set(Turn, turn)
    try {
      // Not through `runMiddleware`: there is none, and its revocable proxy around the context costs a tenth of a turn.
      await Turn.current.run(turn, () => bot(context))
    } catch (error) {
      this.#options.failed?.(error, turn.conversation)
      turn.discard()
      if (activity.type === ActivityTypes.Event) return // nobody waits for an answer
      const { apology = apologyFor } = this.#options
      turn.say(spoken(TurnContext.applyConversationReference({ type: ActivityTypes.Message, text: apology(activity), entities: [{ type: 'recordsRights.reply', id: 'apology' }] }, TurnContext.getConversationReference(activity))))
    }
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const turn = turnOf(context)
    return activities.map((activity) => {
      switch (activity.type) {
        case ActivityTypes.InvokeResponse:
          turn.invoke = activity.value
          return { id: '' }
        // Nobody would see these before the turn is over.
        case ActivityTypes.Typing:
        case ActivityTypes.Trace:
        case 'delay':
          return { id: '' }
        default:
          return { id: turn.say(spoken(activity)) }
      }
    })
  }

  /** A proactive message is a turn like any other, of the bot unless another is given; with a key it is said once, however often it is asked for. */
  override async continueConversation(reference: Partial<ConversationReference>, bot: Bot = this.#options.bot, key: string = randomUUID()): Promise<void> {
    const activity = TurnContext.applyConversationReference({ type: ActivityTypes.Event, name: CONTINUE }, reference, true)
    delete activity.id // it is the id of the message the reference was taken from
    await this.receive(activity as Activity, { key: `proactive:${key}`, bot, proactive: true })
  }

  override use(): never {
    throw new Error('this adapter runs no middleware: what every turn needs belongs into the turn')
  }

  /** Puts a message in the place of an earlier one, in order with all that is said. Its id is the channel's own: the `replyToId` of a click on it. */
  override async updateActivity(context: TurnContext, { id, ...activity }: Partial<Activity>): Promise<void> {
    change(context, { ...activity, type: ActivityTypes.MessageUpdate, ...(id && { replyToId: id }) })
  }

  /** Takes an earlier message away; see `updateActivity`. */
  override async deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    change(context, TurnContext.applyConversationReference({ type: ActivityTypes.MessageDelete }, reference))
  }
}

/** What a bot may do beside talking: `property(name)`, `erase = true`, `keep(document)`, and `now`, the instant the activity arrived. */
export const turnOf = (context: TurnContext): Turn => context.turnState.get<Turn>(Turn)!

/** The record of a conversation. Channels number theirs on their own, and what a channel calls itself is not for us to trust. */
export const conversationKey = ({ channelId, conversation, serviceUrl }: Pick<Activity, 'channelId' | 'conversation' | 'serviceUrl'>): string =>
  serviceUrl === WEB ? `web/${conversation.id}` : `azure/${channelId}/${conversation.id}`

/** Stands for the address of a channel in conversations of our own web chat door, where replies wait to be read. */
export const WEB = 'urn:web-chat'

function change(context: TurnContext, activity: Partial<Activity>): void {
  if (context.activity.serviceUrl === WEB) throw new Error('in the web chat what was said stays said: send a new activity instead of changing an old one')
  turnOf(context).say(spoken(activity))
}

const revived = (key: string, value: unknown): unknown => (/^(?:t|localT)imestamp$|^expiration$/.test(key) && typeof value === 'string' ? new Date(value) : value)

const spoken = (activity: Partial<Activity>): Partial<Activity> =>
  ({ timestamp: new Date(), ...activity, from: { ...activity.from, role: 'bot' } }) as Partial<Activity>
