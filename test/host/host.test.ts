import type { IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ALLOWANCES, clientOf, createLimits } from '../../src/host/limits.ts'
import { eventually, pause } from '../support/eventually.ts'
import { join, listen, type Joined } from '../support/direct-line.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { get, post } from '../support/http.ts'

let test: TestHost
beforeEach(async () => { test = await startTestHost() })
afterEach(() => test.close())

describe('pages', () => {
  const script = `console.log("${'x'.repeat(5_000)}")`
  it('come with a policy under which nothing comes from elsewhere', async () => {
    const { headers, status } = await get(`${test.base}/`)
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy')!
    for (const part of ["default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "connect-src 'self' ws: blob: data:", "object-src 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe-eval')
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect([headers.get('server'), headers.get('x-powered-by'), headers.get('strict-transport-security')]).toEqual([null, null, null])
  })
  it('are packed and not sent twice', async () => {
    const other = await startTestHost({ pages: [{ path: '/chat.js', contentType: 'text/javascript; charset=utf-8', body: script, headers: { 'cache-control': 'public, max-age=60' } }] })
    const response = await fetch(`${other.base}/chat.js`)
    expect([response.headers.get('content-encoding'), response.headers.get('cache-control'), await response.text()]).toEqual(['gzip', 'public, max-age=60', script])
    const plain = await fetch(`${other.base}/chat.js`, { headers: { 'accept-encoding': 'identity' } })
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script])
    const again = await fetch(`${other.base}/chat.js`, { headers: { 'if-none-match': response.headers.get('etag')! } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await fetch(`${other.base}/chat.js`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(gunzipSync(Buffer.from(await (await import('node:zlib')).gzipSync(script))).toString()).toBe(script)
    await other.close()
  })
  it('say so over TLS, and let the sites show them that may', async () => {
    const other = await startTestHost({ config: { publicUrl: 'https://records.example.org', allowedOrigins: ['https://clinic.example.org'] } })
    const { headers } = await get(`${other.base}/`)
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('content-security-policy')).toContain('connect-src \'self\' wss://records.example.org blob: data:')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self' https://clinic.example.org")
    expect(headers.get('x-frame-options')).toBeNull()
    await other.close()
  })
  it('no other path leads anywhere', async () => {
    for (const path of ['/index.html', '/..%2fpackage.json', '/%2e%2e/package.json', '/src/index.ts', '/.env', '/.data/encryption-key', '//']) {
      const { status, text } = await get(`${test.base}${path}`)
      expect([path, status, text]).toEqual([path, 404, '{"error":{"code":"404"}}'])
    }
  })
})

describe('health', () => {
  it('tells that it is up and ready', async () => {
    expect((await get(`${test.base}/healthz`)).status).toBe(200)
    expect((await get(`${test.base}/readyz`)).status).toBe(200)
  })
  it('tells that it is up and not ready when the store is gone; a turn is then 503 and kept nowhere', async () => {
    let broken = false
    const gone = () => Promise.reject(new Error('disk gone'))
    const other = await startTestHost({ store: (store) => ({ ...store, ready: () => (broken ? gone() : store.ready()), commit: (turn) => (broken ? gone() : store.commit(turn)) }) })
    const chat = await join(other.base)
    broken = true
    expect((await get(`${other.base}/healthz`)).status).toBe(200)
    expect((await get(`${other.base}/readyz`)).status).toBe(503)
    const said = { text: 'hi', channelData: { clientActivityID: 'a' } }
    expect((await chat.post(said)).status).toBe(503)
    broken = false
    expect((await chat.read()).activities).toHaveLength(1)
    expect((await chat.post(said)).status).toBe(200)
    expect((await chat.read()).activities.map(({ text }) => text)).toEqual(['Hello (no locale)', 'hi', '1: hi'])
    await other.close()
  })
})

describe('limits', () => {
  const asking = (address: string, forwarded?: string) => ({ socket: { remoteAddress: address }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as Pick<IncomingMessage, 'headers' | 'socket'>
  it('know a client by its address, behind a proxy by the last one the proxy wrote', () => {
    expect(clientOf(asking('203.0.113.5', '1.2.3.4'), false)).toBe('203.0.113.5')
    expect(clientOf(asking('127.0.0.1', '198.51.100.1, 203.0.113.5'), true)).toBe('203.0.113.5')
    expect(clientOf(asking('10.0.0.1'), true)).toBe('10.0.0.1')
    expect(clientOf(asking('2001:db8:1:2:3:4:5:6'), false)).toBe(clientOf(asking('2001:db8:1:2::9'), false))
    expect(clientOf(asking('2001:db8:1:3::9'), false)).not.toBe(clientOf(asking('2001:db8:1:2::9'), false))
    expect(clientOf(asking('::ffff:203.0.113.5'), false)).not.toBe(clientOf(asking('::ffff:203.0.113.6'), false))
    expect(clientOf(asking('127.0.0.1'), false)).toBe(clientOf(asking('::1'), false))
    expect(clientOf(asking('127.0.0.1', '127.0.0.1'), true)).not.toBe(clientOf(asking('127.0.0.1'), true))
  })
  it('bite a client that goes on and on, and nobody else', async () => {
    const limits = createLimits(false, { ...ALLOWANCES, message: { points: 5, duration: 60 } })
    const waits = await Promise.all(Array.from({ length: 7 }, () => limits.wait('message', asking('203.0.113.5'))))
    expect(waits.map((wait) => wait > 0)).toEqual([false, false, false, false, false, true, true])
    expect(await limits.wait('message', asking('203.0.113.6'))).toBe(0)
    for (let i = 0; i < 100; i++) expect(await limits.wait('message', asking('127.0.0.1'))).toBe(0)
  })
  it('do not bite 100 new conversations and 200 messages from this machine', async () => {
    const chats = await Promise.all(Array.from({ length: 100 }, () => join(test.base)))
    const said = await Promise.all(Array.from({ length: 200 }, (_, i) => chats[i % 100]!.post({ text: 'hi' })))
    expect(new Set(said.map(({ status }) => status))).toEqual(new Set([200]))
  })
  it('bite over the wire, and say when to come back', async () => {
    const other = await startTestHost({ config: { publicUrl: 'https://records.example.org' }, tuning: { allowances: { ...ALLOWANCES, token: { points: 2, duration: 60 }, message: { points: 1, duration: 60 } } } })
    const from = { 'x-forwarded-for': '203.0.113.5' }
    const ask = () => post<Joined>(`${other.base}/v3/directline/tokens/generate`, {}, undefined, from)
    const { body } = await ask()
    await ask()
    const { status, headers } = await ask()
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true])
    const say = () => post(`${other.base}/v3/directline/conversations/${body.conversationId}/activities`, { type: 'message', text: 'x' }, body.token, from)
    expect([(await say()).status, (await say()).status]).toEqual([200, 429])
    await other.close()
  })
})

describe('a stop', () => {
  it('finishes the turn that runs, answers it, takes no other, and keeps all of it', async () => {
    const chat = await join(test.base)
    const stream = listen(chat.streamUrl)
    await stream.opened
    const running = chat.post({ text: 'slow 600' })
    await pause(150)
    const closing = test.host.close()
    await pause(50)
    await expect(get(`${test.base}/healthz`).then(({ status }) => status)).rejects.toThrow()
    expect((await running).status).toBe(200)
    await closing
    await eventually(() => stream.socket.readyState === stream.socket.CLOSED)
    await test.restart()
    expect((await get<{ activities: unknown[] }>(`${test.base}/v3/directline/conversations/${chat.conversationId}/activities`, chat.token)).body.activities).toHaveLength(3)
  })
  it('is not held up by somebody who says nothing', async () => {
    const { connect } = await import('node:net')
    const idle = connect(test.host.port, '127.0.0.1')
    const dripping = connect(test.host.port, '127.0.0.1')
    dripping.write('POST /api/messages HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{')
    for (const socket of [idle, dripping]) socket.on('error', () => {})
    await pause(100)
    const since = Date.now()
    await test.host.close()
    expect(Date.now() - since).toBeLessThan(3_000)
  })
})
