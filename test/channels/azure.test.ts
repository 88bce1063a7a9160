import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Activity } from 'botbuilder'
import { channel } from '../support/channel.ts'
import { eventually, pause } from '../support/eventually.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { message, post } from '../support/http.ts'

let test: TestHost
beforeEach(async () => { test = await startTestHost() })
afterEach(() => test.close())

const tell = (serviceUrl: string, c: string, text: string, more = {}) => post(`${test.base}/api/messages`, message(c, text, { serviceUrl, ...more }))
const words = ['one', 'two', 'three', 'four']

it('a dead channel delays nobody; when it heals everything arrives once and in order, also after a restart', async () => {
  const teams = await channel()
  const well = await channel()
  teams.become('error')
  for (const text of words.slice(0, 2)) expect((await tell(teams.serviceUrl, 'c', text)).status).toBe(200)
  await teams.close() // nothing listens any more
  for (const text of words.slice(2)) expect((await tell(teams.serviceUrl, 'c', text)).status).toBe(200)
  await tell(well.serviceUrl, 'd', 'hi')
  await eventually(() => well.got.length === 1)
  await test.restart()
  const healed = await channel(teams.port)
  await eventually(() => healed.got.length === 4)
  expect(healed.got.map((a) => a.text)).toEqual(words.map((text, i) => `${i + 1}: ${text}`))
  expect(healed.got.map((a) => a.replyToId)).toEqual(words.map((text) => `c:${text}`))
  await healed.close()
  await well.close()
}, 20_000)

it('a silent channel is left after three seconds and tried again', async () => {
  const teams = await channel()
  teams.become('silent')
  const since = Date.now()
  await tell(teams.serviceUrl, 'c', 'hi')
  expect(Date.now() - since).toBeLessThan(1_000)
  await pause(1_000)
  teams.become('well')
  await eventually(() => teams.got.length === 1)
  expect(Date.now() - since).toBeGreaterThan(2_900)
  await teams.close()
}, 15_000)

it('a line the channel will not take does not hold back the next', async () => {
  const teams = await channel()
  teams.become('refusing')
  await tell(teams.serviceUrl, 'c', 'hi')
  await eventually(() => test.log.join('').includes('delivery-refused'))
  teams.become('well')
  await tell(teams.serviceUrl, 'c', 'again')
  await eventually(() => teams.got.length === 1)
  expect(teams.got[0]!.text).toBe('2: again')
  await teams.close()
})

it('20 turns at once in one conversation are all taken, each once; the same id twice is one turn', async () => {
  const teams = await channel()
  await Promise.all(Array.from({ length: 20 }, (_, i) => [tell(teams.serviceUrl, 'c', `m${i}`), tell(teams.serviceUrl, 'c', `m${i}`)]).flat())
  await eventually(() => teams.got.length === 20)
  await pause(100)
  expect(teams.got.map(({ text }) => text!.split(':')[0])).toEqual(Array.from({ length: 20 }, (_, i) => `${i + 1}`))
  await teams.close()
})

it('answers expectReplies and invokes in the response, and sends links that work', async () => {
  for (let i = 0; i < 2; i++) {
    const { body } = await tell('http://127.0.0.1:9/', 'c', 'hi', { deliveryMode: 'expectReplies' })
    expect((body.activities as Activity[]).map(({ text }) => text)).toEqual(['1: hi'])
  }
  expect((await tell('http://127.0.0.1:9/', 'c', 'x', { type: 'invoke', name: 'unknown' })).status).toBe(501)
  const teams = await channel()
  await tell(teams.serviceUrl, 'd', 'letter Clinic')
  await eventually(() => teams.got.length === 1)
  expect(await (await fetch(teams.got[0]!.attachments![0]!.contentUrl!)).text()).toContain('Dear Clinic')
  await teams.close()
})

describe('without an app id', () => {
  it('posts to this machine only', async () => {
    for (const serviceUrl of ['http://169.254.169.254/latest/', 'https://example.org/', 'http://127.0.0.1.example.org/', 'http://localhost@example.org/', 'http://user@127.0.0.1/', 'file:///etc/passwd', 'http://[::ffff:10.0.0.1]/']) {
      expect([serviceUrl, (await tell(serviceUrl, 'c', 'hi')).status]).toEqual([serviceUrl, 400])
    }
  })
  it('is not there for a page that points its own name at this machine, or behind a proxy', async () => {
    const { request } = await import('node:http')
    const status = (headers: Record<string, string>) => new Promise<number>((resolve, reject) => {
      const body = JSON.stringify(message('c', 'hi'))
      request(`${test.base}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers } }, (res) => {
        res.resume()
        resolve(res.statusCode!)
      }).on('error', reject).end(body)
    })
    expect(await status({})).toBe(200)
    expect(await status({ host: 'evil.example.org' })).toBe(404)
    expect(await status({ host: 'evil.example.org', origin: 'http://evil.example.org' })).toBe(404)
    expect(await status({ 'x-forwarded-for': '203.0.113.5' })).toBe(404)
  })
  it('is not there at all on another address or with a public one', async () => {
    for (const config of [{ host: '0.0.0.0' }, { publicUrl: 'https://records.example.org' }]) {
      const other = await startTestHost({ config })
      expect(other.host.messages).toBe(false)
      expect((await post(`${other.base}/api/messages`, message('c', 'hi'))).status).toBe(404)
      await other.close()
    }
  })
})

describe('with an app id', () => {
  it('believes nobody whom authentication does not, and then answers over https only, with a token', async () => {
    const seen: string[] = []
    const identity = {
      async authenticate(_: Activity, authorization: string) {
        seen.push(authorization)
        if (authorization !== 'Bearer good') throw new Error('no')
      },
      token: async () => 'ours',
    }
    const other = await startTestHost({ tuning: { identity } })
    const say = (serviceUrl: string, token?: string) => post(`${other.base}/api/messages`, message('c', 'hi', { serviceUrl }), token)
    expect((await say('https://smba.example.org/')).status).toBe(401)
    expect((await say('https://smba.example.org/', 'bad')).status).toBe(401)
    expect((await say('http://smba.example.org/', 'good')).status).toBe(400)
    expect((await say('https://127.0.0.1:9/', 'good')).status).toBe(200)
    expect(seen).toEqual(['', 'Bearer bad', 'Bearer good'])
    await other.close()
  })
})
