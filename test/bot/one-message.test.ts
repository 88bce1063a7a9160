import { join } from 'node:path'
import type { Activity } from 'botbuilder'
import { describe, expect, it } from 'vitest'
import { createWorld } from '../../src/bot/create-world.ts'
import { createBot } from '../../src/bot/index.ts'
import { asOneMessage } from '../../src/bot/one-message.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { conversationKey, DurableAdapter, WEB } from '../../src/turn/durable-adapter.ts'
import { openSqlite, temporaryFolder } from '../support/folder.ts'
import { message } from '../support/http.ts'

const said = (id: string, more: Partial<Omit<Reply, 'entity'>> & { entity?: Partial<Reply['entity']> } = {}): Reply => ({ text: id, ...more, entity: { id, ...more.entity } })
const yes = [{ id: 'yes', label: 'Yes' }]
const file = [{ contentType: 'text/plain', contentUrl: '/letters/x/letter.txt' }]

describe('in one message', () => {
  it('an answer and the question after it', () => {
    const [message, ...more] = asOneMessage([said('answer', { entity: { citations: [{ authority: 'a', paragraph: '1' }] } }), said('why'), said('question', { choices: yes, entity: { asks: 'confirm' } })])
    expect(more).toEqual([])
    expect(message).toEqual({ text: 'answer\n\nwhy\n\nquestion', choices: yes, entity: { id: 'answer', asks: 'confirm', citations: [{ authority: 'a', paragraph: '1' }] } })
  })
  it('also where the buttons come first', () => expect(asOneMessage([said('a', { choices: yes }), said('b')])).toMatchObject([{ text: 'a\n\nb', choices: yes }]))
})

it.each<[string, Reply, Reply]>([
  ['buttons and buttons', said('a', { choices: yes }), said('b', { choices: yes })],
  ['a letter', said('a', { entity: { letter: 'amendment' } }), said('b')],
  ['what has files', said('a', { attachments: file }), said('b')],
  ['what comes before files', said('a'), said('b', { attachments: file })],
  ['a text to copy', said('a', { plain: true }), said('b')],
  ['what comes before a text to copy', said('a'), said('b', { plain: true })],
])('%s stand apart', (_name, first, next) => expect(asOneMessage([first, next])).toEqual([first, next]))

it('so it is where a channel posts, and in our own page each reply is told from the other', async () => {
  const folder = temporaryFolder()
  const store = openSqlite(folder.file)
  const bot = createBot({ today: () => '2026-11-24', morning: (day) => `${day}T09:00:00Z`, world: createWorld(join(import.meta.dirname, '../..')) })
  const adapter = new DurableAdapter({ store, bot, now: () => '2026-11-24T10:00:00Z', committed: () => {} })
  const replies = async (where: Partial<Activity>) => {
    const heard = ['please write a request for my records', 'help'].map((text) => message('c', text, where))
    for (const activity of heard) await adapter.receive(activity, { key: activity.id! })
    const lines = (await store.transcript(conversationKey(heard[0]!), 0)).map(({ body }) => JSON.parse(body) as Activity)
    return lines.filter(({ replyToId }) => replyToId === 'c:help').map(({ text }) => text)
  }
  const apart = await replies({ serviceUrl: WEB })
  expect(apart).toHaveLength(2)
  expect(await replies({})).toEqual([apart.join('\n\n')])
  await store.close()
  folder.remove()
}, 60_000)
