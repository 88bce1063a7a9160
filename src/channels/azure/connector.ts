import http from 'node:http'
import https from 'node:https'
import { ActivityTypes, type Activity } from 'botbuilder'

export type Posted = { ok: true } | { ok: false; again: boolean; afterMs?: number }
export type Post = (activity: Activity) => Promise<Posted>
/** `renew`: the one it gave last was not taken. */
export type BearerToken = (renew?: boolean) => Promise<string>

/** After a restart everybody's lines may be waiting: they share this many connections to a channel. */
const keptAlive = { keepAlive: true, maxSockets: 100 }
const agents = { 'http:': new http.Agent(keptAlive), 'https:': new https.Agent(keptAlive) }
/** A channel cannot make us wait longer than this for a retry. */
const LONGEST_WAIT = 300_000
/** Our token, a conversation that is being changed, and what the channel has too much of: all may be well later. */
const LATER = new Set([401, 408, 412, 425, 429])

/**
 * Brings one activity to its channel, once: says it, or with `messageUpdate` and `messageDelete` puts it in the place of an earlier one or
 * takes that away (`replyToId` names it). What the SDK's client does over the wire, without its pipeline (half of a turn's CPU)
 * and with an end to its patience. `token` gives the channel's bearer token, if there is one.
 */
export function connector(token?: BearerToken, timeoutMs = 3_000): Post {
  let refused = false
  let asking: Promise<string> | undefined
  /** Asked once for all who wait. */
  const bearer = (give: BearerToken) => (asking ??= within(timeoutMs, give(refused)).finally(() => { asking = undefined }))
  return async (activity) => {
    const conversation = `v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities`
    const path = activity.replyToId ? `${conversation}/${encodeURIComponent(activity.replyToId)}` : conversation
    try {
      const url = new URL(path, activity.serviceUrl.replace(/\/?$/, '/'))
      const { status, retryAfter } = await send(url, wire(activity), token && `Bearer ${await bearer(token)}`, timeoutMs)
      refused = status === 401
      if (status < 300) return { ok: true }
      const afterMs = Math.min(waitOf(retryAfter), LONGEST_WAIT)
      return { ok: false, again: status >= 500 || LATER.has(status), ...(afterMs > 0 && { afterMs }) }
    } catch {
      return { ok: false, again: true } // no connection, no answer in time, no token
    }
  }
}

function wire(activity: Activity): { method: string; body: string } {
  const { id: _, ...said } = activity // ours; the channel gives its own
  switch (activity.type as string) {
    case ActivityTypes.MessageUpdate:
      return { method: 'PUT', body: JSON.stringify({ ...said, type: ActivityTypes.Message, id: said.replyToId }) }
    case ActivityTypes.MessageDelete:
      return { method: 'DELETE', body: '' }
    default:
      return { method: 'POST', body: JSON.stringify(said) }
  }
}

/** Seconds, or a date. */
const waitOf = (retryAfter = ''): number => Number(retryAfter) * 1_000 || Date.parse(retryAfter) - Date.now() || 0

function send(url: URL, { method, body }: { method: string; body: string }, bearer: string | undefined, timeoutMs: number): Promise<{ status: number; retryAfter?: string }> {
  const protocol = url.protocol as keyof typeof agents
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? https : http).request(url, {
      agent: agents[protocol],
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), 'content-length': Buffer.byteLength(body), ...(bearer && { authorization: bearer }) },
    })
    // Not the `timeout` option: that one starts again with every byte.
    const timer = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs)
    request.on('response', (response) => {
      response.resume() // the connection is free again only when the answer has been read
      response.on('end', () => resolve({ status: response.statusCode!, ...(response.headers['retry-after'] && { retryAfter: response.headers['retry-after'] }) }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.on('close', () => clearTimeout(timer))
    request.end(body)
  })
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
