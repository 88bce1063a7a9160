import { randomBytes } from 'node:crypto'
import { openSocket } from './wire.ts'

/** The server's side of a WebSocket, text frames only; pings are answered. */
export interface Stream { close: () => void }

/** Opens a Direct Line stream on a bare socket and hands on each frame's bytes. */
export async function openStream(port: number, from: string, path: string, heard: (frame: Buffer) => void, broken: (why: string) => void): Promise<Stream> {
  const socket = await openSocket(port, from)
  let closed = false
  const lost = (why: string) => {
    if (!closed) broken(why)
    closed = true
  }
  socket.on('error', (error) => lost(error.message))
  socket.on('close', () => lost('the server closed the stream'))
  socket.write([
    `GET ${path} HTTP/1.1`, 'Host: 127.0.0.1', 'Upgrade: websocket', 'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`, 'Sec-WebSocket-Version: 13', '', '',
  ].join('\r\n'))
  await new Promise<void>((resolve, reject) => {
    let buffer: Buffer = Buffer.alloc(0)
    let open = false
    socket.once('close', () => reject(new Error('the server closed the stream')))
    socket.on('data', (chunk: Buffer) => {
      buffer = buffer.length > 0 ? Buffer.concat([buffer, chunk]) : chunk
      if (!open) {
        const blank = buffer.indexOf('\r\n\r\n')
        if (blank < 0) return
        if (!buffer.toString('latin1', 0, blank).startsWith('HTTP/1.1 101')) return reject(new Error(`no stream: ${buffer.toString('latin1', 0, 40)}`))
        buffer = buffer.subarray(blank + 4)
        open = true
        resolve()
      }
      for (let frame = readFrame(buffer); frame; frame = readFrame(buffer)) {
        buffer = buffer.subarray(frame.end)
        if (frame.opcode === TEXT) heard(frame.body)
        if (frame.opcode === PING) socket.write(pong(frame.body))
      }
    })
  })
  return {
    close: () => {
      closed = true
      socket.destroy()
    },
  }
}

const TEXT = 1
const PING = 9

/** One unmasked, unfragmented frame, if it is all there (RFC 6455, section 5.2). */
function readFrame(buffer: Buffer): { opcode: number; body: Buffer; end: number } | undefined {
  if (buffer.length < 2) return undefined
  const short = buffer[1]! & 0x7f
  const start = short === 127 ? 10 : short === 126 ? 4 : 2
  if (buffer.length < start) return undefined
  const length = short === 127 ? Number(buffer.readBigUInt64BE(2)) : short === 126 ? buffer.readUInt16BE(2) : short
  const end = start + length
  return buffer.length < end ? undefined : { opcode: buffer[0]! & 0x0f, body: buffer.subarray(start, end), end }
}

/** A client's frames are masked; with a mask of zeros the body stays as it is. */
const pong = (body: Buffer) => Buffer.concat([Buffer.from([0x8a, 0x80 | body.length, 0, 0, 0, 0]), body])
