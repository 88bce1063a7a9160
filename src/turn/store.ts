/**
 * Where conversations are kept. A conversation is one record, changed by one turn at a time: its state, the answers
 * to the activities it took (inbox), its numbered lines (transcript and outbox in one) and its finished documents.
 *
 * `Body` is bytes for a database and text above `sealed()`; no store ever looks inside.
 */
export interface Store<Body> {
  /** The conversation as it is now, and what the activity was answered if it was already taken. */
  load(conversation: string, activity: string): Promise<Loaded<Body>>

  /** All of it or nothing. False: someone else committed first, or the activity was taken before; load again. */
  commit(turn: Commit<Body>): Promise<boolean>

  /** The number of the conversation's last line; undefined for a conversation that does not exist. */
  head(conversation: string): Promise<number | undefined>

  /** The lines after a watermark, oldest first, at most `PAGE` of them. */
  transcript(conversation: string, after: number): Promise<Line<Body>[]>

  /** The lines that still have to reach the channel, oldest first, at most `PAGE` of them. */
  undelivered(conversation: string): Promise<Line<Body>[]>

  /** The conversations that have undelivered lines: where a restarted process takes up its work. */
  waiting(): Promise<string[]>

  settle(conversation: string, seq: number, delivery: 'delivered' | 'refused'): Promise<void>

  /** A finished document by its unguessable id. */
  document(id: string): Promise<Body | undefined>

  /** Keeps a resume key, known here by its hash only, in place of any earlier one of the conversation. `until` in ms. */
  keepResume(key: ResumeKey<Body>): Promise<void>

  /** Who and where a resume key leads to, if it is still good at `now` (ms). */
  resume(hash: string, now: number): Promise<Body | undefined>

  /** The conversations whose alarm's time has come at `now` (ms), oldest first, at most `PAGE` of them. */
  ringing(now: number): Promise<Ringing[]>

  /** What an alarm of that time holds; undefined if it is not set any more. */
  alarm(ringing: Ringing): Promise<Body | undefined>

  /** The alarm of that time (ms) rang; one that was set since stays. */
  silence(ringing: Ringing): Promise<void>

  /** Removes some of the conversations and resume keys whose time is over; how many conversations went. Call again until 0. */
  sweep(limits: Retention): Promise<number>

  /** Throws when the store cannot be reached. */
  ready(): Promise<void>

  close(): Promise<void>
}

/** The most lines one read gives. */
export const PAGE = 1_000

export interface Loaded<Body> {
  /** 0 for a conversation that does not exist yet. */
  version: number
  /** The number of its last line. */
  head: number
  state?: Body
  answer?: Answer<Body>
}

/** What a turn answered its activity: where it stands in the transcript, and what a channel was told at once. */
export interface Answer<Body> {
  /** The id the activity has in the transcript. */
  id: string
  /** The turn's lines are those after this one... */
  after: number
  /** ...up to this one. */
  head: number
  invoke?: Body
}

export interface Line<Body> {
  seq: number
  body: Body
}

/** What a turn finished and somebody may fetch by its id for as long as the conversation is kept. */
export interface Document<Body> {
  id: string
  body: Body
}

export interface ResumeKey<Body> {
  hash: string
  conversation: string
  body: Body
  until: number
}

/** When a conversation wants the bot to speak on its own, and what leads back to it. It has one at most, and none when it is gone. */
export interface Alarm<Body> {
  /** ms */
  at: number
  body: Body
}

export interface Ringing {
  conversation: string
  at: number
}

export interface Commit<Body> {
  conversation: string
  activity: string
  /** The version that was loaded; any other in the store makes the commit fail. */
  version: number
  /** Absent: unchanged. */
  state?: Body
  answer: Answer<Body>
  /** Numbered on from the loaded head, up to `head`. */
  lines: Line<Body>[]
  head: number
  documents: Document<Body>[]
  /** Absent: unchanged; null: none any more. */
  alarm?: Alarm<Body> | null
  /** Whether the lines are posted to the channel; if not, they wait to be read. */
  deliver: boolean
  /** Erase everything that was kept before this turn (documents, resume keys and the alarm too), in the same step. */
  erase: boolean
  /** The person said something: from this day on the conversation is kept for its full time. What else happens in it does not prolong that. */
  said: boolean
  /** The real time, ms. */
  at: number
}

/** A conversation is kept so many days after the person's last words. */
export const KEPT_DAYS = 30

/** What is too old, in ms of the real clock; and how many conversations may be kept in which nobody has said anything. */
export interface Retention {
  idleBefore: number
  unsaidBefore: number
  unsaidKept: number
  now: number
}
