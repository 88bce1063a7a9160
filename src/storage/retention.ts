import { repeat, type Repeated } from '../turn/repeat.ts'
import { KEPT_DAYS, type Store } from '../turn/store.ts'

const HOUR = 3_600_000

/** How long things are kept, ms; and how many conversations nobody has said anything in. */
export interface Keeping {
  idle: number
  unsaid: number
  unsaidKept: number
  every: number
}
/** One in which nobody ever said anything an hour, and no more than 5,000 of those. */
export const KEEPING: Keeping = { idle: KEPT_DAYS * 24 * HOUR, unsaid: HOUR, unsaidKept: 5_000, every: 60_000 }

/** Removes everything whose time is over by the real clock; how many conversations went. */
export async function sweep(store: Pick<Store<string>, 'sweep'>, { idle, unsaid, unsaidKept }: Keeping = KEEPING, now = Date.now()): Promise<number> {
  let all = 0
  for (;;) {
    const gone = await store.sweep({ idleBefore: now - idle, unsaidBefore: now - unsaid, unsaidKept, now })
    all += gone
    if (gone === 0) return all
  }
}

/** Sweeps now and then, until stopped. `swept` hears how many went, `failed` what went wrong. */
export const retention = (store: Store<string>, { keeping = KEEPING, swept, failed }: { keeping?: Keeping; swept?: (count: number) => void; failed?: (error: unknown) => void } = {}): Repeated =>
  repeat(async () => {
    const count = await sweep(store, keeping)
    if (count > 0) swept?.(count)
  }, keeping.every, failed)
