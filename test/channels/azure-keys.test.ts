import { describe, expect, it, vi } from 'vitest'
import { activity, claims, identityFor, QUICK, startAzureHost } from '../support/azure.ts'
import { pause } from '../support/eventually.ts'
import type { TestHost } from '../support/host.ts'
import { post } from '../support/http.ts'
import { newKey, openIssuer, sign } from '../support/issuer.ts'

describe('the address of the keys', () => {
  const ask = async (test: TestHost, token: string): Promise<{ status: number; ms: number }> => {
    const since = Date.now()
    const { status } = await post(`${test.base}/api/messages`, activity('msteams'), token)
    return { status, ms: Date.now() - since }
  }

  it.each(['silent', 'error', 'nonsense', 'closed'] as const)('when it is %s: bounded in time and in requests, nobody believed, and well again when it is', async (mood) => {
    const key = await newKey('one')
    const issuer = await openIssuer(key)
    const test = await startAzureHost(issuer.metadata)
    const port = issuer.port()
    if (mood === 'closed') await issuer.close()
    else issuer.become(mood)
    const token = await sign(key, claims())
    const since = Date.now()
    while (Date.now() - since < 1_200) {
      for (const { status, ms } of await Promise.all(Array.from({ length: 20 }, () => ask(test, token)))) {
        expect(status).toBe(503)
        expect(ms).toBeLessThan(QUICK.answer + 400)
      }
    }
    expect(issuer.asked).toBeLessThanOrEqual(8)
    if (mood === 'closed') await issuer.open(port)
    else issuer.become('well')
    await pause(QUICK.retry)
    expect((await ask(test, token)).status).toBe(200)
    expect(test.log.join('')).toContain('KeysUnreachable')
    await test.close()
    await issuer.close()
  })

  it('when its keys change: the new one is found, the old one is no longer good, and unknown names do not make it be asked for each', async () => {
    const [old, next] = [await newKey('old'), await newKey('next')]
    const issuer = await openIssuer(old)
    const test = await startAzureHost(issuer.metadata)
    expect((await ask(test, await sign(old, claims()))).status).toBe(200)
    issuer.keys.splice(0, 1, next)
    expect((await ask(test, await sign(next, claims()))).status).toBe(401) // it was asked a moment ago
    await pause(QUICK.missing)
    expect((await ask(test, await sign(next, claims()))).status).toBe(200)
    expect((await ask(test, await sign(old, claims()))).status).toBe(401)
    const before = issuer.asked
    const since = Date.now()
    for (let i = 0; i < 200; i++) expect((await ask(test, await sign(next, claims(), { kid: `guess-${i}` }))).status).toBe(401)
    expect(issuer.asked - before).toBeLessThanOrEqual(2 + (Date.now() - since) / QUICK.missing)
    await test.close()
    await issuer.close()
  })

  it('when it goes away later: the keys that are known are good for the day', async () => {
    const key = await newKey('one')
    const issuer = await openIssuer(key)
    const identity = identityFor(issuer.metadata)
    const good = async () => identity.authenticate(activity('msteams'), `Bearer ${await sign(key, claims())}`)
    await good()
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      issuer.become('error')
      const before = issuer.asked
      vi.setSystemTime(Date.now() + 2 * 3_600_000)
      for (let i = 0; i < 5; i++) await good()
      await pause(50)
      expect(issuer.asked - before).toBe(1) // it was asked on the side, once
      vi.setSystemTime(Date.now() + 23 * 3_600_000)
      await expect(good()).rejects.toThrow('cannot be had')
      vi.setSystemTime(Date.now() + 1_000)
      issuer.become('well')
      await good()
    } finally {
      vi.useRealTimers()
      await issuer.close()
    }
  })
})
