import type { Activity } from 'botbuilder'
import { z } from 'zod'

const Told = z.object({
  channelId: z.string(),
  conversation: z.object({ tenantId: z.string().nullish() }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).nullish() }).nullish(),
})

/** The request is authentic, but comes from an organization that this bot is not for. */
export class TenantRefused extends Error {
  override readonly name = 'TenantRefused'
}

/**
 * Whether the organization an activity comes from may use this bot. In Teams it always says which one; other channels have none,
 * and who may come by them was decided when they were added to the bot.
 */
export function fromTenant(activity: Activity, allowed: readonly string[]): boolean {
  const { success, data } = Told.safeParse(activity)
  if (!success) return false
  const named = [data.conversation.tenantId, data.channelData?.tenant?.id].filter((id) => id !== undefined && id !== null)
  return named.every((id) => allowed.includes(id.toLowerCase())) && (named.length > 0 || data.channelId !== 'msteams')
}
