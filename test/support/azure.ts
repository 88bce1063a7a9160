import type { Activity } from 'botbuilder'
import type { JWTPayload } from 'jose'
import { azureIdentity, type Identity } from '../../src/channels/azure/identity.ts'
import { channelKeys, type KeyPatience } from '../../src/channels/azure/keys.ts'
import { startTestHost, type TestHost } from './host.ts'
import { message } from './http.ts'

export const APP = '11111111-2222-3333-4444-555555555555'
export const TENANT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'
export const QUICK: KeyPatience = { answer: 300, retry: 200, missing: 400 }
/** Where answers are to go; nobody listens there. */
export const SERVICE = 'https://127.0.0.1:9/'

export const now = () => Math.floor(Date.now() / 1_000)
/** What a channel's token says. */
export const claims = (more: JWTPayload = {}): JWTPayload => ({ iss: 'https://api.botframework.com', aud: APP, nbf: now() - 60, exp: now() + 3_600, serviceurl: SERVICE, ...more })

let n = 0
/** A message as a channel of Azure posts it, each with words of its own. */
export const activity = (channelId: string, more: Partial<Activity> = {}): Activity => message('c', `word ${++n}`, {
  channelId,
  serviceUrl: SERVICE,
  ...(channelId === 'msteams' && { channelData: { tenant: { id: TENANT } } }),
  ...more,
})

/** Our bot in Azure, believing who signs with the keys at `metadata`. */
export const identityFor = (metadata: string): Identity =>
  ({ ...azureIdentity({ type: 'SingleTenant', id: APP, password: 'word', tenant: TENANT }, [TENANT], channelKeys(metadata, QUICK)), token: async () => 'ours' })

export const startAzureHost = (metadata: string): Promise<TestHost> => startTestHost({ tuning: { identity: identityFor(metadata) } })
