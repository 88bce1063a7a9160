import { DatabaseSync } from 'node:sqlite'
import { PAGE, type Commit, type Line, type Loaded, type ResumeKey, type Retention, type Store } from '../turn/store.ts'

const DAY = 86_400_000
/** So many conversations go in one transaction of a sweep: turns that come meanwhile do not wait long. */
const SWEPT_AT_ONCE = 100
/** Erased pages leave the write-ahead log this soon (ms). */
const TRUNCATE_AFTER = 200

// Ordinary tables: with rows of this size WITHOUT ROWID costs half as much again.
// `day` (of the last turn) and `born` change seldom or never, so a usual turn touches neither index.
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA busy_timeout = 2000;
  CREATE TABLE IF NOT EXISTS conversation (
    id TEXT PRIMARY KEY, version INTEGER NOT NULL, head INTEGER NOT NULL, state BLOB,
    born INTEGER NOT NULL, day INTEGER NOT NULL, said INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS idle ON conversation (day);
  CREATE INDEX IF NOT EXISTS unsaid ON conversation (born) WHERE said = 0;
  CREATE TABLE IF NOT EXISTS inbox (conversation TEXT, activity TEXT, answer BLOB NOT NULL, PRIMARY KEY (conversation, activity)) STRICT;
  CREATE TABLE IF NOT EXISTS line (conversation TEXT, seq INTEGER, body BLOB NOT NULL, delivery TEXT NOT NULL, PRIMARY KEY (conversation, seq)) STRICT;
  CREATE INDEX IF NOT EXISTS undelivered ON line (conversation, seq) WHERE delivery = 'due';
  CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, conversation TEXT NOT NULL, body BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS document_of ON document (conversation);
  CREATE TABLE IF NOT EXISTS resume (hash TEXT PRIMARY KEY, conversation TEXT NOT NULL, body BLOB NOT NULL, until INTEGER NOT NULL) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS resume_of ON resume (conversation);
`

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

  constructor(file: string) {
    this.#db = new DatabaseSync(file)
    this.#db.exec(SCHEMA)
    this.#sql = statements(this.#db)
  }

  async load(conversation: string, activity: string): Promise<Loaded<Uint8Array>> {
    const row = this.#sql.conversation.get(conversation) as { version: number; head: number; state: Uint8Array | null } | undefined
    if (!row) return { version: 0, head: 0 }
    const taken = this.#sql.answer.get(conversation, activity) as { answer: Uint8Array } | undefined
    return { version: row.version, head: row.head, ...(row.state && { state: row.state }), ...(taken && { answer: taken.answer }) }
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
    return this.#sql.waiting.all().map((row) => row.conversation as string)
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

  sweep({ idleBefore, unsaidBefore, unsaidKept, now }: Retention): Promise<number> {
    return this.#write(() => {
      const old = this.#sql.old.all(Math.floor(idleBefore / DAY), unsaidBefore, unsaidKept, SWEPT_AT_ONCE).map((row) => row.id as string)
      for (const id of old) {
        this.#forget(id)
        this.#sql.forgetConversation.run(id)
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
    // The compare-and-set comes first: when it fails nothing else of this turn has been written,
    // and when it holds nothing else can fail, because every change of a conversation raises its version.
    const mine = version === 0
      ? sql.create.run(conversation, turn.head, turn.state ?? null, at, day, Number(turn.said))
      : sql.advance.run(turn.head, turn.state ?? null, conversation, version)
    if (mine.changes !== 1) return false
    if (version > 0) sql.touch.run(day, Number(turn.said), conversation, day, Number(turn.said))
    if (turn.erase) {
      if (turn.state === undefined) sql.forgetState.run(conversation)
      this.#forget(conversation)
      this.#truncateSoon()
    }
    sql.remember.run(conversation, turn.activity, turn.answer)
    for (const { seq, body } of turn.lines) sql.append.run(conversation, seq, body, turn.deliver ? 'due' : 'none')
    for (const { id, body } of turn.documents) sql.keep.run(id, conversation, body)
    return true
  }

  #forget(conversation: string): void {
    this.#sql.forgetInbox.run(conversation)
    this.#sql.forgetLines.run(conversation)
    this.#sql.forgetDocuments.run(conversation)
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

function statements(db: DatabaseSync) {
  const sql = (text: string) => db.prepare(text)
  return {
    begin: sql('BEGIN IMMEDIATE'),
    commit: sql('COMMIT'),
    rollback: sql('ROLLBACK'),
    conversation: sql('SELECT version, head, state FROM conversation WHERE id = ?'),
    head: sql('SELECT head FROM conversation WHERE id = ?'),
    answer: sql('SELECT answer FROM inbox WHERE conversation = ? AND activity = ?'),
    create: sql('INSERT INTO conversation (id, version, head, state, born, day, said) VALUES (?, 1, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    advance: sql('UPDATE conversation SET version = version + 1, head = ?, state = coalesce(?, state) WHERE id = ? AND version = ?'),
    touch: sql('UPDATE conversation SET day = max(day, ?), said = max(said, ?) WHERE id = ? AND (day < ? OR said < ?)'),
    forgetState: sql('UPDATE conversation SET state = NULL WHERE id = ?'),
    forgetInbox: sql('DELETE FROM inbox WHERE conversation = ?'),
    forgetLines: sql('DELETE FROM line WHERE conversation = ?'),
    forgetDocuments: sql('DELETE FROM document WHERE conversation = ?'),
    forgetResume: sql('DELETE FROM resume WHERE conversation = ?'),
    forgetConversation: sql('DELETE FROM conversation WHERE id = ?'),
    remember: sql('INSERT INTO inbox VALUES (?, ?, ?)'),
    append: sql('INSERT INTO line VALUES (?, ?, ?, ?)'),
    keep: sql('INSERT INTO document VALUES (?, ?, ?)'),
    transcript: sql(`SELECT seq, body FROM line WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ${PAGE}`),
    // Left to itself SQLite takes the primary key and reads the whole conversation.
    undelivered: sql(`SELECT seq, body FROM line INDEXED BY undelivered WHERE conversation = ? AND delivery = 'due' ORDER BY seq LIMIT ${PAGE}`),
    waiting: sql(`SELECT DISTINCT conversation FROM line WHERE delivery = 'due'`),
    settle: sql('UPDATE line SET delivery = ? WHERE conversation = ? AND seq = ?'),
    document: sql('SELECT body FROM document WHERE id = ?'),
    keepResume: sql('INSERT INTO resume VALUES (?, ?, ?, ?)'),
    resume: sql('SELECT body FROM resume WHERE hash = ? AND until > ?'),
    expire: sql('DELETE FROM resume WHERE until <= ?'),
    old: sql(`
      SELECT id FROM (SELECT id FROM conversation WHERE day < ?)
      UNION SELECT id FROM (SELECT id FROM conversation INDEXED BY unsaid WHERE said = 0 AND born < ?)
      UNION SELECT id FROM (SELECT id FROM conversation INDEXED BY unsaid WHERE said = 0 ORDER BY born DESC LIMIT -1 OFFSET ?)
      LIMIT ?`),
  }
}
