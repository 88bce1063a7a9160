import { connect } from 'node:net'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { gzipSync } from 'node:zlib'
import type { Request, Response } from 'restify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { route } from '../../src/channels/http.ts'
import { join as joinChat } from '../support/direct-line.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { get, message, post } from '../support/http.ts'
import { startProcess } from '../support/process.ts'

let test: TestHost
beforeAll(async () => { test = await startTestHost({ tuning: { bodyWithin: 400 } }) })
afterAll(() => test.close())

/** Sends bytes as they are; everything that comes back until the connection ends, or 3 s are over. */
const raw = (...parts: string[]) => new Promise<string>((resolve) => {
  const socket = connect(test.host.port, '127.0.0.1')
  let got = ''
  const timer = setTimeout(() => socket.destroy(), 3_000)
  socket.on('data', (data) => { got += String(data) })
  socket.on('error', () => {})
  socket.on('close', () => {
    clearTimeout(timer)
    resolve(got)
  })
  for (const part of parts) socket.write(part)
})
const request = (line: string, headers: Record<string, string>, body = '') =>
  `${line} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n${Object.entries(headers).map(([k, v]) => `${k}: ${v}\r\n`).join('')}\r\n${body}`
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
const alive = async () => expect((await get(`${test.base}/healthz`)).status).toBe(200)

