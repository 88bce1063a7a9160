import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KeyRing } from '../../src/storage/keys.ts'
import { sealed } from '../../src/storage/sealed.ts'
import { SqliteStore } from '../../src/storage/sqlite.ts'
import type { Store } from '../../src/turn/store.ts'

export const ring: KeyRing = [{ id: 'test', secret: randomBytes(32) }]

export interface Folder {
  path: string
  /** The database in it. */
  file: string
  /** Whether some file of the folder holds these bytes. */
  holds: (text: string) => boolean
  remove: () => void
}

/** A folder for one test. */
export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'rra-test-'))
  return {
    path,
    file: join(path, 'conversations.db'),
    holds: (text) => readdirSync(path).some((name) => readFileSync(join(path, name)).includes(text)),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

export const openSqlite = (file: string): Store<string> => sealed(new SqliteStore(file), ring)
