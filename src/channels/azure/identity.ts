import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory, type Activity } from 'botbuilder'
import { decodeJwt, decodeProtectedHeader } from 'jose'

/** The bot as Azure knows it. */
export interface AzureBot {
  type: string
  id: string
  password?: string
  tenant?: string
}

export interface Identity {
  /** Rejects unless the request comes from the channel it says. */
  authenticate: (activity: Activity, authorization: string) => Promise<void>
  /** The token for posting to a channel. */
  token: () => Promise<string>
}

const CHANNEL = 'https://api.botframework.com'
const SKEW = 300

/** What the SDK knows about who may talk to the bot, and the credentials it talks back with. */
export function azureIdentity({ type, id, password, tenant }: AzureBot): Identity {
  const settings = {
    MicrosoftAppType: type,
    MicrosoftAppId: id,
    ...(password && { MicrosoftAppPassword: password }),
    ...(tenant && { MicrosoftAppTenantId: tenant }),
  }
  const authentication = new ConfigurationBotFrameworkAuthentication(settings)
  const factory = new ConfigurationServiceClientCredentialFactory(settings)
  let credentials: Promise<{ getToken(): Promise<string> }> | undefined
  return {
    async authenticate(activity, authorization) {
      if (!looksRight(authorization, { id, ...(tenant && { tenant }) })) throw new Error('not a token for this bot')
      await authentication.authenticateRequest(activity, authorization)
    },
    async token() {
      // Made once; it keeps the token and renews it in time. The SDK's type does not say that it gives one.
      credentials ??= factory.createCredentials(id, CHANNEL, 'https://login.microsoftonline.com/botframework.com', true) as unknown as NonNullable<typeof credentials>
      return (await credentials).getToken()
    },
  }
}

/**
 * A look at a token before the SDK sees it: its shape, who issued it, how it is signed, for whom, and that it ends.
 * The SDK takes tokens without an end, fails with an exception on odd ones, and fetches and keeps something for ever
 * for each issuer that a stranger makes up.
 */
export function looksRight(authorization: string, { id, tenant }: { id: string; tenant?: string }, now = Date.now() / 1_000): boolean {
  const token = /^Bearer ([\w-]{1,2048}\.[\w-]{1,8192}\.[\w-]{1,2048})$/.exec(authorization)?.[1]
  if (!token) return false
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    const { iss, aud, exp, nbf } = decodeJwt(token)
    const issuers = [CHANNEL, ...(tenant ? [`https://sts.windows.net/${tenant}/`, `https://login.microsoftonline.com/${tenant}/v2.0`] : [])]
    return alg === 'RS256' && typeof kid === 'string' && issuers.includes(iss ?? '') && aud === id
      && typeof exp === 'number' && exp > now - SKEW && (nbf === undefined || nbf < now + SKEW)
  } catch {
    return false
  }
}
