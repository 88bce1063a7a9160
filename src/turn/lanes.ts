/** The lane is too long: the caller should be told to come back later. */
export class LaneFull extends Error {
  override readonly name = 'LaneFull'
}

/** Jobs of one lane run one after another in the order they came; lanes do not wait for each other. */
export class Lanes {
  readonly #lanes = new Map<string, { tail: Promise<unknown>; length: number }>()
  readonly #limit: number
  #waiters: (() => void)[] = []

  constructor(limit = 100) {
    this.#limit = limit
  }

  async run<T>(name: string, job: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(name) ?? { tail: Promise.resolve(), length: 0 }
    if (lane.length >= this.#limit) throw new LaneFull(`more than ${this.#limit} in one lane`)
    this.#lanes.set(name, lane)
    lane.length++
    const done = lane.tail.then(job)
    lane.tail = done.catch(() => {}) // a job that fails does not stop the next
    try {
      return await done
    } finally {
      if (--lane.length === 0) this.#lanes.delete(name)
      if (this.#lanes.size === 0) for (const resolve of this.#waiters.splice(0)) resolve()
    }
  }

  /** Resolves when no job is running or waiting. */
  idle(): Promise<void> {
    return this.#lanes.size === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiters.push(resolve))
  }
}
