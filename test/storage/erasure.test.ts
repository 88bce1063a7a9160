import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KEEPING, sweep } from '../../src/storage/retention.ts'
import { SqliteStore } from '../../src/storage/sqlite.ts'
import type { Commit, Store } from '../../src/turn/store.ts'
import { eventually } from '../support/eventually.ts'
import { temporaryFolder, type Folder } from '../support/folder.ts'

let folder: Folder
let store: SqliteStore
beforeEach(() => {
  folder = temporaryFolder()
  store = new SqliteStore(folder.file) // not sealed: what is left over would be found
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const MARK = 'Rosalind-Quimby-'
const marked = (length: number) => Buffer.from(MARK.repeat(Math.ceil(length / MARK.length)).slice(0, length))

/** A turn in which every part holds the mark (the inbox by its name of the activity). */
const turn = (conversation: string, version: number, more: Partial<Commit<Uint8Array>> = {}): Commit<Uint8Array> => ({
  conversation,
  activity: `${MARK}${version}`,
  version,
  state: marked(100 + ((version * 977) % 6_000)),
  answer: { id: `${MARK}answer`, after: version * 2, head: version * 2 + 2, invoke: marked(60) },
  lines: [1, 2].map((k) => ({ seq: version * 2 + k, body: marked(200 + ((version * 331) % 3_000)) })),
  head: version * 2 + 2,
  documents: [{ id: randomBytes(24).toString('hex'), body: marked(2_500) }],
  deliver: false,
  erase: false,
  said: true,
  at: Date.now(),
  ...more,
})
const quiet = (conversation: string, version: number, more: Partial<Commit<Uint8Array>> = {}) =>
  ({ ...turn(conversation, version), activity: `a${version}`, state: undefined, answer: { id: 'x', after: 0, head: 0 }, lines: [], documents: [], ...more }) as Commit<Uint8Array>

it('what a person deletes is soon in no file any more, also not in what the database moved about', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, i) => store.commit(quiet(`other-${i}`, 0, { lines: [{ seq: 1, body: randomBytes(700) }] }))))
  for (let v = 0; v < 60; v++) {
    await store.commit(turn('c', v))
    await store.commit(quiet(`other-${v % 40}`, 1 + Math.floor(v / 40), { state: randomBytes(100 + (v * 733) % 5_000), lines: [{ seq: 2 + Math.floor(v / 40), body: randomBytes(600) }] }))
  }
  await store.keepResume({ hash: 'h', conversation: 'c', body: marked(100), until: Date.now() + 1e9 })
  expect(folder.holds(MARK)).toBe(true)
  await store.commit(quiet('c', 60, { erase: true, head: 121, lines: [{ seq: 121, body: Buffer.from('Deleted.') }] }))
  await eventually(() => !folder.holds(MARK), 3_000)
  expect(await store.transcript('other-0', 0)).not.toEqual([])
  expect(folder.holds('Deleted.')).toBe(true)
})

it('what is too old is soon in no file any more', async () => {
  for (let i = 0; i < 30; i++) await store.commit(turn(`c${i}`, 0, { at: Date.now() - 40 * 86_400_000 }))
  expect(folder.holds(MARK)).toBe(true)
  expect(await sweep(store as unknown as Store<string>)).toBe(30)
  await eventually(() => !folder.holds(MARK), 3_000)
})

it('the disk does not grow with conversations in which nobody says anything', async () => {
  const flood = async (round: number) => {
    for (let batch = 0; batch < 20; batch++) {
      await Promise.all(Array.from({ length: 100 }, (_, i) => store.commit(quiet(`${round}-${batch}-${i}`, 0, { said: false, at: Date.now() + batch, lines: [{ seq: 1, body: randomBytes(800) }] }))))
      await sweep(store as unknown as Store<string>, { ...KEEPING, unsaidKept: 500 })
    }
    await new Promise((r) => setTimeout(r, 300))
    return statSync(folder.file).size + statSync(`${folder.file}-wal`).size
  }
  const first = await flood(1)
  const third = (await flood(2), await flood(3))
  expect(third).toBeLessThan(first * 1.3)
  expect(third).toBeLessThan(3_000_000)
}, 60_000)
