import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Store } from '../../turn/store.ts'
import type { Session } from './tokens.ts'

const GOOD_FOR = 30 * 86_400_000
// Crockford's alphabet: no I, L, O or U, so a code can be read aloud and copied by hand.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `key` is kept by a page on the person's own device, `code` is written down by a person. */
export const Ticket = z.union([z.object({ key: z.string().max(128) }), z.object({ code: z.string().max(64) })])
export type Ticket = z.infer<typeof Ticket>

/** What buys a new token later: a random word, of which the store knows the hash only. One is good per conversation, for 30 days. */
export class Resumption {
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
