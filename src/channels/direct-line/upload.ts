import type { IncomingMessage } from 'node:http'
import { parseJson, readBody } from '../body.ts'
import { readSaid, type Said } from '../activity.ts'

/** The most bytes of an upload, all files together. */
export const UPLOAD_BYTES = 10_000_000
const FILES = 20

/**
 * Reads a multipart upload in memory: a part named `activity` and files. Nothing touches the disk. The files are not
 * read yet: the activity says what kind they are and what they are called. A status if it is no such thing.
 */
export async function readUpload(req: IncomingMessage): Promise<Said | { status: number }> {
  const type = req.headers['content-type'] ?? ''
  if (!/^multipart\/form-data\s*;/i.test(type)) return { status: 415 }
  const read = await readBody(req, UPLOAD_BYTES, 30_000)
  if ('status' in read) return read
  const form = await formOf(read.body, type)
  if (!form) return { status: 400 }
  let activity: unknown = { type: 'message' }
  const attachments: { contentType: string; name: string }[] = []
  for (const [name, part] of form) {
    if (name === 'activity') {
      const parsed = parseJson(typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer()))
      if (!('json' in parsed)) return { status: 400 }
      activity = parsed.json
    } else if (typeof part !== 'string') attachments.push({ contentType: (part.type || 'application/octet-stream').slice(0, 256), name: part.name.slice(0, 256) })
  }
  if (attachments.length === 0 || attachments.length > FILES) return { status: 400 }
  const said = readSaid(activity)
  return said?.type === 'message' ? { ...said, attachments } : { status: 400 }
}

async function formOf(body: Buffer, type: string): Promise<FormData | undefined> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  } catch {
    return undefined
  }
}
