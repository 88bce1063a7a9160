import type { Commit, Loaded } from './store.ts'

const MOST = 500
/** Activities that come again come soon. */
const RECENT = 8
/** Characters of state; a larger one is read again. */
const LARGEST = 16_000

/**
 * What conversations were like after their last turn, so that the next one need not be read and opened. Never trusted: if somebody else
 * changed a conversation, or an activity comes again, the commit fails and the turn is taken anew from the store.
 */
export class Live {
  readonly #kept = new Map<string, { loaded: Loaded<string>; activities: string[] }>()

  /** What is known, for an activity that was not among the last. The commit of the turn that uses it keeps it up to date. */
  find(conversation: string, activity: string): Loaded<string> | undefined {
    const known = this.#kept.get(conversation)
    return known && !known.activities.includes(activity) ? known.loaded : undefined
  }

  /** The store knows better. */
  forget(conversation: string): void {
    this.#kept.delete(conversation)
  }

  /** The turn that started from `before` was committed. */
  keep({ conversation, activity, version, head, state: changed, erase }: Commit<string>, before: Loaded<string>): void {
    const state = changed ?? before.state
    const activities = [activity, ...(this.#kept.get(conversation)?.activities ?? [])].slice(0, RECENT)
    this.#kept.delete(conversation)
    if (erase || (state?.length ?? 0) > LARGEST) return
    // The one that was quiet for longest goes first.
    if (this.#kept.size >= MOST) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.set(conversation, { loaded: { version: version + 1, head, ...(state !== undefined && { state }) }, activities })
  }
}
