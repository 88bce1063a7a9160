import { join } from 'node:path'
import type { Activity } from 'botbuilder'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld } from '../../src/bot/create-world.ts'
import { createBot } from '../../src/bot/index.ts'
import { channel } from '../support/channel.ts'
import { eventually, pause } from '../support/eventually.ts'
import { openSqlite } from '../support/folder.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { message, post } from '../support/http.ts'

let test: TestHost
let teams: Awaited<ReturnType<typeof channel>>
beforeAll(async () => {
  const world = createWorld(join(import.meta.dirname, '../..'))
  test = await startTestHost({ createBot: (deps) => createBot({ ...deps, world }) })
  teams = await channel()
}, 60_000)
afterAll(async () => {
  await test.close()
  await teams.close()
})

const BOT = { id: '28:bot', name: 'Records Rights Assistant' }
const CALLED = [{ type: 'mention', mentioned: BOT, text: '<at>Records Rights Assistant</at>' }]
const SHARED = [{ isGroup: true, conversationType: 'groupChat' }, { isGroup: true, conversationType: 'channel' }, { conversationType: 'channel' }, { conversationType: 'groupChat' }, { isGroup: true }, { conversationType: 'meeting' }]
let n = 0
/** Says something in a new chat of this kind, and waits for what is said back. */
async function tell(kind: object, text: string, more: Partial<Activity> = {}) {
  const id = `chat-${++n}`
  const activity = message(id, text, { id: `said-${n}`, serviceUrl: teams.serviceUrl, recipient: BOT, entities: CALLED, conversation: { id, ...kind }, ...more } as Partial<Activity>)
  const before = teams.got.length
  const { status } = await post(`${test.base}/api/messages`, activity)
  expect(status).toBe(200)
  await pause(60)
  return { id, activity, said: teams.got.slice(before) }
}
const idOf = ({ entities }: Activity) => entities![0]!.id

it.each(SHARED)('where others read along (%o) it asks for a private chat, and nothing else', async (kind) => {
  const { said } = await tell(kind, '<at>Records Rights Assistant</at> they refused me my records because of a bill')
  expect(said.map(idOf)).toEqual(['shared-chat'])
  expect(said[0]!.entities![0]).toEqual({ type: 'recordsRights.reply', id: 'shared-chat' })
  expect(said[0]!.text).not.toMatch(/\?|bill|refus/i)
  expect(said[0]!.suggestedActions).toBeUndefined()
})

it('speaks the language of who called it', async () => {
  const { said } = await tell(SHARED[0]!, '<at>Records Rights Assistant</at> no me quieren dar mi expediente médico')
  expect([said[0]!.locale, said[0]!.text]).toEqual(['es-US', expect.stringContaining('escríbame a solas')])
  const silent = await tell(SHARED[0]!, '<at>Records Rights Assistant</at>', { locale: 'es-MX' })
  expect(silent.said[0]!.locale).toBe('es-US')
  const english = await tell(SHARED[0]!, '<at>Records Rights Assistant</at> hello there', { locale: 'en-US' })
  expect(english.said[0]!.text).toContain('write to me alone')
})

it('says so once to each message that calls it, and to no other', async () => {
  const { activity } = await tell(SHARED[1]!, 'hello', { entities: [...CALLED, ...CALLED] })
  await post(`${test.base}/api/messages`, activity)
  await pause(60)
  expect(teams.got.filter(({ conversation }) => conversation.id === activity.conversation.id)).toHaveLength(1)
  for (const entities of [[], [{ type: 'mention', mentioned: { id: '29:somebody' }, text: 'x' }], [{ type: 'mention' }], [{ type: 'mention', mentioned: null }]]) {
    expect((await tell(SHARED[1]!, 'they refused me', { entities })).said).toEqual([])
  }
  expect((await tell(SHARED[1]!, '', { type: 'conversationUpdate', membersAdded: [{ id: '29:pat', name: 'Pat' }] })).said).toEqual([])
})

it('tells who cries for help whom to call', async () => {
  const { said } = await tell(SHARED[0]!, '<at>Records Rights Assistant</at> I want to kill myself')
  expect(said.map(idOf)).toEqual(['shared-chat'])
  expect(said[0]!.text).toContain('988')
})

it('keeps nothing of what was said', async () => {
  const words = 'Wilhelmina Oduya was refused'
  const { id, said } = await tell(SHARED[0]!, words)
  expect(said).toHaveLength(1)
  const store = openSqlite(test.folder.file)
  const key = `azure/msteams/${id}`
  const { state } = await store.load(key, 'x')
  expect(state).toBeUndefined()
  const lines = (await store.transcript(key, 0)).map(({ body }) => body)
  expect(lines).toHaveLength(1)
  expect(lines.join('')).not.toContain('Oduya')
  await store.close()
})

it('alone with one person it talks as ever', async () => {
  for (const kind of [{ conversationType: 'personal' }, {}, { isGroup: false, conversationType: 'personal' }]) {
    const { said } = await tell(kind, 'can they refuse to give me my records because I owe them money')
    await eventually(() => said.length > 0)
    expect(said[0]!.text).toMatch(/164\.524/)
  }
})
