import { setTimeout as sleep } from 'node:timers/promises'
import { turnOf, type Message, type Turn } from './turn.ts'

/** A person at the web chat's door: one Direct Line conversation. Its token outlives a restart of the bot. */
export interface Client {
  greeting: Turn
  say: (text: string) => Promise<Turn>
  /** All messages that a fresh reader of the conversation gets. */
  history: () => Promise<Message[]>
}

/** Where the bot is. `readsAlong`: everybody first lets the model read along. */
export interface Door { url: string; readsAlong?: boolean }

export interface ClientOptions {
  /** What the person's browser says of itself. None: the bot goes by their words alone. */
  locale?: string
  localTimezone?: string
}

/** Opens a conversation. Too many at once are told to wait by the bot, and wait. */
export async function connect({ url, readsAlong }: Door, { locale, localTimezone = 'America/Chicago' }: ClientOptions = {}): Promise<Client> {
  const base = `${url}/v3/directline`
  const { token } = await send<{ token: string }>(`${base}/tokens/generate`, undefined, locale ? { locale } : {})
  const { conversationId } = await send<{ conversationId: string }>(`${base}/conversations`, token, locale ? { locale } : {})
  const path = `${base}/conversations/${conversationId}/activities`
  let watermark: string | undefined
  const read = async (from: string | undefined) => send<{ activities: Message[]; watermark?: string }>(from ? `${path}?watermark=${encodeURIComponent(from)}` : path, token)
  const news = async () => {
    const batch = await read(watermark)
    watermark = batch.watermark ?? watermark
    return batch.activities
  }
  const greeting = turnOf('', 0, (await news()).filter(isFromBot))
  const client: Client = {
    greeting,
    async say(text) {
      const began = performance.now()
      const { id } = await send<{ id: string }>(path, token, { type: 'message', from: { id: 'dl_person' }, text, localTimezone, ...(locale && { locale }) })
      const ms = performance.now() - began
      return turnOf(text, ms, (await news()).filter((message) => isFromBot(message) && message.replyToId === id))
    },
    history: async () => (await read(undefined)).activities,
  }
  if (readsAlong) for (const word of ['use the model', 'yes']) await client.say(word)
  return client
}

/** The body of a file's link as the person's browser would get it, without headers of ours. */
export async function download(url: string): Promise<{ status: number; contentType: string; body: string }> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  return { status: answer.status, contentType: answer.headers.get('content-type') ?? '', body: await answer.text() }
}

const isFromBot = ({ type, from }: Message) => type === 'message' && from.role === 'bot'

/** A GET, or a POST where there is a body. @throws Error with the status, at anything that is no success. */
async function send<T>(url: string, token: string | undefined, body?: unknown): Promise<T> {
  for (let left = 40; ; left--) {
    const answer = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    })
    if (answer.ok) return await answer.json() as T
    if (answer.status !== 429 || left === 0) throw new Error(`${body === undefined ? 'GET' : 'POST'} ${new URL(url).pathname} answered ${answer.status}`)
    await sleep(Math.min(Number(answer.headers.get('retry-after')) || 1, 30) * 1000)
  }
}
