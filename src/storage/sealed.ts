import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Answer, Line, Store } from '../turn/store.ts'
import { derivedKey, type KeyRing } from './keys.ts'

const FORMAT = 1
const IV = 12
const TAG = 16

/** Encrypts what a store keeps: AES-256-GCM, with the place it is kept in as additional data, so no record can be put in another's place. */
export function sealed(store: Store<Uint8Array>, ring: KeyRing): Store<string> {
  const { seal, open } = vault(ring)
  const openLines = (conversation: string, lines: Line<Uint8Array>[]) =>
    lines.map(({ seq, body }) => ({ seq, body: open(`line|${seq}|${conversation}`, body) }))
  return {
    async load(conversation, activity) {
      const { version, head, state, answer } = await store.load(conversation, activity)
      return {
        version,
        head,
        ...(state && { state: open(`state|${conversation}`, state) }),
        ...(answer && { answer: answered(answer, (body) => open(`invoke|${activity}|${conversation}`, body)) }),
      }
    },
    commit: ({ state, answer, lines, documents, alarm, ...turn }) =>
      store.commit({
        ...turn,
        ...(state !== undefined && { state: seal(`state|${turn.conversation}`, state) }),
        answer: answered(answer, (body) => seal(`invoke|${turn.activity}|${turn.conversation}`, body)),
        lines: lines.map(({ seq, body }) => ({ seq, body: seal(`line|${seq}|${turn.conversation}`, body) })),
        documents: documents.map(({ id, body }) => ({ id, body: seal(`document|${id}`, body) })),
        ...(alarm !== undefined && { alarm: alarm && { at: alarm.at, body: seal(`alarm|${alarm.at}|${turn.conversation}`, alarm.body) } }),
      }),
    head: (conversation) => store.head(conversation),
    transcript: async (conversation, after) => openLines(conversation, await store.transcript(conversation, after)),
    undelivered: async (conversation) => openLines(conversation, await store.undelivered(conversation)),
    waiting: () => store.waiting(),
    settle: (conversation, seq, delivery) => store.settle(conversation, seq, delivery),
    document: async (id) => {
      const body = await store.document(id)
      return body && open(`document|${id}`, body)
    },
    keepResume: ({ body, ...key }) => store.keepResume({ ...key, body: seal(`resume|${key.hash}`, body) }),
    resume: async (hash, now) => {
      const body = await store.resume(hash, now)
      return body && open(`resume|${hash}`, body)
    },
    ringing: (now) => store.ringing(now),
    alarm: async (ringing) => {
      const body = await store.alarm(ringing)
      return body && open(`alarm|${ringing.at}|${ringing.conversation}`, body)
    },
    silence: (ringing) => store.silence(ringing),
    sweep: (limits) => store.sweep(limits),
    ready: () => store.ready(),
    close: () => store.close(),
  }
}

/** Where a turn stands in the transcript is no secret, so only what was said at once is sealed. */
const answered = <A, B>({ invoke, ...answer }: Answer<A>, change: (body: A) => B): Answer<B> => ({ ...answer, ...(invoke !== undefined && { invoke: change(invoke) }) })

/** A blob is: format, length of the key id, key id, IV, tag, ciphertext. */
function vault(ring: KeyRing) {
  const keys = new Map(ring.map((key) => [key.id, derivedKey(key, 'documents')]))
  const { id } = ring[0]!
  const current = keys.get(id)!
  const header = Buffer.from([FORMAT, id.length, ...Buffer.from(id, 'latin1')])
  return {
    seal(place: string, text: string): Uint8Array {
      const iv = nextIv()
      const cipher = createCipheriv('aes-256-gcm', current, iv)
      cipher.setAAD(Buffer.from(place))
      const body = cipher.update(text, 'utf8')
      cipher.final()
      return Buffer.concat([header, iv, cipher.getAuthTag(), body])
    },
    open(place: string, blob: Uint8Array): string {
      const start = 2 + blob[1]!
      const key = blob[0] === FORMAT ? keys.get(Buffer.from(blob.subarray(2, start)).toString('latin1')) : undefined
      if (!key) throw new Error('a record is sealed with a key that is not in the key ring')
      const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(start, start + IV), { authTagLength: TAG })
      decipher.setAAD(Buffer.from(place))
      decipher.setAuthTag(blob.subarray(start + IV, start + IV + TAG))
      const text = decipher.update(blob.subarray(start + IV + TAG), undefined, 'utf8')
      return text + decipher.final('utf8')
    },
  }
}

// Random IVs are asked for in bulk: one by one they cost more than the encryption itself.
let pool = Buffer.alloc(0)
function nextIv(): Buffer {
  if (pool.length < IV) pool = randomBytes(IV * 1024)
  const iv = pool.subarray(0, IV)
  pool = pool.subarray(IV)
  return iv
}
