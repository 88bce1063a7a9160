import { expect, it } from 'vitest'
import { TurnContext } from 'botbuilder'
import { alarms, type AlarmsParts } from '../../src/turn/alarms.ts'
import { conversationKey, CONTINUE, DurableAdapter, turnOf, type Bot } from '../../src/turn/durable-adapter.ts'
import type { Store } from '../../src/turn/store.ts'
import { eventually, pause } from '../support/eventually.ts'
import { openSqlite, type Folder } from '../support/folder.ts'
import { message } from '../support/http.ts'
import { storeForEach } from '../support/store-for-each.ts'

let folder: Folder
let store: Store<string>
storeForEach((opened, where) => void ([store, folder] = [opened, where]), () => store)

const MORNING = Date.parse('2026-12-24T15:00:00Z')
const HOUR = 3_600_000
const iso = (ms: number): string => new Date(ms).toISOString()

/** Sets an alarm when told to, and speaks when it rings. */
const bot: Bot = async (context) => {
  const { type, name, text } = context.activity
  if (type === 'event' && name === CONTINUE) await context.sendActivity('It is due.')
  else if (text === 'wake') turnOf(context).wake = { at: iso(MORNING), reference: TurnContext.getConversationReference(context.activity) }
  else if (text === 'never') turnOf(context).wake = null
  else if (text === 'delete') turnOf(context).erase = true
}
const adapterOn = (on: Store<string>, speaks: Bot = bot) => new DurableAdapter({ store: on, bot: speaks, now: () => iso(MORNING), committed: () => {} })
const say = (adapter: DurableAdapter, c: string, text: string) => adapter.receive(message(c, text), { key: text })
const said = async (c: string) => (await store.transcript(conversationKey(message(c, '')), 0)).map(({ body }) => (JSON.parse(body) as { text: string }).text)

/** Looks once at that time. */
async function look(at: number, parts: Partial<AlarmsParts> = {}): Promise<void> {
  const { stop } = alarms({ store, adapter: adapterOn(parts.store ?? store), now: () => iso(at), ...parts })
  await pause(50)
  await stop()
}

it('wakes a conversation at its time, and once', async () => {
  await say(adapterOn(store), 'c', 'wake')
  await look(MORNING - 1)
  expect(await said('c')).toEqual([])
  for (let i = 0; i < 3; i++) await look(MORNING + i)
  expect(await said('c')).toEqual(['It is due.'])
  expect(await store.ringing(MORNING)).toEqual([])
})

it('once also when two processes look, and when one was killed before it could note that it rang', async () => {
  await say(adapterOn(store), 'c', 'wake')
  const killed: Store<string> = { ...store, silence: async () => { throw new Error('killed') } }
  const other = openSqlite(folder.file)
  await Promise.all([look(MORNING, { store: killed }), look(MORNING, { store: other, adapter: adapterOn(other) })])
  await look(MORNING)
  expect(await said('c')).toEqual(['It is due.'])
  await other.close()
})

it('what is missed is made up for by day, not at night', async () => {
  await say(adapterOn(store), 'c', 'wake')
  for (const hours of [10, 17, 23.9, 34, 47]) await look(MORNING + hours * HOUR)
  expect(await said('c')).toEqual([])
  await look(MORNING + 50 * HOUR)
  expect(await said('c')).toEqual(['It is due.'])
})

it('says nothing once it was stopped or the conversation was deleted, and brings none back', async () => {
  const adapter = adapterOn(store)
  for (const [c, text] of [['c', 'never'], ['d', 'delete']] as const) {
    await say(adapter, c, 'wake')
    await say(adapter, c, text)
  }
  // As if it was stopped after the look.
  const errors: unknown[] = []
  await look(MORNING, { store: { ...store, ringing: async () => ['c', 'd'].map((c) => ({ conversation: conversationKey(message(c, '')), at: MORNING })) }, failed: (error) => errors.push(error) })
  expect([await said('c'), await said('d'), errors]).toEqual([[], [], []])
  // It was swept between the look and the turn.
  await adapter.continueConversation(TurnContext.getConversationReference(message('gone', '')), undefined, 'alarm:1')
  expect(await store.head(conversationKey(message('gone', '')))).toBeUndefined()
})

it('one that fails holds up no other, and a bug is not answered with an apology out of the blue', async () => {
  const errors: unknown[] = []
  for (const c of ['c', 'd']) await say(adapterOn(store), c, 'wake')
  const odd: Store<string> = { ...store, alarm: async (ringing) => (ringing.conversation.endsWith('/c') ? '{' : store.alarm(ringing)) }
  await look(MORNING, { store: odd, failed: (error) => errors.push(error) })
  expect([errors.length, await said('c'), await said('d')]).toEqual([1, [], ['It is due.']])
  await look(MORNING, { adapter: adapterOn(store, async () => { throw new Error('a bug') }) })
  expect(await said('c')).toEqual([])
})

it('looks again and again until it is stopped', async () => {
  let looks = 0
  const counting: Store<string> = { ...store, ringing: async () => { looks++; return [] } }
  const { stop } = alarms({ store: counting, adapter: adapterOn(store), now: () => iso(MORNING), every: 5 })
  await eventually(() => looks > 2)
  await stop()
  const before = looks
  await pause(30)
  expect(looks).toBe(before)
})
