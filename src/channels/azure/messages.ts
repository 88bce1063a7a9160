import { randomUUID } from 'node:crypto'
import { ActivityTypes, TurnContext, type Activity } from 'botbuilder'
import type { Request, Server } from 'restify'
import { conversationKey, type Arrival, type DurableAdapter } from '../../turn/durable-adapter.ts'
import { PAGE, type Store } from '../../turn/store.ts'
import { readActivity } from '../activity.ts'
import { readJson } from '../body.ts'
import { baseOf, refuse, route, sendJson, withLinks, type Limits } from '../http.ts'
import { isLoopback, isLoopbackName } from '../loopback.ts'
import { typing, TYPING_AFTER } from '../typing.ts'
import type { Post } from './connector.ts'
import { KeysUnreachable } from './keys.ts'
import { TenantRefused } from './tenants.ts'

export interface MessagesParts {
  adapter: DurableAdapter
  store: Store<string>
  limits: Limits
  /** Rejects a request that is not from who it says. None: everybody is believed, so only this machine may come and be answered. */
  authenticate?: (activity: Activity, authorization: string) => Promise<void>
  /** Our public address; behind it, requests that seem to come from this machine come from the proxy. */
  publicUrl?: string
  tenantRefused?: () => void
  /** Shows that the bot is at work; what becomes of that is nobody's business. */
  post: Post
  /** A turn that takes longer than this (ms) shows "typing". */
  typingAfter?: number
  /** Slow work that a turn of some channel needs. */
  before?: (activity: Activity) => Arrival['before']
  failed?: (error: unknown) => void
  bodyWithin?: number
}

/** The Bot Framework's door: Teams and every channel that posts activities and is answered at its serviceUrl. */
export function mountMessages(server: Server, { adapter, store, limits, post, typingAfter = TYPING_AFTER, authenticate, publicUrl, tenantRefused, before, failed, bodyWithin }: MessagesParts): void {
  server.post('/api/messages', route(async (req, res) => {
    if (!authenticate && !(fromThisMachine(req) && !publicUrl)) return refuse(res, 404)
    const wait = authenticate ? 0 : await limits.wait('message', req)
    if (wait) return refuse(res, 429, wait)
    const read = await readJson(req, bodyWithin)
    if ('status' in read) return refuse(res, read.status)
    const activity = readActivity(read.json)
    if (!activity || !mayAnswer(activity.serviceUrl, Boolean(authenticate))) return refuse(res, 400)
    try {
      await authenticate?.(activity, req.headers.authorization ?? '')
    } catch (error) {
      if (error instanceof KeysUnreachable) throw error // it is for us to say sorry: the channel may try again
      if (!(error instanceof TenantRefused)) return refuse(res, 401)
      tenantRefused?.()
      return refuse(res, 403)
    }
    const done = activity.deliveryMode === 'expectReplies' ? () => {} : typing(typingAfter, () => void post(typingFor(activity)))
    // An edited message has the id of the one it was.
    const receipt = await adapter.receive(activity, { key: activity.id === undefined ? randomUUID() : `${activity.type}:${activity.id}`, before: before?.(activity) }).finally(done)
    if (activity.deliveryMode === 'expectReplies') return sendJson(res, 200, await replies(conversationKey(activity), receipt, baseOf(publicUrl, req)))
    if (activity.type === 'invoke') return sendJson(res, receipt.invoke?.status ?? 501, JSON.stringify(receipt.invoke?.body ?? null))
    sendJson(res, 200, '{}')
  }, failed))

  async function replies(conversation: string, { after, head }: { after: number; head: number }, base: string): Promise<string> {
    const lines = (await store.transcript(conversation, after)).slice(0, PAGE).filter(({ seq }) => seq <= head)
    return `{"activities":[${lines.map(({ body }) => withLinks(body, base)).join(',')}]}`
  }
}

const typingFor = (activity: Activity): Activity =>
  TurnContext.applyConversationReference({ type: ActivityTypes.Typing }, TurnContext.getConversationReference(activity)) as Activity

/** Only https, or in development this machine: what is posted there holds what people told us. */
function mayAnswer(serviceUrl: string, authenticated: boolean): boolean {
  const { protocol, hostname, username } = new URL(serviceUrl)
  if (username) return false
  return authenticated ? protocol === 'https:' : isLoopbackName(hostname)
}

/** A page elsewhere can point a name of its own at this machine; such a request names that name as its host. */
function fromThisMachine({ headers, socket }: Request): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  return isLoopback(socket.remoteAddress) && isLoopbackName(host) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
}
