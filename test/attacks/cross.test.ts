import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { join, listen, type Chat } from '../support/direct-line.ts'
import { startTestHost, type TestHost } from '../support/host.ts'
import { get, post } from '../support/http.ts'

const ATTEMPTS = 1_000

let test: TestHost
beforeAll(async () => { test = await startTestHost() })
afterAll(() => test.close())

/** Changes a character of a token somewhere. */
function bent(token: string, i: number): string {
  const at = (i * 7) % (token.length - 1)
  return token[at] === '.' ? token.slice(0, at) + token.slice(at + 1) : token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
}

/** A token that says the right thing and is signed by somebody else, or by nobody. */
async function forged({ conversationId }: Chat, i: number): Promise<string> {
  const payload = { conv: conversationId, sub: 'dl_x', iss: 'records-rights-assistant', aud: 'direct-line', exp: Math.floor(Date.now() / 1_000) + 900 }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  if (i % 3 === 0) return `${part({ alg: 'none', kid: 'test' })}.${part(payload)}.`
  if (i % 3 === 1) return `${part({ alg: 'none', kid: 'test' })}.${part(payload)}.c2ln`
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'test' }).sign(Buffer.from(`guess ${i}`.padEnd(32)))
}

it(`${ATTEMPTS} times one person reaches for another's conversation: nothing is read, nothing is said`, async () => {
  const theirs = await join(test.base)
  const secret = 'my name is Wilhelmina Oduya'
  await theirs.say(secret)
  const mine = await join(test.base)
  const leaks: string[] = []
  const look = (how: string, { status, text }: { status: number; text: string }, may: number[]) => {
    if (text.includes('Wilhelmina') || !may.includes(status)) leaks.push(`${how}: ${status}`)
  }
  const attempts: ((i: number) => Promise<void>)[] = [
    async (i) => look('read with my token', await get(`${theirs.url}/activities?watermark=${i % 3 ? '' : i % 5}`, mine.token), [403]),
    async () => look('write with my token', await post(`${theirs.url}/activities`, { type: 'message', text: 'from me' }, mine.token), [403]),
    async () => look('reconnect with my token', await get(theirs.url, mine.token), [403]),
    async () => look('no token', await get(`${theirs.url}/activities`), [403]),
    async (i) => look('a bent token', await get(`${theirs.url}/activities`, bent(theirs.token, i)), [403]),
    async (i) => look('a forged token', await get(`${theirs.url}/activities`, await forged(theirs, i)), [403]),
    async (i) => look('a strange way to name it', await get(`${test.base}/v3/directline/conversations/${[`%2e%2e/${theirs.conversationId}`, `${mine.conversationId}%2f..%2f${theirs.conversationId}`, theirs.conversationId.toUpperCase(), `${theirs.conversationId}%00`][i % 4]}/activities`, mine.token), [403, 404]),
    async (i) => look('a foreign page', await post(`${theirs.url}/activities`, { type: 'message', text: 'x' }, theirs.token, { origin: ['https://evil.example.org', 'null', `${test.base}.example.org`, 'http://127.0.0.1'][i % 4]! }), [403]),
    async (i) => look('their watermark in my conversation', await get(`${mine.url}/activities?watermark=${['2', '-1', '0 OR 1=1', '9'.repeat(30), '%00'][i % 5]}`, mine.token), [200]),
    async (i) => {
      const spoofed = { type: 'message', text: 'who am I', from: { id: 'dl_other', role: 'bot' }, conversation: { id: theirs.conversationId }, recipient: { id: 'x' }, channelId: 'msteams', serviceUrl: 'http://127.0.0.1:9/', replyToId: 'x', id: `${theirs.conversationId}|0000001`, channelData: { clientActivityID: `spoof-${i}` } }
      look('somebody else’s name', await post(`${mine.url}/activities`, spoofed, mine.token), [200])
    },
    async (i) => look('a guessed code', await post(`${test.base}/v3/directline/resume`, i % 2 ? { code: `ABCD-EFGH-JKMN-${String(i).padStart(4, '0')}` } : { key: theirs.conversationId }), [404, 429]),
    async (i) => {
      const url = [theirs.streamUrl.replace(/t=.*/, `t=${mine.token}`), theirs.streamUrl.replace(/t=.*/, `t=${bent(theirs.token, i)}`), theirs.streamUrl.replace(/&t=.*/, ''), theirs.streamUrl][i % 4]!
      const { opened, socket, got } = listen(url, i % 4 === 3 ? { origin: 'https://evil.example.org' } : {})
      if (await opened) leaks.push(`a stream opened, ${got.length} lines`)
      socket.terminate()
    },
  ]
  // Each way is tried in all its variants: it is told its round, not its number.
  const one = (n: number) => attempts[n % attempts.length]!(Math.floor(n / attempts.length))
  for (let i = 0; i < ATTEMPTS; i += 10) await Promise.all(Array.from({ length: 10 }, (_, k) => one(i + k)))
  expect(leaks).toEqual([])
  expect((await theirs.read()).activities).toHaveLength(3)
  const { activities } = await mine.read()
  expect(activities.length).toBeGreaterThan(150)
  expect(new Set(activities.filter(({ text }) => text === 'who am I').map(({ from, conversation }) => `${from.id.slice(0, 3)} ${from.role} ${conversation.id === mine.conversationId}`))).toEqual(new Set(['dl_ user true']))
  expect(activities.some(({ from }) => from.id === 'dl_other')).toBe(false)
}, 60_000)

it('a page that is allowed may, with the headers its browser asks for', async () => {
  const open = await startTestHost({ config: { allowedOrigins: ['https://clinic.example.org'] } })
  const origin = { origin: 'https://clinic.example.org' }
  const before = await fetch(`${open.base}/v3/directline/tokens/generate`, { method: 'OPTIONS', headers: { ...origin, 'access-control-request-method': 'POST' } })
  expect([before.status, before.headers.get('access-control-allow-origin')]).toEqual([204, 'https://clinic.example.org'])
  const answer = await post(`${open.base}/v3/directline/tokens/generate`, {}, undefined, origin)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, 'https://clinic.example.org'])
  const chat = await join(open.base)
  const { opened, socket } = listen(chat.streamUrl, origin)
  expect(await opened).toBe(true)
  socket.terminate()
  expect((await post(`${open.base}/v3/directline/tokens/generate`, {}, undefined, { origin: 'https://clinic.example.org.evil.example' })).status).toBe(403)
  await open.close()
})
