import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { Activity, ConversationReference, InvokeResponse } from 'botbuilder'
import type { Answer, Commit, Document, Line, Loaded } from './store.ts'

/** What a turn answered; kept, so that a repeated activity gets the same answer without running again. */
export interface Receipt extends Omit<Answer<never>, 'invoke'> {
  invoke?: InvokeResponse
}

/** The receipt of an activity that was taken before. */
export const receiptOf = ({ invoke, ...answer }: Answer<string>): Receipt => ({ ...answer, ...(invoke !== undefined && { invoke: JSON.parse(invoke) as InvokeResponse }) })

/** What is the same each time the turn of one activity is tried. */
export interface TurnFacts {
  /** The record the turn changes. */
  conversation: string
  /** The conversation's id as its channel knows it. */
  channelConversation: string
  /** When the activity arrived, ISO instant; the person's clock for everything the turn works out. */
  now: string
}

/** When the bot wants to speak on its own in a conversation, and the reference that leads back to it. */
export interface Wake {
  /** ISO instant. */
  at: string
  reference: Partial<ConversationReference>
}

/** A new name for a document that nobody can guess (192 bits). */
export const documentId = (): string => randomBytes(24).toString('base64url')

/** All that one turn would change, held in memory until it is committed whole. */
export class Turn {
  /** Bot Framework's Storage is not told which turn is asking, so the turn travels with the async call. */
  static readonly current = new AsyncLocalStorage<Turn>()

  readonly conversation: string
  /** When the activity arrived, ISO instant: the same when the turn has to be run again. */
  readonly now: string
  /** Set by a bot that forgets the person: state, transcript, documents, resume keys and the alarm go; what this turn says stays. */
  erase = false
  /** Set by a bot that wants to be woken in this conversation, in place of any earlier time; null: not any more. */
  wake: Wake | null | undefined
  invoke?: InvokeResponse
  readonly #channelConversation: string
  readonly #loaded: Loaded<string>
  #state: Record<string, unknown> | undefined
  #heard: Line<string> | undefined
  #lines: Line<string>[] = []
  #documents: Document<string>[] = []
  #over = false

  constructor({ conversation, channelConversation, now }: TurnFacts, loaded: Loaded<string>) {
    this.conversation = conversation
    this.now = now
    this.#channelConversation = channelConversation
    this.#loaded = loaded
  }

  /** Makes the person's own words, an activity without an id as JSON, the first line of the turn. */
  hear(activity: string): string {
    this.#mustBeOpen()
    const { seq, id } = this.#next()
    this.#heard = { seq, body: `{"id":${JSON.stringify(id)},${activity.slice(1)}` }
    return id
  }

  /** Adds a line and gives it its id. The id is final: no other turn can commit a line with this number. */
  say(activity: Partial<Activity>): string {
    this.#mustBeOpen()
    const { seq, id } = this.#next()
    this.#lines.push({ seq, body: JSON.stringify({ ...activity, id }) })
    return id
  }

  /** Keeps a finished document (see `documentId`) together with everything else the turn changes. */
  keep(document: Document<string>): void {
    this.#mustBeOpen()
    if (!/^[\w-]{22,64}$/.test(document.id)) throw new Error('the id of a document must be one that documentId() makes')
    this.#documents.push(document)
  }

  /** What this turn keeps under an id. */
  kept(id: string): string | undefined {
    return this.#documents.find((document) => document.id === id)?.body
  }

  /** A named part of the conversation's state; what is changed in it is committed with the turn. `fresh`: what it is when there is none yet. */
  property(name: string, fresh?: unknown): unknown {
    this.#state ??= JSON.parse(this.#loaded.state ?? '{}') as Record<string, unknown>
    if (this.#state[name] === undefined && fresh !== undefined) this.#state[name] = fresh
    return this.#state[name]
  }

  /** Sets a part of the state; undefined removes it. */
  setProperty(name: string, value: unknown): void {
    this.#mustBeOpen()
    this.property(name)
    this.#state![name] = value
  }

  /** Forgets what the turn did, but not what it heard. */
  discard(): void {
    this.#state = undefined
    this.#lines = []
    this.#documents = []
    this.erase = false
    this.wake = undefined
    delete this.invoke
  }

  /** Ends the turn; what was not awaited and writes later fails. */
  close(activity: string, id: string, more: Pick<Commit<string>, 'deliver' | 'said' | 'at'>): { receipt: Receipt; commit: Commit<string> } {
    this.#over = true
    const { version, head: after } = this.#loaded
    const { conversation, erase, wake } = this
    const head = this.#head
    const state = this.#state && !erase ? JSON.stringify(this.#state) : undefined
    const receipt: Receipt = { id, after, head, ...(this.invoke && { invoke: this.invoke }) }
    // What is erased includes the words that asked for it; the numbers go on, so nobody's watermark is ahead of the lines.
    const heard = this.#heard && !erase ? [this.#heard] : []
    return {
      receipt,
      commit: {
        ...more,
        conversation,
        activity,
        version,
        ...(state !== undefined && state !== this.#loaded.state && { state }),
        answer: { id, after, head, ...(this.invoke && { invoke: JSON.stringify(this.invoke) }) },
        lines: [...heard, ...this.#lines],
        head,
        documents: erase ? [] : this.#documents,
        ...(wake !== undefined && !erase && { alarm: wake && { at: Date.parse(wake.at), body: JSON.stringify(wake.reference) } }),
        erase,
      },
    }
  }

  get #head(): number {
    return this.#loaded.head + (this.#heard ? 1 : 0) + this.#lines.length
  }

  #next(): { seq: number; id: string } {
    const seq = this.#head + 1
    return { seq, id: `${this.#channelConversation}|${String(seq).padStart(7, '0')}` }
  }

  #mustBeOpen(): void {
    if (this.#over) throw new Error('the turn is over: something in the bot was not awaited')
  }
}
