import { z } from 'zod'
import type { Activity } from 'botbuilder'

const account = z.looseObject({ id: z.string().min(1).max(512), name: z.string().max(512).nullish() })
const time = z.coerce.date().optional().catch(undefined)
const TEXT = 64_000

/** What an activity must be before the Bot Framework sees it. Unknown fields go through: channels add their own. */
const Inbound = z.looseObject({
  type: z.string().min(1).max(64),
  id: z.string().min(1).max(512).optional(),
  channelId: z.string().min(1).max(64),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: account,
  recipient: account,
  conversation: account,
  text: z.string().max(TEXT).nullish(),
  locale: z.string().max(64).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().max(256).nullish() })).max(50).nullish(),
  membersAdded: z.array(account).max(1_000).nullish(),
  membersRemoved: z.array(account).max(1_000).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).max(100).nullish(),
  timestamp: time,
  localTimestamp: time,
  expiration: time,
})

/** Names of files, not their content or where a client says it is. */
const Attachment = z.object({ contentType: z.string().max(256), name: z.string().max(256).optional() })

/** A client of our own door says less: who and where it is stands in its token. What else it sends is left out. */
const Said = z.object({
  type: z.enum(['message', 'event', 'typing']),
  text: z.string().max(TEXT).nullish(),
  textFormat: z.string().max(32).nullish(),
  locale: z.string().max(64).nullish(),
  localTimezone: z.string().max(64).nullish(),
  localTimestamp: time,
  name: z.string().max(256).nullish(),
  value: z.unknown().optional(),
  attachments: z.array(Attachment).max(20).nullish(),
  channelData: z.looseObject({ clientActivityID: z.string().min(1).max(128).optional().catch(undefined) }).nullish(),
})
export type Said = z.infer<typeof Said>

/** What a client may say about the person when it begins a conversation. */
const Start = z.object({ locale: z.string().max(64).optional().catch(undefined), localTimezone: z.string().max(64).optional().catch(undefined) })

/** An activity of a Bot Framework channel, or undefined if it is none. */
export const readActivity = (body: unknown): Activity | undefined => Inbound.safeParse(body).data as unknown as Activity | undefined

/** An activity of a web chat, or undefined. */
export const readSaid = (body: unknown): Said | undefined => Said.safeParse(body).data

export const readStart = (body: unknown): z.infer<typeof Start> => Start.safeParse(body).data ?? {}
