import type { Activity } from 'botbuilder'

export interface Answer<T> {
  status: number
  headers: Headers
  /** An empty object if the answer is not JSON. */
  body: T
  text: string
}

type Fields = Record<string, unknown>

/** Sends JSON and reads JSON, if there is some. */
export async function post<T = Fields>(url: string, body: unknown, token?: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
  return send<T>(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

export const get = <T = Fields>(url: string, token?: string, headers: Record<string, string> = {}): Promise<Answer<T>> =>
  send<T>(url, { headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers } })

async function send<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  const response = await fetch(url, init)
  const text = await response.text()
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as T
  return { status: response.status, headers: response.headers, body, text }
}

/** A message as a Bot Framework channel posts it. */
export const message = (conversation: string, text: string, more: Partial<Activity> = {}): Activity => ({
  type: 'message',
  id: `${conversation}:${text}`,
  text,
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: 'pat', name: 'Pat' },
  recipient: { id: 'bot', name: 'bot' },
  conversation: { id: conversation },
  ...more,
}) as Activity
