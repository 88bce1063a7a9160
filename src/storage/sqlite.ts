import { DatabaseSync } from 'node:sqlite'
import type { Answer, Commit, Line, Loaded, ResumeKey, Retention, Ringing, Store } from '../turn/store.ts'
import { FORMAT, OLDEST, SCHEMA, statements } from './sqlite-tables.ts'

const DAY = 86_400_000
/** So many conversations go in one transaction of a sweep: turns that come meanwhile do not wait long. */
const SWEPT_AT_ONCE = 100
/** Erased pages leave the write-ahead log this soon (ms). */
const TRUNCATE_AFTER = 200

interface Job {
  run: () => unknown
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

/** One file. node:sqlite is synchronous, so a statement never waits behind another process's turn of ours. */
export class SqliteStore implements Store<Uint8Array> {
  readonly #db: DatabaseSync
  readonly #sql: ReturnType<typeof statements>
  #jobs: Job[] = []
  #truncation: NodeJS.Timeout | undefined

  /** Throws Error when the file was written by another version of the product. */
  constructor(file: string) {
    this.#db = new DatabaseSync(file)
    const { user_version: format } = this.#db.prepare('PRAGMA user_version').get() as { user_version: number }
    const empty = this.#db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
    if (!empty && !(format >= OLDEST && format <= FORMAT)) throw new Error(`the database in DATA_DIR has format ${format} and this version reads formats ${OLDEST} to ${FORMAT}: set another DATA_DIR, or remove the old one`)
    this.#db.exec(SCHEMA)
    this.#sql = statements(this.#db)
  }

  async load(conversation: string, activity: string): Promise<Loaded<Uint8Array>> {
    const row = this.#sql.conversation.get(conversation) as { n: number; version: number; head: number; state: Uint8Array | null } | undefined
    if (!row) return { version: 0, head: 0 }
    const taken = this.#sql.answer.get(row.n, activity) as (Omit<Answer<Uint8Array>, 'invoke'> & { invoke: Uint8Array | null }) | undefined
    return { version: row.version, head: row.head, ...(row.state && { state: row.state }), ...(taken && { answer: answerOf(taken) }) }
  }

  commit(turn: Commit<Uint8Array>): Promise<boolean> {
    return this.#write(() => this.#commit(turn))
  }

  async head(conversation: string): Promise<number | undefined> {
    return this.#sql.head.get(conversation)?.head as number | undefined
  }

  async transcript(conversation: string, after: number): Promise<Line<Uint8Array>[]> {
    return this.#sql.transcript.all(conversation, after) as unknown as Line<Uint8Array>[]
  }

  async undelivered(conversation: string): Promise<Line<Uint8Array>[]> {
    return this.#sql.undelivered.all(conversation) as unknown as Line<Uint8Array>[]
  }

  async waiting(): Promise<string[]> {
    return this.#sql.waiting.all().map((row) => row.id as string)
  }

  settle(conversation: string, seq: number, delivery: 'delivered' | 'refused'): Promise<void> {
    return this.#write(() => void this.#sql.settle.run(delivery, conversation, seq))
  }

  async document(id: string): Promise<Uint8Array | undefined> {
    return this.#sql.document.get(id)?.body as Uint8Array | undefined
  }

