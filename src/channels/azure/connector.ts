import http from 'node:http'
import https from 'node:https'
import type { Activity } from 'botbuilder'

export type Posted = { ok: true } | { ok: false; again: boolean; afterMs?: number }
export type Post = (activity: Activity) => Promise<Posted>

const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) }
/** A channel cannot make us wait longer than this for a retry. */
const LONGEST_WAIT = 300_000

/**
 * Posts one activity to its channel, once. What the SDK's client does over the wire, without its pipeline
 * (half of a turn's CPU) and with an end to its patience. `token` gives the channel's bearer token, if there is one.
 */
export const connector = (token?: () => Promise<string>, timeoutMs = 3_000): Post => async (activity) => {
  const { id: _, ...body } = activity // ours; the channel gives its own
  const conversation = `v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities`
  const path = activity.replyToId ? `${conversation}/${encodeURIComponent(activity.replyToId)}` : conversation
  try {
    const url = new URL(path, activity.serviceUrl.replace(/\/?$/, '/'))
    const bearer = token && `Bearer ${await within(timeoutMs, token())}`
    const { status, retryAfter } = await post(url, JSON.stringify(body), bearer, timeoutMs)
    if (status < 300) return { ok: true }
    return { ok: false, again: status === 408 || status === 429 || status >= 500, ...(retryAfter > 0 && { afterMs: Math.min(retryAfter * 1_000, LONGEST_WAIT) }) }
  } catch {
    return { ok: false, again: true } // no connection, no answer in time, no token
  }
}

function post(url: URL, text: string, bearer: string | undefined, timeoutMs: number): Promise<{ status: number; retryAfter: number }> {
  const protocol = url.protocol as keyof typeof agents
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? https : http).request(url, {
      agent: agents[protocol],
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...(bearer && { authorization: bearer }) },
    })
    // Not the `timeout` option: that one starts again with every byte.
    const timer = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs)
    request.on('response', (response) => {
      response.resume() // the connection is free again only when the answer has been read
      response.on('end', () => resolve({ status: response.statusCode!, retryAfter: Number(response.headers['retry-after']) || 0 }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.on('close', () => clearTimeout(timer))
    request.end(text)
  })
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
