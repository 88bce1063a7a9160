import { createHash, randomBytes } from 'node:crypto'
import type { Server } from 'restify'
import { z } from 'zod'
import type { Store } from '../../turn/store.ts'
import { readJson } from '../body.ts'
import { refuse, route, sendJson, type Limits } from '../http.ts'
import { BASE, guarded, mustWait, recordOf } from './guard.ts'
import { LIFETIME, type Session, type Tokens } from './tokens.ts'

const GOOD_FOR = 30 * 86_400_000
// Crockford's alphabet: no I, L, O or U, so a code can be read aloud and copied by hand.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `key` is kept by a page on the person's own device, `code` is written down by a person. */
const Ticket = z.union([z.object({ key: z.string().max(128) }), z.object({ code: z.string().max(64) })])
type Ticket = z.infer<typeof Ticket>

export interface ResumeParts {
  store: Store<string>
  tokens: Tokens
  limits: Limits
  failed?: (error: unknown) => void
  bodyWithin?: number
}

/** POST resume/keys and resume/codes give something to keep; POST resume takes it for a new token. */
export function mountResume(server: Server, parts: ResumeParts): void {
  const { store, tokens, limits, failed, bodyWithin } = parts
  const resumption = new Resumption(store)
  const give = (kind: 'key' | 'code') => guarded(parts, async (session, req, res) => {
    if (await mustWait(limits, 'message', req, res)) return
    const record = recordOf(session)
    if ((await store.head(record)) === undefined) return refuse(res, 404)
    sendJson(res, 200, JSON.stringify({ [kind]: await resumption[kind](record, session) }))
  })
  server.post(`${BASE}/resume/keys`, give('key'))
  server.post(`${BASE}/resume/codes`, give('code'))
  server.post(`${BASE}/resume`, route(async (req, res) => {
    if (await mustWait(limits, 'resume', req, res)) return
    const read = await readJson(req, bodyWithin)
    const ticket = 'json' in read ? Ticket.safeParse(read.json).data : undefined
    if (!ticket) return refuse(res, 'status' in read ? read.status : 400)
    const session = await resumption.redeem(ticket)
    if (session) return sendJson(res, 200, JSON.stringify({ token: await tokens.issue(session), conversationId: session.conversation, expires_in: LIFETIME }))
    limits.blame('resume', req) // only wrong ones count: a page may resume as often as it is opened
    refuse(res, 404)
  }, failed))
}

/** What buys a new token later: a random word, of which the store knows the hash only. One is good per conversation, for 30 days. */
class Resumption {
  readonly #store: Store<string>

  constructor(store: Store<string>) {
    this.#store = store
  }

  /** 256 bits for a page to keep. */
  key(record: string, session: Session): Promise<string> {
    return this.#keep(record, session, randomBytes(32).toString('base64url'))
  }

  /** 80 bits for a person to write down: XXXX-XXXX-XXXX-XXXX. */
  async code(record: string, session: Session): Promise<string> {
    const letters = Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32]).join('')
    await this.#keep(record, session, letters)
    return letters.replace(/(.{4})(?=.)/g, '$1-')
  }

  /** Where a key or a code leads, if it is a good one. */
  async redeem(ticket: Ticket): Promise<Session | undefined> {
    const secret = 'key' in ticket ? ticket.key : plain(ticket.code)
    const body = await this.#store.resume(hash(secret), Date.now())
    return body === undefined ? undefined : (JSON.parse(body) as Session)
  }

  async #keep(record: string, { conversation, user }: Session, secret: string): Promise<string> {
    await this.#store.keepResume({ hash: hash(secret), conversation: record, body: JSON.stringify({ conversation, user }), until: Date.now() + GOOD_FOR })
    return secret
  }
}

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
const plain = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
