import { createHash } from 'node:crypto'
import type { Activity } from 'botbuilder'
import type { Receipt } from './turn.ts'

export interface Taken {
  receipt: Receipt
  /** It was taken before: this is what it was answered then. */
  again: boolean
}

/** A message whose answer Teams may not have heard. */
interface Unheard {
  conversation: string
  receipt: Receipt
  answeredAt: number
  /** Teams sent it again already, under its own id: so it did not hear the answer. */
  resent: boolean
}

/**
 * Teams sends a message that was not answered within 15 seconds again with its id (the inbox knows it), and half a minute after the
 * first time once more with a new one. So in Teams, and only after a message that was answered late or came again, the same words
 * from the same person are a repetition: if they came before the late answer could be read, or if the message had come again.
 * A person who says "yes" to two questions is heard twice: the second "yes" comes after the answer to the first, and whoever says
 * something else in between has read that answer.
 */
export class Repetitions {
  readonly #unheard = new Map<string, Unheard>()
  readonly #patienceMs: number

  constructor(patienceMs = 10_000) {
    this.#patienceMs = patienceMs
  }

  /** Runs the turn, unless the activity repeats one. */
  async guard(activity: Activity, arrivedAt: number, turn: () => Promise<Taken>): Promise<Receipt> {
    if (activity.channelId !== 'msteams') return (await turn()).receipt
    const first = this.#unheard.size > 0 ? this.#unheard.get(fingerprint(activity)) : undefined
    const repeats = first && (first.resent || arrivedAt <= first.answeredAt + this.#patienceMs / 5)
    const { receipt, again } = repeats ? { receipt: first.receipt, again: first.resent } : await turn()
    const answeredAt = Date.now()
    if (again || answeredAt - arrivedAt > this.#patienceMs) this.#keep(fingerprint(activity), { conversation: activity.conversation.id, receipt, answeredAt, resent: again })
    else if (!repeats) this.#movedOn(activity.conversation.id, arrivedAt)
    return receipt
  }

  #keep(print: string, unheard: Unheard): void {
    this.#unheard.set(print, unheard)
    setTimeout(() => {
      if (this.#unheard.get(print) === unheard) this.#unheard.delete(print)
    }, 4 * this.#patienceMs).unref()
  }

  /** Something new was said after these were answered. */
  #movedOn(conversation: string, arrivedAt: number): void {
    for (const [print, unheard] of this.#unheard) {
      if (unheard.conversation === conversation && unheard.answeredAt < arrivedAt) this.#unheard.delete(print)
    }
  }
}

const fingerprint = ({ channelId, conversation, from, type, name, text, value }: Activity): string =>
  createHash('sha256').update(JSON.stringify([channelId, conversation.id, from?.id, type, name, text, value])).digest('base64')
