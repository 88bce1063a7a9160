import { TurnContext } from 'botbuilder'
import { expect, it } from 'vitest'
import { conversationKey, DurableAdapter, turnOf, WEB, type Bot, type Options } from '../../src/turn/durable-adapter.ts'
import type { Store } from '../../src/turn/store.ts'
import { turnProperty } from '../../src/turn/turn-state.ts'
import { documentId } from '../../src/turn/turn.ts'
import { pause } from '../support/eventually.ts'
import { openSqlite, type Folder } from '../support/folder.ts'
import { message } from '../support/http.ts'
import { storeForEach } from '../support/store-for-each.ts'

let folder: Folder
let store: Store<string>
storeForEach((opened, where) => void ([store, folder] = [opened, where]), () => store)

const count = turnProperty<{ n: number }>('count')
const asked = turnProperty<{ n: number }>('asked')

/** Counts in two parts of the state and says the counts. */
const counting: Bot = async (context) => {
  const c = await count.get(context, { n: 0 })
  const u = await asked.get(context, { n: 0 })
  await new Promise((r) => setImmediate(r))
  c.n++
  u.n++
  await context.sendActivity(`${context.activity.text} ${c.n} ${u.n}`)
}

function adapterFor(bot: Bot, more: Partial<Options> = {}) {
  const adapter = new DurableAdapter({ store, bot, now: () => new Date().toISOString(), committed: () => {}, ...more })
  const say = (c: string, text: string, extra = {}, arrival = {}) => {
    const activity = message(c, text, extra)
    return adapter.receive(activity, { key: activity.id!, ...arrival })
  }
  return { adapter, say }
}
const keyOf = (c: string) => conversationKey(message(c, ''))
const said = async (c: string, from: Store<string> = store) =>
  (await from.transcript(keyOf(c), 0)).map(({ body }) => (JSON.parse(body) as { text: string }).text)

it('20 turns at once in each of 10 conversations: every one counted, in order', async () => {
  const { say } = adapterFor(counting)
  const conversations = Array.from({ length: 10 }, (_, i) => `c${i}`)
  await Promise.all(Array.from({ length: 20 }, (_, i) => conversations.map((c) => say(c, `m${i + 1}`))).flat())
  const right = Array.from({ length: 20 }, (_, i) => `m${i + 1} ${i + 1} ${i + 1}`)
  for (const c of conversations) expect(await said(c)).toEqual(right)
})

it('an activity that comes again gets the same receipt and runs once, also after a restart', async () => {
  const { say } = adapterFor(counting)
  const [first, atOnce] = await Promise.all([say('c', 'hello'), say('c', 'hello')])
  expect(atOnce).toEqual(first)
  await store.close()
  store = openSqlite(folder.file)
  expect(await adapterFor(counting).say('c', 'hello')).toEqual(first)
  expect(await said('c')).toEqual(['hello 1 1'])
})

it('an activity that comes again after many others gets its old receipt, and does not run', async () => {
  const { say } = adapterFor(counting)
  const first = await say('c', 'm0')
  for (let i = 1; i <= 20; i++) await say('c', `m${i}`)
  expect(await say('c', 'm0')).toEqual(first)
  expect(await said('c')).toHaveLength(21)
  await say('c', 'next')
  expect((await said('c')).at(-1)).toBe('next 22 22')
})

it('the turn after an erasing one starts from nothing', async () => {
  const { say } = adapterFor(async (context) => {
    if (context.activity.text === 'forget') turnOf(context).erase = true
    else await counting(context)
  })
  for (const text of ['one', 'two', 'forget', 'three']) await say('c', text)
  expect(await said('c')).toEqual(['three 1 1'])
})

it('a turn that throws keeps nothing but an apology, and the next goes on from before it', async () => {
  const failures: unknown[] = []
  const { say } = adapterFor(async (context) => {
    await counting(context)
    turnOf(context).keep({ id: documentId(), body: 'half' })
    if (context.activity.text === 'crash') {
      turnOf(context).erase = true
      throw new Error('half way')
    }
  }, { apology: () => 'sorry', failed: (error) => failures.push(error) })
  await say('c', 'one')
  await say('c', 'crash')
  await say('c', 'two')
  expect(await said('c')).toEqual(['one 1 1', 'sorry', 'two 2 2'])
  expect(failures).toHaveLength(1)
  const again = await say('c', 'crash')
  expect(again.head).toBe(2)
  expect(failures).toHaveLength(1)
})

