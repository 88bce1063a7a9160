import { connect, type Socket } from 'node:net'

/** An HTTP message that came in whole: its head as it stands, and its body without transfer coding. */
export type Heard = (head: string, body: Buffer) => void

/** Takes the bytes of a connection and hands on each HTTP/1.1 message in it. `rest` gets what follows an upgrade. */
export function splitter(heard: Heard): (chunk: Buffer) => void {
  let buffer: Buffer = Buffer.alloc(0)
  return (chunk) => {
    buffer = buffer.length > 0 ? Buffer.concat([buffer, chunk]) : chunk
    for (;;) {
      const blank = buffer.indexOf('\r\n\r\n')
      if (blank < 0) return
      const head = buffer.toString('latin1', 0, blank)
      const length = /content-length: *(\d+)/i.exec(head)
      const start = blank + 4
      if (length || !/transfer-encoding: *chunked/i.test(head)) {
        const end = start + Number(length?.[1] ?? 0)
        if (buffer.length < end) return
        const body = buffer.subarray(start, end)
        buffer = buffer.subarray(end)
        heard(head, body)
      } else {
        const read = dechunk(buffer, start)
        if (!read) return
        buffer = buffer.subarray(read.end)
        heard(head, read.body)
      }
    }
  }
}

function dechunk(buffer: Buffer, start: number): { body: Buffer; end: number } | undefined {
  const parts: Buffer[] = []
  for (let at = start; ;) {
    const line = buffer.indexOf('\r\n', at)
    if (line < 0) return undefined
    const size = Number.parseInt(buffer.toString('latin1', at, line), 16)
    const next = line + 2 + size + 2
    if (buffer.length < next) return undefined
    if (size === 0) return { body: Buffer.concat(parts), end: next }
    parts.push(buffer.subarray(line + 2, line + 2 + size))
    at = next
  }
}

export interface Answer { status: number; body: Buffer }

/** One keep-alive connection with one request under way at a time. */
export interface Wire {
  send: (request: Uint8Array, answered: (answer: Answer) => void) => void
  /** The same, awaited: for what is not measured. @throws when the answer is not 2xx */
  ask: (request: Uint8Array) => Promise<string>
  close: () => void
}

/** Opens a connection on a bare socket: a client of node:http would cost more than the servers it measures. */
export async function openWire(port: number, from: string, broken: (why: string) => void): Promise<Wire> {
  const socket = await openSocket(port, from)
  let answered: ((answer: Answer) => void) | undefined
  let closed = false
  let abandon: ((error: Error) => void) | undefined
  const lost = (why: string) => {
    if (!closed) broken(why)
    abandon?.(new Error(why))
    closed = true
  }
  socket.on('error', (error) => lost(error.message))
  socket.on('close', () => lost('the server closed the connection'))
  socket.on('data', splitter((head, body) => answered?.({ status: Number(head.slice(9, 12)), body })))
  const send: Wire['send'] = (request, then) => {
    answered = then
    socket.write(request)
  }
  return {
    send,
    ask: (request) => new Promise((resolve, reject) => {
      abandon = reject
      send(request, ({ status, body }) => {
        abandon = undefined
        if (status >= 200 && status < 300) resolve(body.toString())
        else reject(new Error(`answered ${status}: ${body.toString().slice(0, 200)}`))
      })
    }),
    close: () => {
      closed = true
      socket.destroy()
    },
  }
}

/** A socket to a server on this machine from one of its own loopback addresses: to the server, another visitor. */
export const openSocket = (port: number, from: string): Promise<Socket> => new Promise((resolve, reject) => {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true }, () => resolve(socket))
  socket.once('error', reject)
})

/** The bytes of a request. */
export function request(method: string, path: string, { token, json }: { token?: string; json?: unknown } = {}): Buffer {
  const body = json === undefined ? '' : JSON.stringify(json)
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: */*',
    'Connection: keep-alive',
    ...(token ? [`Authorization: Bearer ${token}`] : []),
    ...(method === 'POST' ? ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`] : []),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

const PLACE = '@@@@@@@@@@@@'

/** What stands in a request where each turn has a number of its own. */
export const NUMBER = PLACE

/** Makes a request's bytes once; each turn only writes its number into them. */
export function numbered(bytes: Buffer): (n: number) => Buffer {
  const places: number[] = []
  for (let at = bytes.indexOf(PLACE); at >= 0; at = bytes.indexOf(PLACE, at + PLACE.length)) places.push(at)
  return (n) => {
    const digits = digitsOf(n)
    for (const at of places) bytes.write(digits, at, 'latin1')
    return bytes
  }
}

/** The number of a turn as it stands in its request. */
export const digitsOf = (n: number): string => String(n).padStart(PLACE.length, '0')
