import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { Lanes } from '../../turn/lanes.ts'
import { PAGE, type Line, type Store } from '../../turn/store.ts'
import { withLinks } from '../http.ts'
import { typing } from '../typing.ts'

interface Reader {
  socket: WebSocket
  watermark: number
  /** For links. */
  base: string
  alive: boolean
}

const SOCKETS_PER_CONVERSATION = 10
const HEARTBEAT = 30_000
/** A client that does not read is let go at this many unsent bytes; it comes back with its watermark. */
const BACKLOG = 4_000_000

/** The open sockets of the web chat. It holds no lines: it is woken and reads the transcript past each reader's watermark. */
export class Streams {
  readonly #store: Store<string>
  readonly #readers = new Map<string, Set<Reader>>()
  readonly #lanes = new Lanes(Infinity)
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 1_024 })
  readonly #heartbeat: NodeJS.Timeout

  constructor(store: Store<string>) {
    this.#store = store
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT)
    this.#heartbeat.unref()
  }

  /** Takes over a socket whose token was checked. */
  open(req: IncomingMessage, socket: Duplex, head: Buffer, { conversation, watermark, base }: { conversation: string; watermark: number; base: string }): void {
    this.#sockets.handleUpgrade(req, socket, head, (ws) => void this.#attach(conversation, { socket: ws, watermark, base, alive: true }))
  }

  /** There are new lines: sends them to whoever is reading this conversation. */
  wake(conversation: string, created = false): void {
    for (const reader of this.#readers.get(conversation) ?? []) {
      if (created) reader.watermark = 0
      this.#send(conversation, reader)
    }
  }

  /** Shows "typing" to who reads this conversation; see `typing`. */
  typing(conversation: string, ms: number, activity: object): () => void {
    if (!this.#readers.has(conversation)) return () => {}
    return typing(ms, () => {
      for (const { socket, watermark } of this.#readers.get(conversation) ?? []) {
        socket.send(JSON.stringify({ activities: [{ ...activity, type: 'typing', id: randomUUID(), timestamp: new Date() }], watermark: String(watermark) }))
      }
    })
  }

  /** Lets everybody go; clients come back when there is somebody to come back to. */
  close(): void {
    clearInterval(this.#heartbeat)
    for (const socket of this.#sockets.clients) {
      socket.close(1001)
      setTimeout(() => socket.terminate(), 200).unref()
    }
  }

  /** A socket is no part of the HTTP server: what is still open would keep it from closing. */
  terminate(): void {
    for (const socket of this.#sockets.clients) socket.terminate()
  }

  async #attach(conversation: string, reader: Reader): Promise<void> {
    const readers = this.#readers.get(conversation) ?? new Set<Reader>()
    this.#readers.set(conversation, readers.add(reader))
    if (readers.size > SOCKETS_PER_CONVERSATION) readers.values().next().value!.socket.terminate()
    const { socket } = reader
    socket.on('error', () => {})
    socket.on('pong', () => { reader.alive = true })
    socket.on('message', () => { reader.alive = true })
    socket.on('close', () => {
      if (readers.delete(reader) && readers.size === 0 && this.#readers.get(conversation) === readers) this.#readers.delete(conversation)
    })
    const head = await this.#store.head(conversation).catch(() => undefined)
    if (head !== undefined && reader.watermark > head) reader.watermark = 0
    this.#send(conversation, reader)
  }

  /** Backlog and news are the same: everything after the reader's own watermark. One at a time, or a slow look could send a line twice. */
  #send(conversation: string, reader: Reader): void {
    void this.#lanes.run(conversation, async () => {
      let lines: Line<string>[]
      do {
        if (reader.socket.readyState !== reader.socket.OPEN) return
        lines = await this.#store.transcript(conversation, reader.watermark)
        if (lines.length === 0) return
        reader.watermark = lines.at(-1)!.seq
        reader.socket.send(frame(lines, reader.base, reader.watermark))
        if (reader.socket.bufferedAmount > BACKLOG) reader.socket.terminate()
      } while (lines.length === PAGE)
    }).catch(() => reader.socket.close(1011)) // the client comes back with its watermark
  }

  #beat(): void {
    for (const readers of this.#readers.values()) {
      for (const reader of readers) {
        if (!reader.alive) reader.socket.terminate()
        else {
          reader.alive = false
          reader.socket.ping()
        }
      }
    }
  }
}

/** What a reader gets: lines as they were kept, never taken apart. */
export const frame = (lines: Line<string>[], base: string, watermark: number): string =>
  `{"activities":[${lines.map(({ body }) => withLinks(body, base)).join(',')}],"watermark":"${watermark}"}`
