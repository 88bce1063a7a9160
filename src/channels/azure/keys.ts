import { createRemoteJWKSet, customFetch, errors, jwksCache, type ExportedJWKSCache, type FetchImplementation, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'

/** Where the Bot Framework says which keys its channels sign with. */
export const CHANNEL_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration'

/** Nobody can be told from anybody now: the keys are not there, and that is no fault of who asks. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable'
}

export interface ChannelKeys {
  /** The key a token names. */
  find: JWTVerifyGetKey
  /** The channels that a key may speak for; none: any. */
  channelsOf: (kid: string) => readonly unknown[]
}

/** In ms. */
export interface KeyPatience {
  /** How long the address may take to answer. */
  answer: number
  /** How soon it is asked again after it did not answer... */
  retry: number
  /** ...and for a key that it did not have. */
  missing: number
}

const PATIENCE: KeyPatience = { answer: 3_000, retry: 5_000, missing: 30_000 }
const HOUR = 3_600_000
const Metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) })
const Endorsements = z.array(z.unknown()).catch([])

/**
 * The keys of the channels, kept for a day and looked up again every hour, so that an address that is down for a while is not
 * noticed. Whatever tokens come in, one request at a time is on its way, and not again at once after a failure.
 */
export function channelKeys(metadata = CHANNEL_METADATA, patience = PATIENCE): ChannelKeys {
  const kept = {} as Partial<ExportedJWKSCache>
  let asked = -Infinity
  const ask: FetchImplementation = async (url, options) => {
    if (Date.now() - asked < patience.retry) throw new Error('asked a moment ago')
    asked = Date.now()
    const { jwks_uri: address } = Metadata.parse(await (await fetch(url, options)).json())
    return fetch(address, options)
  }
  const keys = createRemoteJWKSet(new URL(metadata), {
    timeoutDuration: patience.answer,
    cooldownDuration: patience.missing,
    cacheMaxAge: 24 * HOUR,
    [customFetch]: ask,
    [jwksCache]: kept as ExportedJWKSCache,
  })
  /** What the set says of a key beside the key itself; jose only knows the fields of the standard. */
  const about = (kid: string) => kept.jwks?.keys.find((key) => key.kid === kid) as { endorsements?: unknown } | undefined
  return {
    async find(header, token) {
      // With a single key in the set, jose would take it for a token that names none.
      if (typeof header.kid !== 'string') throw new errors.JWKSNoMatchingKey()
      if (kept.uat !== undefined && Date.now() - kept.uat > HOUR) keys.reload().catch(() => {}) // those we have are good for the day
      try {
        return await keys(header, token)
      } catch (error) {
        throw error instanceof errors.JWKSNoMatchingKey ? error : new KeysUnreachable('the keys of the channels cannot be had', { cause: error })
      }
    },
    channelsOf: (kid) => Endorsements.parse(about(kid)?.endorsements),
  }
}
