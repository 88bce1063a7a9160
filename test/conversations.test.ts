import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { connect } from '../src/tools/eval/client.ts'
import { START_MS, startServer, type Server } from '../src/tools/eval/server.ts'
import type { Turn } from '../src/tools/eval/turn.ts'
import { compare } from './play/compare.ts'
import { Conversation, type Expectation } from './play/expectation.ts'

const FOLDER = new URL('conversations', import.meta.url).pathname
const NOW = '2026-11-24T10:00:00-06:00'
const BEHAVIOURS = ['happy-path', 'reminders', 'corrections', 'digressions', 'cancellations', 'resume', 'invalid-input', 'refusing', 'refusal', 'cases', 'who-asks', 'out-of-scope', 'crisis', 'languages', 'channels', 'facts']

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml')).sort()
const conversations = files.map((file) => ({ file, ...Conversation.parse(parse(readFileSync(join(FOLDER, file), 'utf8'))) }))
/** These need the bot to themselves: they stop it, or set its clock. */
const alone = conversations.filter(({ now, turns }) => now !== undefined || turns.some(({ restart }) => restart !== undefined))
const together = conversations.filter((one) => !alone.includes(one))

let shared: Server
let own: Server
beforeAll(async () => {
  [shared, own] = await Promise.all([startServer({ now: NOW }), startServer({ now: NOW })])
}, START_MS)
afterAll(async () => {
  await Promise.all([shared?.stop(), own?.stop()])
})

test('every behaviour has its conversations', () => {
  expect([...new Set(files.map((file) => file.split('/')[0]))].sort()).toEqual([...BEHAVIOURS].sort())
})

describe.concurrent('conversations', () => {
  test.each(together)('$file: $name', async (conversation) => {
    expect(await hold(conversation, shared)).toBe(conversation.turns.length)
  })
})

describe('conversations that stop the bot or set its clock', () => {
  let clock = NOW
  test.each(alone)('$file: $name', async (conversation) => {
    const { now = NOW, turns } = conversation
    if (now !== clock) await own.restart(now)
    expect(await hold(conversation, own)).toBe(turns.length)
    clock = turns.findLast(({ restart }) => typeof restart === 'string')?.restart as string | undefined ?? now
  }, 2 * START_MS)
})

/** Plays a conversation and holds each turn against what the file says. Gives back how many it played. */
async function hold({ locale, greeting, turns }: Conversation, server: Server): Promise<number> {
  const client = await connect(server, locale ? { locale } : {})
  const said: Turn[] = []
  if (greeting) await compare(client.greeting, greeting, { client, turns: said })
  const last = () => said.at(-1) ?? client.greeting
  const say = async (text: string, expected: Expectation) => {
    const turn = await client.say(text)
    said.push(turn)
    await compare(turn, expected, { client, turns: said })
  }
  for (const { user, times = 1, button, answers, restart, ...expected } of turns) {
    if (restart) await server.restart(restart === true ? undefined : restart)
    else if (answers) {
      const left = new Map(Object.entries(answers))
      for (let asks = last().asks ?? ''; left.has(asks); asks = last().asks ?? '') {
        const text = left.get(asks)!
        left.delete(asks)
        await say(text, {})
      }
      await compare(last(), expected, { client, turns: said })
    } else await say(user?.repeat(times) ?? labelOf(button!, last()), expected)
  }
  return turns.length
}

function labelOf(button: string, { choices }: Turn): string {
  const found = choices.find(({ id }) => id === button)
  if (!found) throw new Error(`there is no button "${button}", only ${choices.map(({ id }) => id).join(', ') || 'none'}`)
  return found.label
}
