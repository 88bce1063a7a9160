import { createHash } from 'node:crypto'
import type { Activity } from 'botbuilder'
import type { Receipt } from './turn.ts'

export interface Taken {
  receipt: Receipt
  /** It was taken before: this is what it was answered then. */
  again: boolean
}

/** A message that was taken, by what tells it from another. */
interface Heard {
  words: string
  /** When the person sent it (ms), as the channel says. */
  sentAt?: number
  answeredAt: number
  receipt: Receipt
  /** Teams may not have heard the answer: it came late, or the message came again. */
  unheard?: 'late' | 'resent'
  /** The id under which it came once more. */
  also?: string
}

/** So many messages of one conversation are remembered, for so many patiences. */
const MOST = 4
const REMEMBERED = 6

/**
 * Teams sends a message that was not answered within 15 seconds again: with its id (the inbox knows it), and later with a new one.
 * So in Teams the same words from the same person are a repetition if they were sent at the same instant, or if they came before a late
 * answer could be read. Where a channel does not say when they were sent, they are one right after a message that came again, once.
 * A person who says "yes" to two questions is heard twice.
 */
export class Repetitions {
  /** By conversation, the latest last. */
  readonly #heard = new Map<string, Heard[]>()
  readonly #patienceMs: number

  constructor(patienceMs = 10_000) {
    this.#patienceMs = patienceMs
  }

  /** Runs the turn, unless the activity repeats one. */
  async guard(activity: Activity, arrivedAt: number, turn: () => Promise<Taken>): Promise<Receipt> {
    if (activity.channelId !== 'msteams') return (await turn()).receipt
    const words = wordsOf(activity)
    const sentAt = instantOf(activity)
    this.#forget(arrivedAt)
    const heard = this.#heard.get(activity.conversation.id) ?? []
    const first = heard.findLast((one) => one.words === words && this.#repeats(one, one === heard.at(-1), arrivedAt, sentAt, activity.id))
    if (first) {
      first.also = activity.id
      return first.receipt
    }
    const { receipt, again } = await turn()
    const answeredAt = Date.now()
    const unheard = answeredAt - arrivedAt > this.#patienceMs ? 'late' : again ? 'resent' : undefined
    this.#heard.delete(activity.conversation.id) // so that the map stays in the order of the answers
    this.#heard.set(activity.conversation.id, [...heard.slice(1 - MOST), { words, answeredAt, receipt, ...(sentAt !== undefined && { sentAt }), ...(unheard && { unheard }) }])
    return receipt
  }

  #repeats({ sentAt, answeredAt, unheard, also }: Heard, last: boolean, arrivedAt: number, now?: number, id?: string): boolean {
    if (sentAt !== undefined && sentAt === now) return true
    if (unheard === 'late') return arrivedAt <= answeredAt + this.#patienceMs / 5
    const waited = arrivedAt - answeredAt > this.#patienceMs / 10 // Teams lets seconds pass, a program that talks does not
    return unheard === 'resent' && last && waited && (sentAt === undefined || now === undefined) && (also === undefined || also === id)
  }

  #forget(now: number): void {
    for (const [conversation, heard] of this.#heard) {
      if (now - heard.at(-1)!.answeredAt < REMEMBERED * this.#patienceMs) return
      this.#heard.delete(conversation)
    }
  }
}

/** A print: what a person wrote is not kept in memory. */
const wordsOf = ({ from, type, name, text, value }: Activity): string => createHash('sha256').update(JSON.stringify([from?.id, type, name, text, value])).digest('base64')

const instantOf = ({ timestamp }: Activity): number | undefined => {
  const instant = timestamp === undefined ? NaN : new Date(timestamp).getTime()
  return Number.isNaN(instant) ? undefined : instant
}
