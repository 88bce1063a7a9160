import type { ConversationReference } from 'botbuilder'
import type { DurableAdapter } from './durable-adapter.ts'
import { repeat, type Repeated } from './repeat.ts'
import type { Store } from './store.ts'

export interface AlarmsParts {
  store: Store<string>
  adapter: Pick<DurableAdapter, 'continueConversation'>
  /** The present as the product sees it, ISO instant. */
  now: () => string
  /** How often (ms) it looks. */
  every?: number
  /** A conversation was woken. */
  rang?: (conversation: string) => void
  failed?: (error: unknown) => void
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Alarms are set for a good hour. One that could not ring then may ring this much later (ms), on that day or the next: nobody is woken at night. */
const GOOD_FOR = 10 * HOUR

/**
 * Wakes conversations when they asked for it. The turn is kept under a key made of the time, and the alarm is removed only after it: whatever
 * process looks, and whenever one is killed, the bot speaks once.
 */
export function alarms({ store, adapter, now, every = 60_000, rang, failed }: AlarmsParts): Repeated {
  return repeat(async (stopping) => {
    const time = Date.parse(now())
    for (const ringing of await store.ringing(time)) {
      if (stopping()) return
      if ((time - ringing.at) % DAY >= GOOD_FOR) continue
      try {
        const body = await store.alarm(ringing)
        if (body === undefined) continue
        await adapter.continueConversation(JSON.parse(body) as Partial<ConversationReference>, undefined, `alarm:${ringing.at}`)
        await store.silence(ringing)
        rang?.(ringing.conversation)
      } catch (error) {
        failed?.(error) // its turn comes again at the next look; the others have theirs now
      }
    }
  }, every, failed)
}
