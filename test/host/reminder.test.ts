import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClock } from '../../src/clock.ts'
import { channel } from '../support/channel.ts'
import { join, listen } from '../support/direct-line.ts'
import { eventually, pause } from '../support/eventually.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { message, post } from '../support/http.ts'

const AT = '2026-12-24T15:00:00.000Z'
let now = '2026-11-24T15:00:00Z'
let test: TestHost
beforeAll(async () => {
  test = await startTestHost({ clock: { ...createClock(), now: () => now }, tuning: { lookEvery: 20 } })
})
afterAll(() => test.close())

it('what was asked for before a restart comes after it: to Teams, to an open page, and to a page that is opened later', async () => {
  const teams = await channel()
  const open = await join(test.base)
  const later = await join(test.base)
  const wake = `wake ${AT}`
  expect((await post(`${test.base}/api/messages`, message('c', wake, { serviceUrl: teams.serviceUrl }))).status).toBe(200)
  for (const chat of [open, later]) await chat.post({ text: wake })
  await test.restart()
  const stream = listen(open.streamUrl.replace(/:\d+\//, `:${test.host.port}/`))
  await stream.opened
  await pause(100)
  expect([teams.got.length, stream.texts().includes('It is time')]).toEqual([0, false])
  now = AT
  await eventually(() => teams.got.length === 1 && stream.texts().includes('It is time'))
  await pause(100)
  expect(teams.got.map(({ text, replyToId }) => [text, replyToId])).toEqual([['It is time', undefined]])
  const { activities } = await fetch(later.url.replace(/:\d+\//, `:${test.host.port}/`) + '/activities', { headers: { authorization: `Bearer ${later.token}` } }).then((res) => res.json() as Promise<{ activities: { text: string }[] }>)
  expect(activities.filter(({ text }) => text === 'It is time')).toHaveLength(1)
  expect(test.log.join('')).toContain('"event":"reminded"')
  stream.socket.terminate()
  await teams.close()
})

it('a closed host looks no more', async () => {
  let looks = 0
  const other = await startTestHost({ clock: { ...createClock(), now: () => '2026-11-24T15:00:00Z' }, tuning: { lookEvery: 5 }, store: (store) => ({ ...store, ringing: async (at) => { looks++; return store.ringing(at) } }) })
  await eventually(() => looks > 2)
  await other.close()
  const before = looks
  await pause(50)
  expect(looks).toBe(before)
})