it('a turn is not acknowledged when the store fails, and runs when it is sent again', async () => {
  let broken = true
  const flaky: Store<string> = { ...store, commit: (turn) => (broken ? Promise.reject(new Error('disk full')) : store.commit(turn)) }
  const { say } = adapterFor(counting, { store: flaky })
  await expect(say('c', 'one')).rejects.toThrow('disk full')
  expect(await said('c')).toEqual([])
  broken = false
  await say('c', 'one')
  expect(await said('c')).toEqual(['one 1 1'])
})

it('a commit whose confirmation got lost is not done again', async () => {
  const woken: string[] = []
  const lossy: Store<string> = {
    ...store,
    async commit(turn) {
      await store.commit(turn)
      throw new Error('connection lost')
    },
  }
  const { say } = adapterFor(counting, { store: lossy, committed: (c) => woken.push(c) })
  await expect(say('c', 'one')).rejects.toThrow('connection lost')
  await say('c', 'one')
  expect(await said('c')).toHaveLength(1)
  expect(woken).toEqual(['azure/msteams/c'])
})

it('two processes on one store: the loser of a race runs again, with the time of its arrival, and nothing is lost', async () => {
  const other = openSqlite(folder.file)
  const times = new Map<string, Set<string>>()
  let runs = 0
  const timed: Bot = async (context) => {
    const { text } = context.activity
    times.set(text, (times.get(text) ?? new Set()).add(turnOf(context).now))
    runs++
    await counting(context)
  }
  const here = adapterFor(timed)
  const there = adapterFor(timed, { store: other })
  await Promise.all(Array.from({ length: 8 }, (_, i) => [here.say('c', `h${i}`), there.say('c', `t${i}`)]).flat())
  const numbers = (await said('c')).map((text) => text.split(' ')[1])
  expect(numbers).toEqual(Array.from({ length: 16 }, (_, i) => String(i + 1)))
  expect(runs).toBeGreaterThan(16)
  for (const seen of times.values()) expect(seen.size).toBe(1)
  await other.close()
})

it('replies know their id, that a bot says them and what they answer, before anyone has seen them', async () => {
  const ids: unknown[] = []
  const { say } = adapterFor(async (context) => {
    for (const text of ['a', 'b']) ids.push((await context.sendActivity(text))?.id)
  })
  const receipt = await say('c', 'hello')
  const lines = (await store.transcript(keyOf('c'), 0)).map(({ body }) => JSON.parse(body) as { id: string; replyToId: string; from: { role: string } })
  expect(lines.map((l) => [l.id, l.replyToId, l.from.role])).toEqual(ids.map((id) => [id, 'c:hello', 'bot']))
  expect([receipt.after, receipt.head]).toEqual([0, 2])
})

it('keeps the answer to an invoke, and expectReplies does not wait for delivery', async () => {
  const { say } = adapterFor(async (context) => {
    await context.sendActivities([{ type: 'typing' }, { type: 'invokeResponse', value: { status: 200, body: { ok: 1 } } }, { text: 'x' }])
  })
  for (let i = 0; i < 2; i++) expect((await say('c', 'x', { type: 'invoke' })).invoke).toEqual({ status: 200, body: { ok: 1 } })
  expect(await store.undelivered(keyOf('c'))).toHaveLength(1)
  await say('d', 'y', { deliveryMode: 'expectReplies' })
  expect(await store.undelivered(keyOf('d'))).toEqual([])
  expect(await said('d')).toEqual(['x'])
})

it('a message may be changed or taken away, in order with what is said, and not where the transcript is the chat', async () => {
  const failures: string[] = []
  const { say } = adapterFor(async (context) => {
    await context.sendActivity('one')
    await context.updateActivity({ type: 'message', id: '17', text: 'instead' })
    await context.deleteActivity('18')
  }, { failed: (error) => failures.push((error as Error).message) })
  await say('c', 'x')
  const lines = (await store.undelivered(keyOf('c'))).map(({ body }) => JSON.parse(body) as Record<string, unknown>)
  expect(lines.map(({ type, replyToId, text }) => [type, replyToId, text])).toEqual([['message', 'c:x', 'one'], ['messageUpdate', '17', 'instead'], ['messageDelete', '18', undefined]])
  for (const line of lines) expect(line).toMatchObject({ conversation: { id: 'c' }, serviceUrl: 'http://127.0.0.1:9/', from: { id: 'bot', role: 'bot' } })
  await say('w', 'x', { channelId: 'directline', serviceUrl: WEB })
  expect(failures).toEqual([expect.stringContaining('stays said')])
})

