import type { KeyObject } from 'node:crypto'
import { jwtVerify, SignJWT, type JWTHeaderParameters } from 'jose'

/** What a web chat holds: one conversation, one person. */
export interface Session {
  conversation: string
  user: string
}

export interface Tokens {
  issue(session: Session): Promise<string>
  /** Undefined: not ours, changed, or past its time. */
  read(token: string | undefined): Session | undefined | Promise<Session | undefined>
}

/** Seconds. */
export const LIFETIME = 1_800
const ISSUER = 'records-rights-assistant'
const AUDIENCE = 'direct-line'
const REMEMBERED = 10_000

/** Signed tokens: the first key signs, every one is good for reading, so a token lives through a change of keys and a restart. */
export function createTokens(ring: readonly { id: string; key: KeyObject }[]): Tokens {
  const keys = new Map(ring.map(({ id, key }) => [id, key.toCryptoKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])]))
  const { id: kid } = ring[0]!
  // A signature is checked once, not at every message. Bounded, the oldest goes first.
  const known = new Map<string, Session & { until: number }>()
  const remember = (token: string, session: Session, until: number): void => {
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value!)
    known.set(token, { ...session, until })
  }

  async function verify(token: string): Promise<Session | undefined> {
    try {
      const { payload } = await jwtVerify(token, keyFor, { algorithms: ['HS256'], issuer: ISSUER, audience: AUDIENCE, requiredClaims: ['exp', 'sub', 'conv'] })
      const session = { conversation: String(payload.conv), user: String(payload.sub) }
      remember(token, session, payload.exp!)
      return session
    } catch {
      return undefined
    }
  }
  const keyFor = (header: JWTHeaderParameters) => {
    const key = keys.get(header.kid ?? '')
    if (!key) throw new Error('unknown key')
    return key
  }

  return {
    async issue({ conversation, user }) {
      const until = Math.floor(Date.now() / 1_000) + LIFETIME
      return new SignJWT({ conv: conversation }).setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid })
        .setIssuer(ISSUER).setAudience(AUDIENCE).setSubject(user).setIssuedAt().setExpirationTime(until).sign(keys.get(kid)!)
    },
    read(token) {
      if (!token || token.length > 2_048) return undefined
      const session = known.get(token)
      if (!session) return verify(token)
      if (session.until > Date.now() / 1_000) return session
      known.delete(token)
      return undefined
    },
  }
}
