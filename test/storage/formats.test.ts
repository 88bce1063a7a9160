import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { SqliteStore } from '../../src/storage/sqlite.ts'
import { temporaryFolder } from '../support/folder.ts'

const changed = (file: string, sql: string) => {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

it('a database from before there were alarms is taken over as it is', async () => {
  const folder = temporaryFolder()
  try {
    await new SqliteStore(folder.file).close()
    changed(folder.file, 'DROP TABLE alarm; PRAGMA user_version = 2')
    const store = new SqliteStore(folder.file)
    expect(await store.ringing(Date.now())).toEqual([])
    await store.close()
  } finally {
    folder.remove()
  }
})

it.each([1, 4])('one of format %i, which nobody here can read, is not touched', async (format) => {
  const folder = temporaryFolder()
  try {
    await new SqliteStore(folder.file).close()
    changed(folder.file, `PRAGMA user_version = ${format}`)
    expect(() => new SqliteStore(folder.file)).toThrow(`has format ${format}`)
  } finally {
    folder.remove()
  }
})
