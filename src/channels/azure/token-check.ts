import type { Activity } from 'botbuilder'
import { jwtVerify } from 'jose'
import type { ChannelKeys } from './keys.ts'

const ISSUER = 'https://api.botframework.com'
/** Clocks may differ by this much (seconds). */
const SKEW = 300
/** A channel's token is good for an hour or so; one that claims to be good for more than a day is none of its (seconds). */
const LONGEST_LIFE = 86_400

export class NotAuthentic extends Error {
  override readonly name = 'NotAuthentic'
}

/**
 * Whether an activity comes from the channel it says: what the SDK checks (signature, issuer, audience, channel, serviceUrl),
 * and that the token has an end that is near. Not the SDK's own check, because that one takes tokens without an end, prints
 * errors, answers odd tokens with 500, waits for keys for ever, and keeps something for each issuer a stranger makes up.
 * Only the Bot Framework's channels may come: no skills, and no Emulator, which needs no app id to talk to this machine.
 */
export const tokenCheck = (id: string, keys: ChannelKeys) => async ({ channelId, serviceUrl }: Activity, authorization: string): Promise<void> => {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1]
  if (!token) throw new NotAuthentic('no bearer token')
  const { payload, protectedHeader } = await jwtVerify(token, keys.find, { algorithms: ['RS256'], issuer: ISSUER, requiredClaims: ['exp'], clockTolerance: SKEW })
  const { aud, exp, iat, nbf } = payload
  if (aud !== id) throw new NotAuthentic('for others, or for others too')
  const begins = [iat, nbf].filter((time) => time !== undefined)
  if (begins.length === 0 || Math.max(...begins) > Date.now() / 1_000 + SKEW || exp! - Math.min(...begins) > LONGEST_LIFE) throw new NotAuthentic('no time of its own')
  if (payload.serviceurl !== serviceUrl) throw new NotAuthentic('answers would go elsewhere')
  const channels = keys.channelsOf(protectedHeader.kid!)
  if (channels.length > 0 && !channels.includes(channelId)) throw new NotAuthentic('the key of other channels')
}
