import type { Activity } from 'botbuilder'
import WebSocket from 'ws'
import { get, post } from './http.ts'

export interface Joined {
  conversationId: string
  token: string
  expires_in: number
  streamUrl: string
}

/** A web chat without a browser: says a thing and gets the turn's replies. */
export interface Chat extends Joined {
  base: string
  url: string
  greeting: Activity[]
  /** Posts an activity; its id. */
  post: (activity: Partial<Activity>) => Promise<{ status: number; id: string }>
  /** Says a text; the replies to it. */
  say: (text: string) => Promise<Activity[]>
  read: (watermark?: string) => Promise<{ activities: Activity[]; watermark: string }>
}

/** Begins a conversation. */
export async function join(base: string, start: object = {}): Promise<Chat> {
  const { body: { token: first } } = await post<Joined>(`${base}/v3/directline/tokens/generate`, {})
  const { body } = await post<Joined>(`${base}/v3/directline/conversations`, start, first)
  return chatOf(base, body, true)
}

/** Goes on in a conversation that is there. */
export async function chatOf(base: string, joined: Joined, greeted = false): Promise<Chat> {
  const url = `${base}/v3/directline/conversations/${joined.conversationId}`
  const chat: Chat = {
    ...joined,
    base,
    url,
    greeting: [],
    async post(activity) {
      const { status, body } = await post<{ id: string }>(`${url}/activities`, { type: 'message', ...activity }, chat.token)
      return { status, id: body.id }
    },
    async read(watermark = '') {
      return (await get<{ activities: Activity[]; watermark: string }>(`${url}/activities?watermark=${watermark}`, chat.token)).body
    },
    async say(text) {
      const { id, status } = await chat.post({ text })
      if (status !== 200) throw new Error(`the post was answered with ${status}`)
      const all: Activity[] = []
      for (let watermark = ''; ;) {
        const page = await chat.read(watermark)
        all.push(...page.activities)
        if (page.activities.length < 1_000) break
        watermark = page.watermark
      }
      return all.filter(({ replyToId, from }) => replyToId === id && from.role === 'bot')
    },
  }
  if (greeted) chat.greeting = (await chat.read()).activities
  return chat
}

/** Listens on a stream. */
export function listen(streamUrl: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(streamUrl, { headers })
  const got: Activity[] = []
  let watermark = ''
  socket.on('error', () => {})
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as { activities: Activity[]; watermark: string }
    watermark = frame.watermark
    got.push(...frame.activities)
  })
  const opened = new Promise<boolean>((resolve) => {
    socket.on('open', () => resolve(true))
    socket.on('close', () => resolve(false))
  })
  return { got, texts: () => got.filter(({ type }) => type === 'message').map(({ text }) => text), watermark: () => watermark, opened, socket }
}