  keepResume({ hash, conversation, body, until }: ResumeKey<Uint8Array>): Promise<void> {
    return this.#write(() => {
      this.#sql.forgetResume.run(conversation)
      this.#sql.keepResume.run(hash, conversation, body, until)
    })
  }

  async resume(hash: string, now: number): Promise<Uint8Array | undefined> {
    return this.#sql.resume.get(hash, now)?.body as Uint8Array | undefined
  }

  async ringing(now: number): Promise<Ringing[]> {
    return this.#sql.ringing.all(now) as unknown as Ringing[]
  }

  async alarm({ conversation, at }: Ringing): Promise<Uint8Array | undefined> {
    return this.#sql.alarm.get(conversation, at)?.body as Uint8Array | undefined
  }

  silence({ conversation, at }: Ringing): Promise<void> {
    return this.#write(() => void this.#sql.silence.run(conversation, at))
  }

  sweep({ idleBefore, unsaidBefore, unsaidKept, now }: Retention): Promise<number> {
    return this.#write(() => {
      const old = this.#sql.old.all(Math.floor(idleBefore / DAY), unsaidBefore, unsaidKept, SWEPT_AT_ONCE) as { n: number; id: string }[]
      for (const { n, id } of old) {
        this.#forget(n, id)
        this.#sql.forgetConversation.run(n)
      }
      const { changes } = this.#sql.expire.run(now)
      if (old.length > 0 || changes) this.#truncateSoon()
      return old.length
    })
  }

  async ready(): Promise<void> {
    this.#sql.head.get('')
  }

  async close(): Promise<void> {
    this.#flush()
    if (this.#truncation) this.#truncate()
    this.#db.close()
  }

  #commit(turn: Commit<Uint8Array>): boolean {
    const sql = this.#sql
    const { conversation, version, at } = turn
    const day = Math.floor(at / DAY)
    // The compare-and-set comes first, with a look whether the activity was taken before: when it fails nothing else of this turn
    // has been written, and when it holds nothing else can fail, because every change of a conversation raises its version.
    const mine = (version === 0
      ? sql.create.get(conversation, turn.head, turn.state ?? null, at, day, Number(turn.said))
      : sql.advance.get(turn.head, turn.state ?? null, conversation, version, turn.activity)) as { n: number; day: number; said: number } | undefined
    if (!mine) return false
    const { n } = mine
    if (turn.said && (mine.day < day || !mine.said)) sql.touch.run(day, n) // these stand in an index, which a usual turn leaves alone
    if (turn.erase) {
      if (turn.state === undefined) sql.forgetState.run(n)
      this.#forget(n, conversation)
      this.#truncateSoon()
    }
    const { id, after, head, invoke = null } = turn.answer
    sql.remember.run(n, turn.activity, id, after, head, invoke)
    for (const { seq, body } of turn.lines) sql.append.run(n, seq, body, turn.deliver ? 'due' : 'none')
    for (const document of turn.documents) sql.keep.run(document.id, n, document.body)
    if (turn.alarm) sql.setAlarm.run(n, turn.alarm.at, turn.alarm.body)
    else if (turn.alarm === null) sql.forgetAlarm.run(n)
    return true
  }

  #forget(n: number, conversation: string): void {
    this.#sql.forgetInbox.run(n)
    this.#sql.forgetLines.run(n)
    this.#sql.forgetDocuments.run(n)
    this.#sql.forgetAlarm.run(n)
    this.#sql.forgetResume.run(conversation)
  }

  /** Group commit: what is asked for in one pass of the event loop shares one transaction and one fsync. */
  #write<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#jobs.push({ run, resolve, reject }) === 1) setImmediate(() => this.#flush())
    })
  }

  #flush(): void {
    const jobs = this.#jobs
    if (jobs.length === 0) return
    this.#jobs = []
    try {
      this.#sql.begin.run()
      const results = jobs.map((job) => job.run())
      this.#sql.commit.run()
      jobs.forEach((job, i) => job.resolve(results[i] as never))
    } catch (error) {
      if (this.#db.isOpen && this.#db.isTransaction) this.#sql.rollback.run()
      for (const job of jobs) job.reject(error)
    }
  }

  /** secure_delete overwrites in the database file; what was erased is also in the log before it, which is emptied here. */
  #truncateSoon(): void {
    this.#truncation ??= setTimeout(() => this.#truncate(), TRUNCATE_AFTER)
    this.#truncation.unref()
  }

  #truncate(): void {
    clearTimeout(this.#truncation)
    this.#truncation = undefined
    const { busy } = this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
    if (busy) this.#truncateSoon() // another process is reading
  }
}

const answerOf = ({ invoke, ...answer }: Omit<Answer<Uint8Array>, 'invoke'> & { invoke: Uint8Array | null }): Answer<Uint8Array> => ({ ...answer, ...(invoke && { invoke }) })
