import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Activity } from 'botbuilder'
import type { Request, Response, Server } from 'restify'
import { WEB, type DurableAdapter, type News } from '../../turn/durable-adapter.ts'
import { putFiles, type FilesRead, type ReadFile } from '../../turn/files.ts'
import type { Store } from '../../turn/store.ts'
import { readSaid, readStart, type Said } from '../activity.ts'
import { readJson } from '../body.ts'
import { baseOf, refuse, route, sendJson, type Limits } from '../http.ts'
import { TYPING_AFTER } from '../typing.ts'
import { BASE, CHANNEL, guarded, mustWait, recordOf } from './guard.ts'
import { mountResume } from './resume.ts'
import { frame, Streams } from './stream.ts'
import { readFiles, type Uploaded } from '../read-files.ts'
import { LIFETIME, type Session, type Tokens } from './tokens.ts'
import { readUpload } from './upload.ts'

const BOT = { id: 'bot', name: 'Records Rights Assistant', role: 'bot' }
/** As many uploads may be on their way at once: each holds its files in memory. */
const UPLOADS = 16
const STREAM = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/

export interface DirectLineParts {
  adapter: DurableAdapter
  store: Store<string>
  tokens: Tokens
  limits: Limits
  publicUrl?: string
  failed?: (error: unknown) => void
  readFile: ReadFile
  /** A file was read, or could not be. */
  fileRead?: (file: Uploaded) => void
  /** A turn that takes longer than this (ms) shows "typing". */
  typingAfter?: number
  /** How long (ms) a body may take to arrive. */
  bodyWithin?: number
}

/** The web chat's door: Direct Line 3.0 over the transcript. A client reads lines by watermark, or is sent them as they come. */
export class DirectLine {
  readonly #parts: DirectLineParts
  readonly #streams: Streams
  #uploads = 0

  constructor(parts: DirectLineParts) {
    this.#parts = parts
    this.#streams = new Streams(parts.store)
  }

