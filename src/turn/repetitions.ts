import { createHash } from 'node:crypto'
import type { Activity } from 'botbuilder'
import type { Receipt } from './turn.ts'

/**
 * Teams repeats a message that was not answered in time, at first with its id (the inbox knows it), later with a new one.
 * So in Teams, after a late answer and only then, the same words from the same person count as a repetition. A person who
 * says "yes" twice is heard twice, because their first "yes" was answered in time.
 */
export class Repetitions {
  readonly #late = new Map<string, Receipt>()
  readonly #patienceMs: number

  constructor(patienceMs = 10_000) {
    this.#patienceMs = patienceMs
  }

  /** Runs the turn, unless the activity repeats one that was answered late. */
  async guard(activity: Activity, arrivedAt: number, turn: () => Promise<Receipt>): Promise<Receipt> {
    if (activity.channelId !== 'msteams') return turn()
    const receipt = (this.#late.size > 0 && this.#late.get(fingerprint(activity))) || (await turn())
    if (Date.now() - arrivedAt > this.#patienceMs) {
      const print = fingerprint(activity)
      this.#late.set(print, receipt)
      setTimeout(() => this.#late.delete(print), 6 * this.#patienceMs).unref()
    }
    return receipt
  }
}

const fingerprint = ({ channelId, conversation, from, type, name, text, value }: Activity): string =>
  createHash('sha256').update(JSON.stringify([channelId, conversation.id, from?.id, type, name, text, value])).digest('base64')
