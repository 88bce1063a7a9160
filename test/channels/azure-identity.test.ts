import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Activity } from 'botbuilder'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activity, APP, claims, identityFor, now, QUICK, SERVICE, startAzureHost, TENANT } from '../support/azure.ts'
import { pause } from '../support/eventually.ts'
import type { TestHost } from '../support/host.ts'
import { post } from '../support/http.ts'
import { newKey, openIssuer, sign, type Key } from '../support/issuer.ts'

const OTHER = '99999999-bbbb-cccc-dddd-eeeeeeeeeeee'
const CHANNELS = ['msteams', 'directline', 'webchat']

const without = (name: string) => Object.fromEntries(Object.entries(claims()).filter(([key]) => key !== name))
const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** The list that the SDK's own check makes longer for every issuer it is shown. */
const { JwtTokenExtractor } = createRequire(import.meta.url)('botframework-connector/lib/auth/jwtTokenExtractor.js') as { JwtTokenExtractor: { openIdMetadataCache: Map<string, unknown> } }
const sdkIssuers = JwtTokenExtractor.openIdMetadataCache
setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void
const heap = () => {
  gc()
  return process.memoryUsage().heapUsed
}

describe('a token', () => {
  let key: Key
  let stranger: Key
  let unendorsed: Key
  let emailOnly: Key
  let test: TestHost
  let issuer: Awaited<ReturnType<typeof openIssuer>>
  beforeAll(async () => {
    ;[key, stranger, unendorsed, emailOnly] = await Promise.all([newKey('one'), newKey('one'), newKey('two', null), newKey('three', ['email'])])
    issuer = await openIssuer(key, unendorsed, emailOnly)
    test = await startAzureHost(issuer.metadata)
  })
  afterAll(async () => {
    await test.close()
    await issuer.close()
  })
  const tell = (said: Activity, authorization?: string) => post(`${test.base}/api/messages`, said, undefined, authorization === undefined ? {} : { authorization })

  it.each(CHANNELS)('that is right is taken, by %s', async (channel) => {
    const right = [claims(), claims({ iat: now() - 60 }), claims({ exp: now() - 60 }), claims({ nbf: now() + 60 }), claims({ exp: now() + 80_000 })]
    for (const payload of right) expect((await tell(activity(channel), `Bearer ${await sign(key, payload)}`)).status).toBe(200)
    expect((await tell(activity(channel), `Bearer ${await sign(unendorsed, claims())}`)).status).toBe(200)
  })

  it.each(CHANNELS)('that is wrong, in whatever way, is answered 401, by %s', async (channel) => {
    const good = await sign(key, claims())
    const [head, body, signature] = good.split('.') as [string, string, string]
    const bent = (text: string, at: number) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
    const hmac = async () => {
      return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(Buffer.from(JSON.stringify(key.public)))
    }
    const es = async () => {
      return new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign((await generateKeyPair('ES256')).privateKey)
    }
    const raw = (header: unknown, payload: unknown) => `${part(header)}.${part(payload)}.${signature}`
    const RS = { alg: 'RS256', kid: 'one' }
    const tokens: Record<string, string> = {
      'another issuer': await sign(key, claims({ iss: 'https://api.example.org' })),
      'no issuer': await sign(key, without('iss')),
      'an issuer with a slash': await sign(key, claims({ iss: 'https://api.botframework.com/' })),
      'an issuer that is a number': await sign(key, claims({ iss: 5 as never })),
      'several issuers': await sign(key, claims({ iss: ['https://api.botframework.com'] as never })),
      'the issuer of our own tenant': await sign(key, claims({ iss: `https://sts.windows.net/${TENANT}/` })),
      'the issuer of our own tenant, version 2': await sign(key, claims({ iss: `https://login.microsoftonline.com/${TENANT}/v2.0` })),
      'the issuer of another tenant': await sign(key, claims({ iss: `https://sts.windows.net/${OTHER}/` })),
      'the Emulator’s issuer': await sign(key, claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', appid: APP, ver: '1.0' })),
      'a skill': await sign(key, claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', appid: OTHER, azp: OTHER, ver: '2.0' })),
      'the government’s issuer': await sign(key, claims({ iss: 'https://api.botframework.us' })),
      'another bot': await sign(key, claims({ aud: OTHER })),
      'no bot': await sign(key, without('aud')),
      'several bots': await sign(key, claims({ aud: [APP, OTHER] })),
      'a list of one bot': await sign(key, claims({ aud: [APP] })),
      'a bot that is a number': await sign(key, claims({ aud: 5 as never })),
      'no end': await sign(key, without('exp')),
      'an end in the past': await sign(key, claims({ nbf: now() - 7_200, exp: now() - 3_600 })),
      'an end that is a word': await sign(key, claims({ exp: 'never' as never })),
      'an end far away': await sign(key, claims({ exp: now() + 10 * 86_400 })),
      'no end in sight': raw(RS, JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":1e999')),
      'an end without a beginning': await sign(key, without('nbf')),
      'a beginning in the future': await sign(key, claims({ nbf: now() + 3_000 })),
      'a beginning that is a word': await sign(key, claims({ nbf: 'now' as never })),
      'a beginning too long ago': await sign(key, claims({ nbf: now() - 2 * 86_400 })),
      'issued in the future': await sign(key, claims({ iat: now() + 3_000 })),
      'issued too long ago': await sign(key, claims({ iat: now() - 2 * 86_400 })),
      'issued at a word': await sign(key, claims({ iat: 'now' as never })),
      'another serviceUrl': await sign(key, claims({ serviceurl: 'https://evil.example.org/' })),
      'a serviceUrl that begins alike': await sign(key, claims({ serviceurl: `${SERVICE}x` })),
      'no serviceUrl': await sign(key, without('serviceurl')),
      'a serviceUrl that is a list': await sign(key, claims({ serviceurl: [SERVICE] })),
      'a key for other channels': await sign(emailOnly, claims()),
      'another’s key under a known name': await sign(stranger, claims()),
      'a key nobody knows': await sign(key, claims(), { kid: 'nobody' }),
      'a key without a name': await sign(key, claims(), { kid: undefined }),
      'a key whose name is a number': raw({ alg: 'RS256', kid: 5 }, claims()),
      'a key whose name is a path': raw({ alg: 'RS256', kid: '../../etc/passwd' }, claims()),
      'a key with a name of __proto__': raw({ alg: 'RS256', kid: '__proto__' }, claims()),
      'a key of its own': await sign(stranger, claims(), { kid: 'own', jwk: stranger.public }),
      'keys of its own elsewhere': await sign(stranger, claims(), { kid: 'own', jku: 'http://127.0.0.1:9/keys' }),
      'an extension nobody knows': raw({ ...RS, crit: ['x'], x: 1 }, claims()),
      'a body that is not encoded': raw({ ...RS, b64: false, crit: ['b64'] }, claims()),
      'a signature with a shared secret': await hmac(),
      'a signature of another kind': await es(),
      'RS512': raw({ ...RS, alg: 'RS512' }, claims()),
      'no algorithm': raw({ kid: 'one' }, claims()),
      'alg none': `${part({ alg: 'none', kid: 'one' })}.${body}.`,
      'alg none with a signature': raw({ alg: 'none', kid: 'one' }, claims()),
      'no signature': `${head}.${body}.`,
      'a bent signature': `${head}.${body}.${bent(signature, 40)}`,
      'a bent body': `${head}.${bent(body, 40)}.${signature}`,
      'a bent head': `${bent(head, 10)}.${body}.${signature}`,
      'two parts': `${head}.${body}`,
      'four parts': `${good}.x`,
      'five parts, as if encrypted': `${good}.x.y`,
      'a body that is no object': raw(RS, '[]'),
      'a body that is no JSON': raw(RS, 'x'),
      'a head that is no JSON': `${part('x')}.${body}.${signature}`,
      'a head that is null': `${part('null')}.${body}.${signature}`,
      'three words': 'a.b.c',
      'a long word': `${'a'.repeat(4_000)}.${'b'.repeat(4_000)}.c`,
    }
    const headers: Record<string, string | undefined> = {
      nothing: undefined, 'an empty header': '', 'Bearer alone': 'Bearer', 'Bearer and a space': 'Bearer ', 'the token alone': good, 'a password': `Basic ${part('a:b')}`,
      'two tokens': `Bearer ${good}, Bearer ${good}`, 'a token and a word': `Bearer ${good} x`, 'a token in quotation marks': `Bearer "${good}"`,
      ...Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, `Bearer ${token}`])),
    }
    expect(Object.keys(headers).length).toBeGreaterThan(60)
    const wrong: string[] = []
    for (const [name, authorization] of Object.entries(headers)) {
      const { status, text } = await tell(activity(channel), authorization)
      if (status !== 401 || !text.includes('"Unauthorized"')) wrong.push(`${name}: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  it('for one channel is none for another, and answers go nowhere but where it says', async () => {
    const teamsOnly = await newKey('teams', ['msteams'])
    issuer.keys.push(teamsOnly)
    await pause(QUICK.missing)
    const token = `Bearer ${await sign(teamsOnly, claims())}`
    expect((await tell(activity('msteams'), token)).status).toBe(200)
    for (const channel of ['directline', 'MSTEAMS', 'msteams ', 'emulator']) expect([channel, (await tell(activity(channel), token)).status]).toEqual([channel, 401])
    expect((await tell(activity('msteams', { serviceUrl: 'https://127.0.0.1:9' }), token)).status).toBe(401)
  })

  it('that comes again with the same activity is answered, and runs once', async () => {
    const authorization = `Bearer ${await sign(key, claims())}`
    for (const channel of CHANNELS) {
      const said = activity(channel, { conversation: { id: `replay-${channel}` } as Activity['conversation'], deliveryMode: 'expectReplies' })
      const texts = []
      for (let i = 0; i < 5; i++) texts.push(((await tell(said, authorization)).body.activities as Activity[]).map(({ text }) => text))
      expect(new Set(texts.map(String)).size).toBe(1)
      expect(texts[0]![0]).toMatch(/^1: /)
    }
  })

  it('5,000 of tenants nobody knows: all refused, none remembered, no key looked up for them', async () => {
    const identity = identityFor(issuer.metadata)
    await identity.authenticate(activity('msteams'), `Bearer ${await sign(key, claims())}`)
    const asked = issuer.asked
    const signed = await sign(key, claims())
    const refused = async (i: number) => {
      const tenant = `${String(i).padStart(8, '0')}-bbbb-cccc-dddd-eeeeeeeeeeee`
      const token = `${signed.split('.')[0]}.${part(claims({ iss: `https://sts.windows.net/${tenant}/`, tid: tenant }))}.c2ln`
      return identity.authenticate(activity('msteams', { channelData: { tenant: { id: tenant } } }), `Bearer ${token}`).then(() => false, () => true)
    }
    for (let i = 0; i < 500; i++) await refused(i)
    const before = heap()
    let count = 0
    for (let i = 0; i < 5_000; i++) if (await refused(i)) count++
    expect(count).toBe(5_000)
    expect(heap() - before).toBeLessThan(2_000_000)
    expect(issuer.asked).toBe(asked)
    expect(sdkIssuers.size).toBe(0)
  }, 60_000)

  describe('of an organization', () => {
    it.each<[string, number, string, object]>([
      ['that may', 200, 'msteams', { channelData: { tenant: { id: TENANT.toUpperCase() } } }],
      ['that may, named in the conversation', 200, 'msteams', { channelData: {}, conversation: { id: 'c', tenantId: TENANT } }],
      ['that may not', 403, 'msteams', { channelData: { tenant: { id: OTHER } } }],
      ['that may not, named in the conversation', 403, 'msteams', { channelData: { tenant: { id: TENANT } }, conversation: { id: 'c', tenantId: OTHER } }],
      ['that is not said, in Teams', 403, 'msteams', { channelData: {} }],
      ['that is not said, in Teams, with no data at all', 403, 'msteams', { channelData: undefined }],
      ['that is empty', 403, 'msteams', { channelData: { tenant: { id: '' } } }],
      ['that is a list', 403, 'msteams', { channelData: { tenant: { id: [TENANT] } } }],
      ['that is a word', 403, 'msteams', { channelData: { tenant: TENANT } }],
      ['that is not said, elsewhere', 200, 'directline', {}],
      ['that may not, elsewhere', 403, 'webchat', { channelData: { tenant: { id: OTHER } } }],
    ])('%s: %i', async (_name, status, channel, more) => {
      expect((await tell(activity(channel, more), `Bearer ${await sign(key, claims())}`)).status).toBe(status)
    })
  })
  it('is nowhere in the log, only that one was refused', () => {
    expect(test.log.join('')).toContain('tenant-refused')
    expect(test.log.join('')).not.toMatch(/eyJ|aaaaaaaa-bbbb|99999999-bbbb|word \d/)
  })
})
