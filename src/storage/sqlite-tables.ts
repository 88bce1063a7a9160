import type { DatabaseSync } from 'node:sqlite'
import { PAGE } from '../turn/store.ts'

/** Raised when a table changes. */
export const FORMAT = 3
/** What came since this one is tables that are made when they are missing, so a database of it is taken over as it is. */
export const OLDEST = 2

// Ordinary tables: with rows of this size WITHOUT ROWID costs half as much again. A conversation is a small number in the other tables, so
// what is written for people who talk at the same time stands close together. `day` (of the last words) and `born` change seldom or never.
export const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA busy_timeout = 2000;
  CREATE TABLE IF NOT EXISTS conversation (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, version INTEGER NOT NULL, head INTEGER NOT NULL, state BLOB,
    born INTEGER NOT NULL, day INTEGER NOT NULL, said INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS idle ON conversation (day);
  CREATE INDEX IF NOT EXISTS unsaid ON conversation (born) WHERE said = 0;
  CREATE TABLE IF NOT EXISTS inbox (n INTEGER, activity TEXT, id TEXT NOT NULL, after INTEGER NOT NULL, head INTEGER NOT NULL, invoke BLOB, PRIMARY KEY (n, activity)) STRICT;
  CREATE TABLE IF NOT EXISTS line (n INTEGER, seq INTEGER, body BLOB NOT NULL, delivery TEXT NOT NULL, PRIMARY KEY (n, seq)) STRICT;
  CREATE INDEX IF NOT EXISTS undelivered ON line (n, seq) WHERE delivery = 'due';
  CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, n INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS document_of ON document (n);
  CREATE TABLE IF NOT EXISTS resume (hash TEXT PRIMARY KEY, conversation TEXT NOT NULL, body BLOB NOT NULL, until INTEGER NOT NULL) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS resume_of ON resume (conversation);
  CREATE TABLE IF NOT EXISTS alarm (n INTEGER PRIMARY KEY, at INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS alarm_at ON alarm (at);
  PRAGMA user_version = ${FORMAT};
`

const NUMBER = '(SELECT n FROM conversation WHERE id = ?)'

/** All that is ever said to the database, prepared once. */
export function statements(db: DatabaseSync) {
  const sql = (text: string) => db.prepare(text)
  return {
    begin: sql('BEGIN IMMEDIATE'),
    commit: sql('COMMIT'),
    rollback: sql('ROLLBACK'),
    conversation: sql('SELECT n, version, head, state FROM conversation WHERE id = ?'),
    head: sql('SELECT head FROM conversation WHERE id = ?'),
    answer: sql('SELECT id, after, head, invoke FROM inbox WHERE n = ? AND activity = ?'),
    create: sql('INSERT INTO conversation (id, version, head, state, born, day, said) VALUES (?, 1, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING n, day, said'),
    advance: sql('UPDATE conversation SET version = version + 1, head = ?, state = coalesce(?, state) WHERE id = ? AND version = ? AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.n = conversation.n AND activity = ?) RETURNING n, day, said'),
    touch: sql('UPDATE conversation SET day = max(day, ?), said = 1 WHERE n = ?'),
    forgetState: sql('UPDATE conversation SET state = NULL WHERE n = ?'),
    forgetInbox: sql('DELETE FROM inbox WHERE n = ?'),
    forgetLines: sql('DELETE FROM line WHERE n = ?'),
    forgetDocuments: sql('DELETE FROM document WHERE n = ?'),
    forgetResume: sql('DELETE FROM resume WHERE conversation = ?'),
    forgetAlarm: sql('DELETE FROM alarm WHERE n = ?'),
    forgetConversation: sql('DELETE FROM conversation WHERE n = ?'),
    remember: sql('INSERT INTO inbox VALUES (?, ?, ?, ?, ?, ?)'),
    append: sql('INSERT INTO line VALUES (?, ?, ?, ?)'),
    keep: sql('INSERT INTO document VALUES (?, ?, ?)'),
    setAlarm: sql('INSERT OR REPLACE INTO alarm VALUES (?, ?, ?)'),
    ringing: sql(`SELECT id AS conversation, at FROM alarm JOIN conversation USING (n) WHERE at <= ? ORDER BY at LIMIT ${PAGE}`),
    alarm: sql(`SELECT body FROM alarm WHERE n = ${NUMBER} AND at = ?`),
    silence: sql(`DELETE FROM alarm WHERE n = ${NUMBER} AND at = ?`),
    transcript: sql(`SELECT seq, body FROM line WHERE n = ${NUMBER} AND seq > ? ORDER BY seq LIMIT ${PAGE}`),
    // Left to itself SQLite takes the primary key and reads the whole conversation.
    undelivered: sql(`SELECT seq, body FROM line INDEXED BY undelivered WHERE n = ${NUMBER} AND delivery = 'due' ORDER BY seq LIMIT ${PAGE}`),
    waiting: sql(`SELECT id FROM conversation WHERE n IN (SELECT n FROM line WHERE delivery = 'due')`),
    settle: sql(`UPDATE line SET delivery = ? WHERE n = ${NUMBER} AND seq = ?`),
    document: sql('SELECT body FROM document WHERE id = ?'),
    keepResume: sql('INSERT INTO resume VALUES (?, ?, ?, ?)'),
    resume: sql('SELECT body FROM resume WHERE hash = ? AND until > ?'),
    expire: sql('DELETE FROM resume WHERE until <= ?'),
    old: sql(`
      SELECT n, id FROM (SELECT n, id FROM conversation WHERE day < ?)
      UNION SELECT n, id FROM (SELECT n, id FROM conversation INDEXED BY unsaid WHERE said = 0 AND born < ?)
      UNION SELECT n, id FROM (SELECT n, id FROM conversation INDEXED BY unsaid WHERE said = 0 ORDER BY born DESC LIMIT -1 OFFSET ?)
      LIMIT ?`),
  }
}
