import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channel, type Mood } from '../support/channel.ts'
import { eventually, pause } from '../support/eventually.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { message, post } from '../support/http.ts'

const TURNS = 100
const CONVERSATIONS = 10

let test: TestHost
let teams: Awaited<ReturnType<typeof channel>>
beforeEach(async () => {
  test = await startTestHost()
  teams = await channel()
})
afterEach(async () => {
  await test.close()
  await teams.close()
})

/** What came, by conversation. */
const arrived = () => Array.from({ length: CONVERSATIONS }, (_, c) => teams.got.filter(({ conversation }) => conversation.id === `c${c}`).map(({ text }) => text))
const right = (_: unknown, c: number) => Array.from({ length: TURNS / CONVERSATIONS }, (_, i) => `${i + 1}: m${i * CONVERSATIONS + c}`)

/** Takes all turns, some at once, and gives how long the slowest answer took. */
async function takeTurns(): Promise<number> {
  let slowest = 0
  for (let i = 0; i < TURNS; i += CONVERSATIONS) {
    await Promise.all(Array.from({ length: CONVERSATIONS }, async (_, c) => {
      const since = Date.now()
      const { status } = await post(`${test.base}/api/messages`, message(`c${c}`, `m${i + c}`, { serviceUrl: teams.serviceUrl }))
      expect(status).toBe(200)
      slowest = Math.max(slowest, Date.now() - since)
    }))
  }
  return slowest
}

describe.each<[string, Mood | 'closed', string?]>([['dead', 'closed'], ['failing', 'error'], ['hanging', 'silent'], ['throttled', 'throttled', '1'], ['losing every second request', 'lossy']])('a channel that is %s', (_name, mood, after) => {
  it.each([false, true])(`${TURNS} turns are answered at once, and all replies arrive once and in order when it is well (after a restart: %s)`, async (restart) => {
    if (mood === 'closed') await teams.close()
    else teams.become(mood, after)
    expect(await takeTurns()).toBeLessThan(2_000)
    expect(mood === 'lossy' ? 0 : teams.got.length).toBe(0)
    if (restart) await test.restart()
    if (mood === 'closed') teams = await channel(teams.port)
    else if (mood !== 'lossy') teams.become('well')
    await eventually(() => teams.got.length >= TURNS, 15_000)
    await pause(200)
    expect(arrived()).toEqual(Array.from({ length: CONVERSATIONS }, right))
  }, 40_000)
})

it('a channel that takes a line and whose answer is lost gets that line again, and all in order', async () => {
  teams.become('mute')
  await takeTurns()
  await eventually(() => arrived().every((texts, c) => texts.at(-1) === right(0, c).at(-1)), 15_000)
  await pause(500)
  const once = arrived().map((texts) => texts.filter((text, i) => text !== texts[i - 1]))
  expect(once).toEqual(Array.from({ length: CONVERSATIONS }, right))
}, 40_000)

it('a wait that the channel asks for is kept', async () => {
  teams.become('throttled', '2')
  await post(`${test.base}/api/messages`, message('c', 'hi', { serviceUrl: teams.serviceUrl }))
  await eventually(() => teams.calls.length === 1)
  teams.become('well')
  await eventually(() => teams.got.length === 1)
  expect(teams.calls[1]!.at - teams.calls[0]!.at).toBeGreaterThan(1_900)
})

describe('a turn that takes its time', () => {
  const say = (text: string, more = {}) => post(`${test.base}/api/messages`, message('c', text, { serviceUrl: teams.serviceUrl, ...more }))
  const types = () => teams.got.map(({ type }) => type)

  it('shows typing soon, before its reply, and keeps none of it', async () => {
    await say('slow 700')
    await eventually(() => teams.got.length === 2)
    expect(types()).toEqual(['typing', 'message'])
    expect(teams.got[0]).toMatchObject({ from: { id: 'bot' }, recipient: { id: 'pat' }, replyToId: 'c:slow 700', conversation: { id: 'c' } })
    await say('quick')
    await eventually(() => teams.got.length === 3)
    expect(teams.got[2]!.text).toBe('2: quick')
  })
  it('does not where the replies are in the answer', async () => {
    await say('slow 400', { deliveryMode: 'expectReplies' })
    await pause(100)
    expect(types()).not.toContain('typing')
  })
  it('is not held up by a channel that does not take it', async () => {
    teams.become('silent')
    const since = Date.now()
    expect((await say('slow 400')).status).toBe(200)
    expect(Date.now() - since).toBeLessThan(1_500)
  })
})