describe('a compressed body', () => {
  it.each(['gzip', 'deflate', 'br', 'identity', 'GZIP', 'gzip, gzip', ''])('with content-encoding "%s" is refused before anything unpacks it', async (encoding) => {
    for (const path of ['/api/messages', '/v3/directline/tokens/generate', '/v3/directline/resume', '/nowhere']) {
      expect(statusOf(await raw(request(`POST ${path}`, { 'content-encoding': encoding, 'content-type': 'application/json', 'content-length': '7' }, 'garbage')))).toBe(415)
    }
    await alive()
  })
  it('that would unpack to much is refused as well', async () => {
    const response = await fetch(`${test.base}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: new Uint8Array(gzipSync(Buffer.alloc(20_000_000))) })
    expect(response.status).toBe(415)
    await alive()
  })
})

describe('a body that is not JSON', () => {
  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'application/jsonx', 'application/json-patch+json', ''])('of type "%s" is no activity and leaves nothing in the temporary folder', async (type) => {
    const before = readdirSync(tmpdir()).length
    const chat = await joinChat(test.base)
    const body = '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nsecret\r\n--x--\r\n'
    for (const [url, token] of [[`${test.base}/api/messages`], [`${chat.url}/activities`, chat.token]] as const) {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) }, body })
      expect(response.status).toBe(415)
    }
    expect(readdirSync(tmpdir()).length).toBe(before)
  })
  it('but JSON inside an upload is no way round', async () => {
    const chat = await joinChat(test.base)
    expect((await post(`${chat.url}/upload`, { type: 'message', text: 'x' }, chat.token)).status).toBe(415)
  })
})

describe('an activity that is none', () => {
  const bodies: unknown[] = [
    {}, { type: 5 }, [], 'null', '"text"', '5', '{"type":"message"', { ...message('c', 'x'), conversation: undefined }, { ...message('c', 'x'), conversation: 'c' },
    { ...message('c', 'x'), from: null }, { ...message('c', 'x'), recipient: { id: 5 } }, { ...message('c', 'x'), text: 5 }, { ...message('c', 'x'), serviceUrl: 'nowhere' },
    { ...message('c', 'x'), attachments: [5] }, { ...message('c', 'x'), membersAdded: [{}] }, { ...message('c', 'x'), channelId: 'x'.repeat(500) },
    '[['.repeat(20_000), `{"type":"message","value":${'['.repeat(3_000)}${']'.repeat(3_000)}}`,
  ]
  it.each(bodies.map((body) => [(typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 60), body]))('%s: 400, with no word of ours or theirs', async (_name, body) => {
    const { status, text } = await post(`${test.base}/api/messages`, body)
    expect([status, text]).toEqual([400, '{"error":{"code":"BadArgument","message":"BadArgument"}}'])
    const chat = await joinChat(test.base)
    expect((await post(`${chat.url}/activities`, body, chat.token)).status).toSatisfy((s: number) => s === 400 || (s === 200 && (body as { type?: unknown })?.type === 'message'))
    await alive()
  })
  it('odd ones that are activities are taken and break nothing', async () => {
    const chat = await joinChat(test.base)
    for (const body of [
      '{"type":"message","text":"x","__proto__":{"text":"y"},"constructor":{"prototype":{"z":1}}}',
      { type: 'message', text: '\ud800\u0000\u202e' }, { type: 'message', text: null }, { type: 'message' }, { type: 'message', value: { deep: [[[[]]]] } },
      { type: 'message', text: 'x', channelData: { clientActivityID: 5 } }, { type: 'message', text: 'x', localTimestamp: 'never' }, { type: 'event', name: 'x' }, { type: 'typing' },
    ]) expect((await post(`${chat.url}/activities`, body, chat.token)).status).toBe(200)
    for (const type of ['conversationUpdate', 'invoke', 'endOfConversation', 'installationUpdate']) expect((await post(`${chat.url}/activities`, { type }, chat.token)).status).toBe(400)
    expect(({} as { z?: number }).z).toBeUndefined()
  })
})

describe('size and time', () => {
  it('a body over the limit is refused, whether it says its length or not', async () => {
    const chat = await joinChat(test.base)
    const big = JSON.stringify({ type: 'message', text: 'x'.repeat(70_000) })
    expect((await post(`${chat.url}/activities`, big, chat.token)).status).toBe(413)
    expect((await post(`${test.base}/api/messages`, big)).status).toBe(413)
    // Also where nobody would read it.
    expect(statusOf(await raw(request('POST /v3/directline/tokens/generate', { 'content-type': 'application/json', 'content-length': '70000' })))).toBe(413)
    const chunks = Array.from({ length: 70 }, () => `400\r\n${'x'.repeat(1_024)}\r\n`)
    expect(statusOf(await raw(request('POST /api/messages', { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }), ...chunks))).toBe(413)
    expect(statusOf(await raw(request('POST /api/messages', { 'content-type': 'application/json', 'content-length': '99999999999999999999' })))).toSatisfy((s: number) => s === 413 || s === 400)
    await alive()
  })
  it('a body that drips is given up', async () => {
    const since = Date.now()
    expect(statusOf(await raw(request('POST /api/messages', { 'content-type': 'application/json', 'content-length': '500' }, '{"type"')))).toBe(408)
    expect(Date.now() - since).toBeLessThan(2_500)
  })
  it('long or broken addresses are told so', async () => {
    expect(statusOf(await raw(request(`GET /${'a'.repeat(20_000)}`, {})))).toBe(431)
    for (const path of ['/%', '/v3/directline/conversations/%ff%', '/letters/%c0%af/x', '/..%2f..%2fetc/passwd', '//evil.example.org/', '/?%', 'http://evil.example.org/']) {
      expect([path, statusOf(await raw(request(`GET ${path}`, {})))]).toSatisfy(([, status]: [string, number]) => status >= 200 && status < 500)
    }
    await alive()
  })
})

describe('an upgrade', () => {
  const key = { upgrade: 'websocket', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' }
  it.each(['/api/messages', '/', '/v3/directline/conversations/x/stream', '/v3/directline/conversations/x/stream?t=a.b.c', '/v3/directline/tokens/generate', '/%', '//', '/v3/directline/conversations/%2e/stream?t='])('of %s is cut', async (path) => {
    for (const method of ['GET', 'POST']) {
      const since = Date.now()
      expect(await raw(request(`${method} ${path}`, { ...key, connection: 'Upgrade' }).replace('connection: close\r\n', ''))).not.toContain(' 101 ')
      expect(Date.now() - since).toBeLessThan(2_000) // cut, not left open
    }
    await alive()
  })
  it('with a good token but a bad handshake harms nobody', async () => {
    const chat = await joinChat(test.base)
    const path = chat.streamUrl.replace(/^ws:\/\/[^/]+/, '')
    for (const bad of [{ 'sec-websocket-version': '1' }, { 'sec-websocket-key': 'x' }, { upgrade: 'h2c' }]) {
      expect(await raw(request(`GET ${path}`, { ...key, ...bad, connection: 'Upgrade' }).replace('connection: close\r\n', ''))).not.toContain(' 101 ')
    }
    await alive()
  })
})

describe('odd requests', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'CONNECT', 'OPTIONS', 'PROPFIND'])('%s is not for us', async (method) => {
    const status = statusOf(await raw(request(`${method} ${method === 'CONNECT' ? 'example.org:443' : '/api/messages'}`, {})))
    expect(status === 0 || (status >= 400 && status < 500)).toBe(true)
    await alive()
  })
  it('a host that is no name gets no link', async () => {
    for (const host of ['a"b', 'evil.example.org/x', 'a b', '']) {
      expect(statusOf(await raw(`POST /v3/directline/tokens/generate HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`))).toBe(400)
    }
  })
  it('smuggling is refused by the parser', async () => {
    const answer = await raw('POST /api/messages HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nhost: x\r\n\r\n')
    expect(statusOf(answer)).toBe(400)
    await alive()
  })
})

it('no handler gives anything back: restify would log it, with the request it belongs to', async () => {
  const request = { headers: { authorization: 'Bearer x' } } as Request
  expect(await route(async () => 'a person’s words' as never)(request, {} as Response)).toBeUndefined()
})

it('what a person wrote and who they are reaches no log and no console', async () => {
  const child = await startProcess('test/support/entry.ts', test.folder.path)
  const chat = await joinChat(child.base)
  for (const text of ['crash Rosalind Quimby 1961-02-03', 'Rosalind Quimby', 'letter Quimby']) await chat.say(text)
  await post(`${child.base}/api/messages`, message('c', 'Rosalind Quimby'))
  await post(`${child.base}/api/messages`, { type: 5, text: 'Rosalind Quimby' })
  await get(`${child.base}/Rosalind-Quimby?t=Quimby`)
  await post(`${chat.url}/activities`, { type: 5, text: 'Rosalind Quimby' }, chat.token)
  await child.stop('SIGTERM')
  const all = child.output()
  for (const secret of ['Quimby', chat.token.slice(-20), chat.conversationId]) expect(all).not.toContain(secret)
  expect(all).toContain('"event":"turn-failed"')
  expect(all.trim().split('\n').filter((line) => !/^Ready: |^\{"level":\d+,"time":"[^"]+","event":"/.test(line))).toEqual([])
})
