import { existsSync } from 'node:fs'
import type { Activity } from 'botbuilder'
import { afterAll, expect, it } from 'vitest'
import { channel } from '../support/channel.ts'
import { join } from '../support/direct-line.ts'
import { eventually, pause } from '../support/eventually.ts'
import { openSqlite, ring, temporaryFolder } from '../support/folder.ts'
import { message, post } from '../support/http.ts'
import { startProcess, type Running } from '../support/process.ts'

/** So many kills, or as many as fit into a minute; all of those that CRASHES asks for, however long it takes. */
const CRASHES = Number(process.env.CRASHES ?? 30)
const WITHIN = process.env.CRASHES ? Infinity : 60_000
/** The product itself as soon as all of it is there. */
const ENTRY = ['src/page/index.ts', 'src/letters/files.ts', 'dialogs/slots/index.ts'].every((file) => existsSync(file)) ? 'src/index.ts' : 'test/support/entry.ts'

const folder = temporaryFolder()
let running: Running | undefined
afterAll(async () => {
  await running?.stop('SIGKILL')
  folder.remove()
})

const port = String(20_000 + (process.pid % 10_000))
const start = async () => {
  running = await startProcess(ENTRY, folder.path, { PORT: port, ENCRYPTION_KEYS: `${ring[0]!.id}:${ring[0]!.secret.toString('base64')}` })
  return running
}

interface Talk {
  /** Its record. */
  key: string
  send: (id: string) => Promise<{ status: number }>
  acknowledged: string[]
}

it(`up to ${CRASHES} times kill -9 under load: no acknowledged turn is lost or done twice (${ENTRY})`, async ({ annotate }) => {
  const teams = await channel()
  const { base } = await start()
  let loading = true

  /** Says one thing, and says it again under the same id until it is acknowledged. */
  const insist = async ({ send, acknowledged }: Talk, id: string) => {
    for (;;) {
      const status = await send(id).then((answer) => answer.status, () => 0)
      if (status === 200) return void acknowledged.push(id)
      await pause(50)
    }
  }
  const talk = async (chat: Talk, abreast: number) => {
    let n = 0
    await Promise.all(Array.from({ length: abreast }, async () => {
      while (loading) await insist(chat, `m${n++}`)
    }))
  }
  const chats: Talk[] = await Promise.all(Array.from({ length: 6 }, async () => {
    const { token, url, conversationId } = await join(base)
    return { key: `web/${conversationId}`, acknowledged: [], send: (id: string) => post(`${url}/activities`, { type: 'message', text: 'help', channelData: { clientActivityID: id } }, token) }
  }))
  const teamsChats: Talk[] = Array.from({ length: 6 }, (_, i) =>
    ({ key: `azure/msteams/t${i}`, acknowledged: [], send: (id: string) => post(`${base}/api/messages`, message(`t${i}`, 'help', { id, serviceUrl: teams.serviceUrl })) }))
  const talking = [...chats.map((chat) => talk(chat, 3)), ...teamsChats.map((chat) => talk(chat, 1))]

  let crashes = 0
  for (const since = Date.now(); crashes < CRASHES && Date.now() - since < WITHIN; crashes++) {
    await pause(50 + Math.random() * 250)
    expect(await running!.stop('SIGKILL')).toBe('SIGKILL')
    await start()
  }
  loading = false
  await Promise.all(talking)

  const store = openSqlite(folder.file)
  const linesOf = async (key: string) => {
    const lines: Activity[] = []
    for (let after = 0; ;) {
      const page = await store.transcript(key, after)
      if (page.length === 0) return lines
      lines.push(...page.map(({ body }) => JSON.parse(body) as Activity))
      after = page.at(-1)!.seq
    }
  }
  await eventually(async () => (await store.waiting()).length === 0, 20_000)
  let turns = 0
  for (const { key, acknowledged } of chats) {
    const lines = await linesOf(key)
    const heard = lines.filter(({ from }) => from.role === 'user')
    expect(heard.map((line) => (line.channelData as { clientActivityID: string }).clientActivityID).toSorted()).toEqual(acknowledged.toSorted())
    // Every message is followed by its own answer, and no answer is anywhere else.
    expect(runsOf(lines.filter(({ replyToId }) => replyToId).map(({ replyToId }) => replyToId!))).toEqual(heard.map(({ id }) => id))
    turns += heard.length
  }
  let repeated = 0
  for (const { key, acknowledged } of teamsChats) {
    const replies = (await linesOf(key)).map(({ replyToId }) => replyToId!)
    expect(runsOf(replies)).toEqual(acknowledged)
    expect(new Set(acknowledged.map((id) => replies.filter((reply) => reply === id).length)).size).toBe(1) // all as long as the others
    const got = teams.got.filter(({ conversation }) => key === `azure/msteams/${conversation.id}`).map(({ replyToId }) => replyToId!)
    expect(got.filter((id, i) => got.indexOf(id) === i)).toEqual(acknowledged) // everything arrived, in order...
    repeated += got.length - replies.length // ...and what was in the air at a kill, perhaps twice
    turns += acknowledged.length
  }
  await annotate(`${crashes} kills, ${turns} turns acknowledged, ${repeated} deliveries repeated`)
  expect(turns).toBeGreaterThan(crashes * 5)
  expect(crashes).toBeGreaterThanOrEqual(Math.min(CRASHES, 3)) // a machine with other work to do starts slowly
  expect(repeated).toBeLessThanOrEqual(crashes * teamsChats.length)
  await store.close()
  await teams.close()
}, 300_000)

const runsOf = (ids: string[]): string[] => ids.filter((id, i) => id !== ids[i - 1])