  mount(server: Server): void {
    const { failed } = this.#parts
    server.post(`${BASE}/tokens/generate`, route(async (req, res) => {
      if (await mustWait(this.#parts.limits, 'token', req, res)) return
      sendJson(res, 200, await this.#tokenFor({ conversation: randomUUID(), user: `dl_${randomUUID()}` }))
    }, failed))
    server.post(`${BASE}/tokens/refresh`, guarded(this.#parts, async (session, _req, res) => sendJson(res, 200, await this.#tokenFor(session))))
    server.post(`${BASE}/conversations`, guarded(this.#parts, (session, req, res) => this.#start(session, req, res)))
    server.get(`${BASE}/conversations/:id`, guarded(this.#parts, async (session, req, res) => {
      if ((await this.#parts.store.head(recordOf(session))) === undefined) return refuse(res, 404)
      sendJson(res, 200, await this.#streamFor(session, req, watermarkOf(req)))
    }))
    server.get(`${BASE}/conversations/:id/activities`, guarded(this.#parts, (session, req, res) => this.#read(session, req, res)))
    server.post(`${BASE}/conversations/:id/activities`, guarded(this.#parts, async (session, req, res) => {
      if (await mustWait(this.#parts.limits, 'message', req, res)) return
      const read = await readJson(req, this.#parts.bodyWithin)
      if ('status' in read) return refuse(res, read.status)
      const said = readSaid(read.json)
      return said ? this.#hear(session, said, res) : refuse(res, 400)
    }))
    server.post(`${BASE}/conversations/:id/upload`, guarded(this.#parts, async (session, req, res) => {
      if (await mustWait(this.#parts.limits, 'upload', req, res)) return
      if (this.#uploads >= UPLOADS) return refuse(res, 429, 2)
      this.#uploads++
      try {
        await this.#upload(session, req, res)
      } finally {
        this.#uploads--
      }
    }))
    server.get(`${BASE}/session/getsessionid`, guarded(this.#parts, async (_session, _req, res) => sendJson(res, 200, `{"sessionId":"${randomUUID()}"}`)))
    mountResume(server, this.#parts)
  }

  /** Serves the stream's address to who holds a token for it, and destroys every other socket. */
  async upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => {})
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost')
    const conversation = STREAM.exec(pathname)?.[1]
    const session = conversation === undefined ? undefined : await this.#parts.tokens.read(searchParams.get('t') ?? undefined)
    if (!session || session.conversation !== conversation || socket.destroyed) return void socket.destroy()
    const watermark = number(searchParams.get('watermark'))
    this.#streams.open(req, socket, head, { conversation: recordOf(session), watermark, base: baseOf(this.#parts.publicUrl, req) })
  }

  /** There are new lines. */
  wake(conversation: string, { created }: News): void {
    this.#streams.wake(conversation, created)
  }

  close(): void {
    this.#streams.close()
  }

  terminate(): void {
    this.#streams.terminate()
  }

  /** Begins the conversation, once: the greeting is there when this is answered. */
  async #start(session: Session, req: Request, res: Response): Promise<void> {
    const { store, adapter } = this.#parts
    const existing = (await store.head(recordOf(session))) !== undefined
    if (!existing) {
      if (await mustWait(this.#parts.limits, 'conversation', req, res)) return
      const read = await readJson(req, this.#parts.bodyWithin)
      if ('status' in read) return refuse(res, read.status)
      const joined = { ...readStart(read.json), type: 'conversationUpdate', membersAdded: [{ id: session.user, name: '' }] }
      await adapter.receive(activityFrom(session, joined), { key: 'start' })
    }
    sendJson(res, existing ? 200 : 201, await this.#streamFor(session, req, 0))
  }

  /** The files stay in memory until they are read; only their names and types are part of what was said. */
  async #upload(session: Session, req: Request, res: Response): Promise<void> {
    const upload = await readUpload(req, this.#parts.bodyWithin)
    if ('status' in upload) return refuse(res, upload.status)
    const { readFile, fileRead } = this.#parts
    return this.#hear(session, upload.said, res, () => readFiles(upload.files, readFile, fileRead))
  }

  async #hear(session: Session, said: Said, res: Response, files?: () => Promise<FilesRead>): Promise<void> {
    if (said.type === 'typing') return sendJson(res, 200, '{"id":""}') // nobody reads it; nothing to keep
    const { adapter, typingAfter = TYPING_AFTER } = this.#parts
    const done = this.#streams.typing(recordOf(session), typingAfter, { channelId: CHANNEL, from: BOT, conversation: { id: session.conversation } })
    try {
      const { clientActivityID: own } = said.channelData ?? {}
      const { id } = await adapter.receive(activityFrom(session, said), { key: own ? `c:${own}` : randomUUID(), echo: true, ...(files && { before: () => files().then((read) => (activity) => putFiles(activity, read)) }) })
      sendJson(res, 200, JSON.stringify({ id }))
    } finally {
      done()
    }
  }

  async #read(session: Session, req: Request, res: Response): Promise<void> {
    const { store, publicUrl } = this.#parts
    const key = recordOf(session)
    let after = watermarkOf(req)
    let lines = await store.transcript(key, after)
    if (lines.length === 0 && after > 0 && ((await store.head(key)) ?? 0) < after) {
      // The conversation was removed and began anew: what this reader has seen is gone.
      lines = await store.transcript(key, 0)
      after = 0
    }
    sendJson(res, 200, frame(lines, baseOf(publicUrl, req), lines.at(-1)?.seq ?? after))
  }

  async #tokenFor(session: Session): Promise<string> {
    const token = await this.#parts.tokens.issue(session)
    return JSON.stringify({ conversationId: session.conversation, token, expires_in: LIFETIME })
  }

  async #streamFor(session: Session, req: Request, watermark: number): Promise<string> {
    const token = await this.#parts.tokens.issue(session)
    const streamUrl = `${baseOf(this.#parts.publicUrl, req).replace(/^http/, 'ws')}${BASE}/conversations/${session.conversation}/stream?watermark=${watermark}&t=${token}`
    return JSON.stringify({ conversationId: session.conversation, token, expires_in: LIFETIME, streamUrl, referenceGrammarId: randomUUID() })
  }
}

/** Who speaks and where is what the token says, whatever the client says. */
const activityFrom = ({ conversation, user }: Session, said: object): Activity => ({
  ...said,
  channelId: CHANNEL,
  serviceUrl: WEB,
  from: { id: user, name: '', role: 'user' },
  recipient: BOT,
  conversation: { id: conversation },
  timestamp: new Date(),
}) as unknown as Activity

const watermarkOf = ({ url = '' }: Request): number => number(/[?&]watermark=(\d+)(?:&|$)/.exec(url)?.[1] ?? null)
const number = (text: string | null): number => (text && /^\d{1,12}$/.test(text) ? Number(text) : 0)
