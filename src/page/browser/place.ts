/** What buys a new token for a conversation: a key this page keeps, or a code the person wrote down. */
export type Ticket = { key: string } | { code: string }

/** Where this tab is. It is kept for the tab only, so that a reload goes on and closing the tab ends it. */
export interface Place {
  conversationId: string
  token: string
  ticket?: Ticket
  /** Whether the device is theirs was answered. */
  asked?: true
  /** What was written and not taken when the connection was lost: it goes back into the box. */
  unsent?: string
}

const BASE = '/v3/directline'
const PLACE = 'place'
const KEY = 'resume-key'

/** A browser may refuse to keep anything: then a conversation lasts as long as the page is open. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

export const readPlace = (): Place | undefined => attempt(() => JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Place | null) ?? undefined
export const keepPlace = (place: Place): void => void attempt(() => sessionStorage.setItem(PLACE, JSON.stringify(place)))
export const readKey = (): string | undefined => attempt(() => localStorage.getItem(KEY)) ?? undefined
export const keepKey = (key: string): void => void attempt(() => localStorage.setItem(KEY, key))
/** Nothing of a conversation stays in this browser. */
export function forget(): void {
  attempt(() => sessionStorage.removeItem(PLACE))
  attempt(() => localStorage.removeItem(KEY))
}

/** An answer of our own server; status 0 means that there was none. */
async function ask<T>(path: string, { token, body, method = 'POST' }: { token?: string; body?: object; method?: string }): Promise<{ status: number; body?: T }> {
  try {
    const response = await fetch(BASE + path, {
      method,
      headers: { ...(method === 'POST' && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) },
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    })
    return { status: response.status, ...(response.ok && { body: (await response.json()) as T }) }
  } catch {
    return { status: 0 }
  }
}

/** Buys a token: 404 means that the ticket is not good, or no longer. */
export async function redeem(ticket: Ticket): Promise<Place | number> {
  const { status, body } = await ask<Place>('/resume', { body: ticket })
  return body ? { conversationId: body.conversationId, token: body.token, ticket } : status
}

export const newKey = async ({ token }: Place): Promise<string | undefined> => (await ask<{ key: string }>('/resume/keys', { token })).body?.key
export const newCode = async ({ token }: Place): Promise<string | undefined> => (await ask<{ code: string }>('/resume/codes', { token })).body?.code

/** Back to where this tab or this device was. Undefined: nowhere that is still there. `unreachable`: that cannot be told now. */
export async function findPlace(): Promise<Place | 'unreachable' | undefined> {
  const kept = readPlace()
  if (kept) {
    const { status, body } = await ask<Place>(`/conversations/${kept.conversationId}`, { token: kept.token, method: 'GET' })
    if (body) return { ...kept, token: body.token }
    if (status !== 403 && status !== 404) return 'unreachable'
  }
  const key = readKey()
  for (const ticket of [kept?.ticket, key === undefined ? undefined : { key }]) {
    if (!ticket) continue
    const found = await redeem(ticket)
    if (typeof found === 'object') return { ...found, ...((kept?.asked || 'key' in ticket) && { asked: true }) }
    if (found !== 404) return 'unreachable'
  }
  return undefined
}

/** A conversation that has not begun. */
export async function newPlace(): Promise<Place | 'unreachable'> {
  const { body } = await ask<Place>('/tokens/generate', {})
  return body ? { conversationId: body.conversationId, token: body.token } : 'unreachable'
}

/** Says something and does not wait: it is sent even while the page goes away. */
export function sayAndGo({ conversationId, token }: Place, text: string): void {
  void fetch(`${BASE}/conversations/${conversationId}/activities`, {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ type: 'message', text }),
  }).catch(() => {})
}
