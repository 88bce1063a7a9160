import type { Activity } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connector } from '../../src/channels/azure/connector.ts'
import { channel } from '../support/channel.ts'
import { pause } from '../support/eventually.ts'
import { message } from '../support/http.ts'

let teams: Awaited<ReturnType<typeof channel>>
beforeEach(async () => { teams = await channel() })
afterEach(() => teams.close())

const reply = (more: object = {}): Activity => ({ ...message('a/b', 'hi', { serviceUrl: teams.serviceUrl, replyToId: '17/x' }), ...more }) as Activity
const call = () => ({ method: teams.calls.at(-1)!.method, path: teams.calls.at(-1)!.path })

describe('says, changes and takes away', () => {
  it.each([
    [{}, 'POST', '/v3/conversations/a%2Fb/activities/17%2Fx'],
    [{ replyToId: undefined }, 'POST', '/v3/conversations/a%2Fb/activities'],
    [{ type: 'messageUpdate' }, 'PUT', '/v3/conversations/a%2Fb/activities/17%2Fx'],
    [{ type: 'messageDelete' }, 'DELETE', '/v3/conversations/a%2Fb/activities/17%2Fx'],
  ])('%o: %s %s', async (more, method, path) => {
    expect(await connector()(reply(more))).toEqual({ ok: true })
    expect(call()).toEqual({ method, path })
  })
  it('a changed message is a message under the old id; our own ids stay with us', async () => {
    await connector()(reply({ type: 'messageUpdate', text: 'new' }))
    expect(teams.got[0]).toMatchObject({ type: 'message', id: '17/x', text: 'new' })
    await connector()(reply())
    expect(teams.got[1]).not.toHaveProperty('id')
    await connector()(reply({ type: 'messageDelete' }))
    expect(teams.got).toHaveLength(2)
  })
  it('below an address with a path', async () => {
    await connector()(reply({ serviceUrl: `${teams.serviceUrl}amer` }))
    expect(call().path).toBe('/amer/v3/conversations/a%2Fb/activities/17%2Fx')
  })
})

describe('when it fails', () => {
  it.each([
    ['error', undefined, { ok: false, again: true }],
    ['throttled', undefined, { ok: false, again: true }],
    ['throttled', '7', { ok: false, again: true, afterMs: 7_000 }],
    ['throttled', '86400', { ok: false, again: true, afterMs: 300_000 }],
    ['throttled', '-5', { ok: false, again: true }],
    ['throttled', 'soon', { ok: false, again: true }],
    ['throttled', 'Wed, 21 Oct 2015 07:28:00 GMT', { ok: false, again: true }],
    ['refusing', undefined, { ok: false, again: false }],
  ] as const)('%s, to be tried again after %s', async (mood, after, result) => {
    teams.become(mood, after)
    expect(await connector()(reply())).toEqual(result)
  })
  it('a date to wait for is one too', async () => {
    teams.become('throttled', new Date(Date.now() + 10_000).toUTCString())
    const posted = await connector()(reply()) as { afterMs: number }
    expect(posted.afterMs).toBeGreaterThan(8_000)
    expect(posted.afterMs).toBeLessThan(10_001)
  })
  it('no answer, no channel, no address: in time', async () => {
    teams.become('silent')
    const since = Date.now()
    expect(await connector(undefined, 200)(reply())).toEqual({ ok: false, again: true })
    expect(Date.now() - since).toBeLessThan(600)
    expect(await connector()(reply({ serviceUrl: 'http://127.0.0.1:9/' }))).toEqual({ ok: false, again: true })
    expect(await connector()(reply({ serviceUrl: 'nowhere' }))).toEqual({ ok: false, again: true })
  })
})

describe('the token', () => {
  it('is asked for once by all who wait, and sent', async () => {
    let asked = 0
    const to = connector(async () => {
      asked++
      await pause(50)
      return 'ours'
    })
    await Promise.all(Array.from({ length: 50 }, () => to(reply())))
    expect(asked).toBe(1)
    expect(new Set(teams.calls.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer ours']))
  })
  it('that is not taken is asked for anew, and the line waits for it', async () => {
    const renewed: (boolean | undefined)[] = []
    const to = connector(async (renew) => {
      renewed.push(renew)
      return 'ours'
    })
    teams.become('unauthorized')
    expect(await to(reply())).toEqual({ ok: false, again: true })
    teams.become('well')
    for (let i = 0; i < 2; i++) expect(await to(reply())).toEqual({ ok: true })
    expect(renewed).toEqual([false, true, false])
  })
  it('that does not come, or cannot be had, does not hold up for ever', async () => {
    let asked = 0
    const to = connector(() => {
      asked++
      return asked === 1 ? new Promise(() => {}) : asked === 2 ? Promise.reject(new Error('no')) : Promise.resolve('ours')
    }, 100)
    expect(await to(reply())).toEqual({ ok: false, again: true })
    expect(await to(reply())).toEqual({ ok: false, again: true })
    expect(await to(reply())).toEqual({ ok: true })
  })
})