it('a proactive message is a turn, said once under its key', async () => {
  const { adapter, say } = adapterFor(counting)
  await say('c', 'hello')
  const reference = TurnContext.getConversationReference(message('c', 'hello'))
  const remind: Bot = async (context) => {
    (await count.get(context, { n: 0 })).n++
    await context.sendActivity('It is due tomorrow.')
  }
  await Promise.all([adapter.continueConversation(reference, remind, 'due-1'), adapter.continueConversation(reference, remind, 'due-1')])
  await say('c', 'thanks')
  expect(await said('c')).toEqual(['hello 1 1', 'It is due tomorrow.', 'thanks 3 2'])
})

it('a turn cannot wait for another of its own conversation, and nothing is written after it is over', async () => {
  const failures: string[] = []
  let late: Promise<unknown> = Promise.resolve()
  const { adapter, say } = adapterFor(async (context) => {
    const turn = turnOf(context)
    if (context.activity.text === 'late') late = pause(20).then(() => turn.setProperty('count', { n: 9 }))
    else await adapter.continueConversation(TurnContext.getConversationReference(context.activity), async () => {})
  }, { failed: (error) => failures.push((error as Error).message) })
  await say('c', 'wait')
  expect(failures[0]).toContain('own conversation')
  await say('c', 'late')
  await expect(late).rejects.toThrow('not awaited')
})

it('erasing leaves what this turn says and the numbering: no words, state, documents or resume keys', async () => {
  const id = documentId()
  const { say } = adapterFor(async (context) => {
    await counting(context)
    if (context.activity.text === 'letter') turnOf(context).keep({ id, body: 'Dear Sir' })
    if (context.activity.text === 'delete') turnOf(context).erase = true
  })
  const web = { channelId: 'directline', serviceUrl: WEB }
  await say('c', 'letter', web, { echo: true })
  await store.keepResume({ hash: 'h', conversation: 'web/c', body: 'who', until: Date.now() + 9e5 })
  expect(await store.document(id)).toBe('Dear Sir')
  expect(await store.resume('h', Date.now())).toBe('who')
  await say('c', 'delete', web, { echo: true })
  const lines = await store.transcript('web/c', 0)
  expect(lines.map(({ seq, body }) => [seq, (JSON.parse(body) as { text: string }).text])).toEqual([[4, 'delete 2 2']])
  const { version, head, state, answer } = await store.load('web/c', 'c:letter')
  expect({ version, head, state, answer }).toEqual({ version: 2, head: 4, state: undefined, answer: undefined })
  expect(await store.document(id)).toBeUndefined()
  expect(await store.resume('h', Date.now())).toBeUndefined()
  expect((await say('c', 'again', web, { echo: true })).after).toBe(4)
  expect(JSON.parse((await store.transcript('web/c', 5))[0]!.body)).toMatchObject({ text: 'again 1 1' })
})

it('conversations of one name on two channels, or at our own door, are three', () => {
  const conversationIds = { conversation: { id: 'x' } } as ReturnType<typeof message>
  const keys = [
    { ...conversationIds, channelId: 'directline', serviceUrl: WEB },
    { ...conversationIds, channelId: 'directline', serviceUrl: 'https://directline.botframework.com/' },
    { ...conversationIds, channelId: 'web', serviceUrl: 'https://example.org/' },
  ].map(conversationKey)
  expect(new Set(keys).size).toBe(3)
})

it('a document must have a name nobody can guess', async () => {
  const failures: string[] = []
  const { say } = adapterFor(async (context) => turnOf(context).keep({ id: 'letter-1', body: '' }), { failed: (error) => failures.push((error as Error).message) })
  await say('c', 'x')
  expect(failures[0]).toContain('documentId')
})
