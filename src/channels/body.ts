import type { IncomingMessage } from 'node:http'

export type Body = { body: Buffer } | { status: 400 | 408 | 413 }
export type Json = { json: unknown } | { status: 400 | 408 | 413 }

/** The most bytes of a JSON body. */
export const JSON_BYTES = 65_536
const DEPTH = 100

/** Reads a body into memory: no more than `most` bytes and, however slowly it drips in, no longer than `ms`. Nothing is ever unpacked. */
export function readBody(req: IncomingMessage, most: number, ms = 10_000): Promise<Body> {
  if (Number(req.headers['content-length'] ?? 0) > most) return Promise.resolve({ status: 413 })
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => done({ status: 408 }), ms)
    const done = (read: Body) => {
      clearTimeout(timer)
      req.off('data', take)
      resolve(read)
    }
    const take = (part: Buffer) => {
      size += part.length
      if (size > most) done({ status: 413 })
      else parts.push(part)
    }
    req.on('data', take)
    req.on('end', () => done({ body: parts.length === 1 ? parts[0]! : Buffer.concat(parts) }))
    req.on('error', () => done({ status: 400 }))
    req.on('close', () => done({ status: 400 }))
  })
}

/** Reads a JSON body; an empty one is `undefined`. */
export async function readJson(req: IncomingMessage, ms?: number): Promise<Json> {
  const read = await readBody(req, JSON_BYTES, ms)
  if ('status' in read) return read
  return parseJson(read.body)
}

export function parseJson(body: Buffer): Json {
  if (body.length === 0) return { json: undefined }
  if (body.length > 2 * DEPTH && tooDeep(body)) return { status: 400 }
  try {
    return { json: JSON.parse(body.toString('utf8')) }
  } catch {
    return { status: 400 }
  }
}

/** JSON.parse takes any depth, but writing it out again would exhaust the stack. */
function tooDeep(body: Buffer): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]
    if (quoted) {
      if (byte === 0x5c) i++
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > DEPTH) return true
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return false
}
