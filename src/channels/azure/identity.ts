import { ConfigurationServiceClientCredentialFactory, type Activity } from 'botbuilder'
import type { BearerToken } from './connector.ts'
import { channelKeys, type ChannelKeys } from './keys.ts'
import { fromTenant, TenantRefused } from './tenants.ts'
import { tokenCheck } from './token-check.ts'

/** The bot as Azure knows it. */
export interface AzureBot {
  type: string
  id: string
  /** A managed identity has none. */
  password?: string
  tenant: string
}

export interface Identity {
  /** Rejects unless the request comes from the channel it says, and from an organization that may. `KeysUnreachable`: nobody can tell now. */
  authenticate: (activity: Activity, authorization: string) => Promise<void>
  /** The token for posting to a channel. */
  token: BearerToken
}

const CHANNEL = 'https://api.botframework.com'

/** Who may talk to the bot, and the credentials it talks back with. The keys are no setting: whoever could set them could be anybody. */
export function azureIdentity({ type, id, password, tenant }: AzureBot, allowedTenants: readonly string[], keys: ChannelKeys = channelKeys()): Identity {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: type,
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenant,
    ...(password && { MicrosoftAppPassword: password }),
  })
  const check = tokenCheck(id, keys)
  let credentials: Promise<{ getToken(renew?: boolean): Promise<string> }> | undefined
  return {
    async authenticate(activity, authorization) {
      await check(activity, authorization)
      if (!fromTenant(activity, allowedTenants)) throw new TenantRefused()
    },
    async token(renew) {
      // Made once; it keeps the token and renews it in time. The SDK's type does not say that it gives one.
      credentials ??= factory.createCredentials(id, CHANNEL, 'https://login.microsoftonline.com/botframework.com', true) as unknown as NonNullable<typeof credentials>
      return (await credentials).getToken(renew)
    },
  }
}
