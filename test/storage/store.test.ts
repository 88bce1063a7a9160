import { afterAll, describe, expect, it } from 'vitest'
import type { KeyRing } from '../../src/storage/keys.ts'
import { sealed } from '../../src/storage/sealed.ts'
import { SqliteStore } from '../../src/storage/sqlite.ts'
import { sweep, KEEPING } from '../../src/storage/retention.ts'
import { PAGE, type Commit, type Store } from '../../src/turn/store.ts'
import { ring, temporaryFolder } from '../support/folder.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** Every store passes the same contract. */
const stores: Record<string, () => Store<Uint8Array>> = { sqlite: () => new SqliteStore(folder.file) }

const turn = (conversation: string, version: number, after: number, words: string[], more: Partial<Commit<string>> = {}): Commit<string> => ({
  conversation,
  activity: `a${version}`,
  version,
  state: `state ${version + 1}`,
  answer: { id: `${version}`, after, head: after + words.length, invoke: `answer ${version}` },
  lines: words.map((body, i) => ({ seq: after + i + 1, body })),
  head: after + words.length,
  documents: [],
  deliver: true,
  erase: false,
  said: true,
  at: Date.now(),
  ...more,
})

describe.each(Object.entries(stores))('%s', (_name, open) => {
  const raw = open()
  const store = sealed(raw, ring)
  afterAll(() => store.close())
  let n = 0
  const fresh = () => `c${process.pid}-${Date.now()}-${n++}`

  it('does not know a new conversation', async () => {
    expect(await store.load(fresh(), 'a')).toEqual({ version: 0, head: 0 })
    expect(await store.head(fresh())).toBeUndefined()
    expect(await store.document('nothing')).toBeUndefined()
    await store.ready()
  })

  it('commits state, answer, lines and documents together', async () => {
    const c = fresh()
    expect(await store.commit(turn(c, 0, 0, ['one', 'two'], { documents: [{ id: `${c}-d`, body: 'Dear' }] }))).toBe(true)
    expect(await store.load(c, 'a0')).toEqual({ version: 1, head: 2, state: 'state 1', answer: { id: '0', after: 0, head: 2, invoke: 'answer 0' } })
    expect(await store.load(c, 'other')).toEqual({ version: 1, head: 2, state: 'state 1' })
    expect(await store.transcript(c, 1)).toEqual([{ seq: 2, body: 'two' }])
    expect(await store.head(c)).toBe(2)
    expect(await store.document(`${c}-d`)).toBe('Dear')
  })

  it('writes nothing of a turn that lost the race, and all of the others in the same batch', async () => {
    const [c, other] = [fresh(), fresh()]
    await store.commit(turn(c, 0, 0, ['one']))
    const race = await Promise.all([
      store.commit(turn(c, 1, 1, ['mine'], { activity: 'mine' })),
      store.commit(turn(c, 1, 1, ['theirs'], { activity: 'theirs', documents: [{ id: `${c}-lost`, body: 'x' }] })),
      store.commit(turn(other, 0, 0, ['elsewhere'])),
      store.commit(turn(c, 0, 0, ['as if new'], { activity: 'as if new' })),
    ])
    expect(race).toEqual([true, false, true, false])
    expect((await store.transcript(c, 0)).map((l) => l.body)).toEqual(['one', 'mine'])
    const answers = await Promise.all(['mine', 'theirs', 'as if new'].map((a) => store.load(c, a)))
    expect(answers.map((l) => l.answer !== undefined)).toEqual([true, false, false])
    expect(await store.document(`${c}-lost`)).toBeUndefined()
  })

  it('takes an activity once, whatever version it is committed on', async () => {
    const c = fresh()
    await store.commit(turn(c, 0, 0, ['one'], { activity: 'same' }))
    await store.commit(turn(c, 1, 1, ['two']))
    expect(await store.commit(turn(c, 2, 2, ['again'], { activity: 'same', documents: [{ id: `${c}-d`, body: 'x' }] }))).toBe(false)
    expect(await store.load(c, 'same')).toEqual({ version: 2, head: 2, state: 'state 2', answer: { id: '0', after: 0, head: 1, invoke: 'answer 0' } })
    expect(await store.transcript(c, 0)).toHaveLength(2)
    expect(await store.document(`${c}-d`)).toBeUndefined()
  })

  it('keeps the state when a turn does not change it', async () => {
    const c = fresh()
    await store.commit(turn(c, 0, 0, []))
    const { state: _, ...unchanged } = turn(c, 1, 0, ['x'])
    await store.commit(unchanged)
    expect(await store.load(c, '')).toEqual({ version: 2, head: 1, state: 'state 1' })
  })

  it('gives long transcripts in pages', async () => {
    const c = fresh()
    await store.commit(turn(c, 0, 0, Array.from({ length: PAGE + 5 }, (__, i) => `l${i}`)))
    const first = await store.transcript(c, 0)
    expect(first).toHaveLength(PAGE)
    expect(await store.transcript(c, first.at(-1)!.seq)).toHaveLength(5)
  })

  it('knows what is still to be delivered', async () => {
    const c = fresh()
    await store.commit(turn(c, 0, 0, ['one', 'two', 'three']))
    await store.settle(c, 1, 'delivered')
    await store.settle(c, 2, 'refused')
    expect(await store.undelivered(c)).toEqual([{ seq: 3, body: 'three' }])
    expect(await store.waiting()).toContain(c)
    await store.settle(c, 3, 'delivered')
    expect(await store.waiting()).not.toContain(c)
  })

  it('erases everything before a turn, and keeps counting', async () => {
    const c = fresh()
    await store.commit(turn(c, 0, 0, ['secret'], { documents: [{ id: `${c}-d`, body: 'Dear' }] }))
    await store.keepResume({ hash: `${c}-h`, conversation: c, body: 'who', until: Date.now() + 1_000_000 })
    const { state: _, ...erasing } = turn(c, 1, 1, ['gone'], { erase: true })
    await store.commit(erasing)
    expect(await store.load(c, 'a0')).toEqual({ version: 2, head: 2 })
    expect(await store.transcript(c, 0)).toEqual([{ seq: 2, body: 'gone' }])
    expect(await store.document(`${c}-d`)).toBeUndefined()
    expect(await store.resume(`${c}-h`, Date.now())).toBeUndefined()
  })

  it('has one resume key for a conversation, good for its time', async () => {
    const c = fresh()
    await store.commit(turn(c, 0, 0, []))
    await store.keepResume({ hash: `${c}-1`, conversation: c, body: 'who', until: 1_000 })
    expect(await store.resume(`${c}-1`, 999)).toBe('who')
    expect(await store.resume(`${c}-1`, 1_000)).toBeUndefined()
    await store.keepResume({ hash: `${c}-2`, conversation: c, body: 'who', until: 2_000 })
    expect(await store.resume(`${c}-1`, 1)).toBeUndefined()
    expect(await store.resume(`${c}-2`, 1)).toBe('who')
  })

  it('rings an alarm when its time has come, keeps one for a conversation, and loses it with what it is for', async () => {
    const [c, d] = [fresh(), fresh()]
    const ringing = async (now: number) => (await store.ringing(now)).filter(({ conversation }) => [c, d].includes(conversation))
    await store.commit(turn(c, 0, 0, [], { alarm: { at: 2_000, body: 'later' } }))
    await store.commit(turn(d, 0, 0, [], { alarm: { at: 1_000, body: 'there' } }))
    expect(await ringing(999)).toEqual([])
    expect(await ringing(2_000)).toEqual([{ conversation: d, at: 1_000 }, { conversation: c, at: 2_000 }])
    expect(await store.alarm({ conversation: c, at: 2_000 })).toBe('later')
    await store.commit(turn(c, 1, 0, []))
    await store.commit(turn(c, 2, 0, [], { alarm: { at: 1_500, body: 'sooner' } }))
    expect(await store.alarm({ conversation: c, at: 2_000 })).toBeUndefined()
    await store.silence({ conversation: c, at: 2_000 }) // that one was replaced
    await store.silence({ conversation: d, at: 1_000 })
    expect(await ringing(9_000)).toEqual([{ conversation: c, at: 1_500 }])
    await store.commit(turn(c, 3, 0, [], { alarm: null }))
    await store.commit(turn(d, 1, 0, [], { alarm: { at: 1_000, body: 'again' } }))
    await store.commit(turn(d, 2, 0, [], { erase: true }))
    expect(await ringing(9_000)).toEqual([])
  })

  it('sweeps what is idle, and what nobody ever said anything in', async () => {
    const now = Date.now()
    const [old, recent, unsaid, unsaidYoung, woken] = [fresh(), fresh(), fresh(), fresh(), fresh()]
    await store.commit(turn(old, 0, 0, ['x'], { at: now - 32 * 86_400_000, documents: [{ id: `${old}-d`, body: 'Dear' }], alarm: { at: now, body: 'x' } }))
    await store.commit(turn(old, 1, 1, ['what the bot says on its own keeps nothing'], { at: now, said: false }))
    await store.commit(turn(recent, 0, 0, ['x'], { at: now - 32 * 86_400_000 }))
    await store.commit(turn(recent, 1, 1, ['x'], { at: now - 29 * 86_400_000 }))
    await store.commit(turn(unsaid, 0, 0, ['hello'], { said: false, at: now - 3_700_000 }))
    await store.commit(turn(unsaidYoung, 0, 0, ['hello'], { said: false, at: now - 3_500_000 }))
    await store.commit(turn(woken, 0, 0, ['hello'], { said: false, at: now - 3_700_000 }))
    await store.commit(turn(woken, 1, 1, ['hi'], { at: now - 3_000_000 }))
    await sweep(store, KEEPING, now)
    const left = await Promise.all([old, recent, unsaid, unsaidYoung, woken].map(async (c) => (await store.head(c)) !== undefined))
    expect(left).toEqual([false, true, false, true, true])
    expect(await store.transcript(old, 0)).toEqual([])
    expect((await store.load(old, 'a0')).answer).toBeUndefined()
    expect(await store.document(`${old}-d`)).toBeUndefined()
    expect(await store.waiting()).not.toContain(old)
    expect((await store.ringing(now)).map(({ conversation }) => conversation)).not.toContain(old)
  })

  it('keeps so many conversations nobody said anything in, and lets the oldest go first', async () => {
    const now = Date.now()
    const names = Array.from({ length: 30 }, fresh)
    for (const [i, c] of names.entries()) await store.commit(turn(c, 0, 0, ['hello'], { said: false, at: now + 1_000 + i }))
    await sweep(store, { ...KEEPING, unsaidKept: 10 }, now)
    const left = await Promise.all(names.map(async (c) => (await store.head(c)) !== undefined))
    expect(left).toEqual(names.map((__, i) => i >= 20))
  })

  it('opens no record in the place of another, without its key, or changed', async () => {
    const [c, d] = [fresh(), fresh()]
    await store.commit(turn(c, 0, 0, ['one'], { documents: [{ id: `${c}-d`, body: 'Dear' }], alarm: { at: 5, body: 'there' } }))
    const blobs = await raw.load(c, 'a0')
    const lines = await raw.transcript(c, 0)
    expect(Buffer.from(blobs.state!).toString('latin1')).not.toContain('state')
    await raw.commit({ ...turn(d, 0, 0, []), state: blobs.state!, answer: blobs.answer!, lines, documents: [{ id: `${d}-d`, body: (await raw.document(`${c}-d`))! }], head: 1 } as Commit<Uint8Array>)
    await expect(store.load(d, '')).rejects.toThrow()
    await expect(store.transcript(d, 0)).rejects.toThrow()
    await expect(store.document(`${d}-d`)).rejects.toThrow()
    const body = (await raw.alarm({ conversation: c, at: 5 }))!
    expect(Buffer.from(body).toString('latin1')).not.toContain('there')
    const { state: _, ...empty } = turn(d, 1, 1, [])
    await raw.commit({ ...empty, lines: [], documents: [], answer: { id: '1', after: 1, head: 1 }, alarm: { at: 5, body } })
    await expect(store.alarm({ conversation: d, at: 5 })).rejects.toThrow()
    const another: KeyRing = [{ id: 'new', secret: Buffer.alloc(32, 7) }]
    expect((await sealed(raw, [...another, ...ring]).load(c, 'a0')).state).toBe('state 1')
    await expect(sealed(raw, another).load(c, 'a0')).rejects.toThrow('key ring')
    await expect(sealed(raw, [{ ...another[0]!, id: ring[0]!.id }]).load(c, 'a0')).rejects.toThrow()
  })
})
