import { setTimeout as sleep } from 'node:timers/promises'
import type { Activity } from 'botbuilder'
import { Lanes } from '../../turn/lanes.ts'
import { PAGE, type Line, type Store } from '../../turn/store.ts'
import { withLinks } from '../http.ts'
import type { Post } from './connector.ts'

export interface Patience {
  firstMs: number
  mostMs: number
}

export interface CourierParts {
  store: Store<string>
  post: Post
  /** For links in what is said. */
  base: () => string
  patience?: Patience
  /** A channel would not take a line. */
  refused?: (conversation: string) => void
}

/**
 * Brings committed lines to their channel, in order, one conversation at a time. It holds no lines: it is woken and
 * looks into the store, so the first delivery, a retry and the work left over by a killed process are the same code.
 * At least once: a kill between the channel's yes and our note of it repeats that one line (channels offer no key against it).
 */
export class Courier {
  readonly #parts: CourierParts
  readonly #patience: Patience
  readonly #lanes = new Lanes()
  readonly #woken = new Set<string>()
  readonly #stop = new AbortController()

  constructor(parts: CourierParts) {
    this.#parts = parts
    this.#patience = parts.patience ?? { firstMs: 500, mostMs: 60_000 }
  }

  wake(conversation: string): void {
    if (this.#woken.has(conversation) || this.#stop.signal.aborted) return
    this.#woken.add(conversation)
    this.#lanes
      .run(conversation, () => {
        this.#woken.delete(conversation)
        return this.#deliver(conversation)
      })
      .catch(() => {}) // stopped, or the store is down: the lines are still there and the next wake finds them
  }

  /** After a start: everything that was committed and never arrived. */
  async drain(): Promise<void> {
    for (const conversation of await this.#parts.store.waiting()) this.wake(conversation)
  }

  /** Stops after what can be delivered within `graceMs`; the rest is delivered after the next start. */
  async close(graceMs: number): Promise<void> {
    const done = new AbortController()
    await Promise.race([this.#lanes.idle(), sleep(graceMs, undefined, { signal: done.signal }).catch(() => {})])
    done.abort()
    this.#stop.abort()
    await this.#lanes.idle()
  }

  async #deliver(conversation: string): Promise<void> {
    let lines: Line<string>[]
    do {
      lines = await this.#parts.store.undelivered(conversation)
      for (const line of lines) await this.#bring(conversation, line)
    } while (lines.length === PAGE)
  }

  async #bring(conversation: string, { seq, body }: Line<string>): Promise<void> {
    const { store, post, base, refused } = this.#parts
    const activity = JSON.parse(withLinks(body, base())) as Activity
    for (let tries = 0; ; tries++) {
      this.#stop.signal.throwIfAborted()
      const posted = await post(activity)
      if (posted.ok || !posted.again) {
        // A line that the channel will never take must not hold back those after it.
        await store.settle(conversation, seq, posted.ok ? 'delivered' : 'refused')
        if (!posted.ok) refused?.(conversation)
        return
      }
      const pause = Math.min(this.#patience.firstMs * 2 ** tries, this.#patience.mostMs)
      await sleep(Math.max(posted.afterMs ?? 0, pause * (0.5 + Math.random() / 2)), undefined, { signal: this.#stop.signal, ref: false })
    }
  }
}
