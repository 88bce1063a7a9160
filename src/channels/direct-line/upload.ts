import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import { readSaid, type Said } from '../activity.ts'
import { FILE_BYTES } from '../../turn/files.ts'
import { JSON_BYTES, parseJson } from '../body.ts'
import type { UploadedFile } from '../read-files.ts'

/** The most bytes of an upload. Larger than any file that is read, so that a person who sends too large a file is told so by the bot. */
export const UPLOAD_BYTES = 40_000_000
/** The most bytes of one file that are kept until it is read, and of all files of one upload. */
const KEPT_BYTES = 20_000_000
const FILES = 20
const WITHIN = 55_000
const NO_JSON = Buffer.from('too long')

export interface Upload { said: Said; files: UploadedFile[] }

/**
 * Reads a multipart upload as it comes in: a part named `activity` and files, all in memory; nothing touches the disk.
 * The activity tells of each file its type and its name only. A status if it is no such thing.
 */
export async function readUpload(req: IncomingMessage, within = WITHIN): Promise<Upload | { status: number }> {
  if (!/^multipart\/form-data\s*;/i.test(req.headers['content-type'] ?? '')) return { status: 415 }
  if (Number(req.headers['content-length'] ?? 0) > UPLOAD_BYTES) return { status: 413 }
  const form = await readForm(req, within)
  if ('status' in form) return form
  const parsed = form.activity && parseJson(form.activity)
  const { files } = form
  if ((parsed && !('json' in parsed)) || files.length === 0 || files.length > FILES) return { status: 400 }
  const said = readSaid(parsed?.json ?? { type: 'message' })
  if (said?.type !== 'message') return { status: 400 }
  return { said: { ...said, attachments: files.map(({ contentType, name }) => ({ contentType, name })) }, files }
}

interface Form { activity?: Buffer; files: UploadedFile[] }

function readForm(req: IncomingMessage, within: number): Promise<Form | { status: number }> {
  return new Promise((resolve) => {
    const form = formParser(req)
    if (!form) return resolve({ status: 400 })
    const read: Form = { files: [] }
    let size = 0
    let kept = 0
    const timer = setTimeout(() => done({ status: 408 }), within)
    const done = (result: Form | { status: number }) => {
      clearTimeout(timer)
      req.off('data', count)
      req.unpipe(form)
      form.on('error', () => {}) // a part that is cut short may complain later
      resolve(result)
    }
    const count = (part: Buffer) => {
      size += part.length
      if (size > UPLOAD_BYTES) done({ status: 413 })
    }
    form.on('field', (name, value) => { if (name === 'activity') read.activity = Buffer.from(value) })
    form.on('file', (field, stream, name, _encoding, type) => {
      const file: UploadedFile = { contentType: (type || 'application/octet-stream').slice(0, 256), name: nameOf(name), size: 0 }
      const isActivity = field === 'activity'
      const most = isActivity ? JSON_BYTES : FILE_BYTES
      let parts: Buffer[] | undefined = []
      if (!isActivity) read.files.push(file)
      stream.on('error', () => done({ status: 400 }))
      stream.on('data', (part: Buffer) => {
        file.size += part.length
        if (!parts) return
        parts.push(part)
        kept += part.length
        if (file.size <= most && kept <= KEPT_BYTES) return
        kept -= file.size
        parts = undefined // too large: the rest is let go by
      })
      stream.on('end', () => {
        if (isActivity) read.activity = parts ? Buffer.concat(parts) : NO_JSON
        else if (parts) file.bytes = Buffer.concat(parts)
      })
    })
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) form.on(limit, () => done({ status: 400 }))
    form.on('error', () => done({ status: 400 }))
    form.on('finish', () => done(read))
    req.on('data', count)
    req.on('error', () => done({ status: 400 }))
    req.on('close', () => done({ status: 400 }))
    req.pipe(form)
  })
}

function formParser(req: IncomingMessage): BusboyInstance | undefined {
  try {
    return new Busboy({ headers: req.headers as BusboyHeaders, limits: { files: FILES + 1, fields: 5, parts: FILES + 6, fieldSize: JSON_BYTES, headerPairs: 20, headerSize: 8_192 }, isPartAFile: (_field, _type, name) => name !== undefined })
  } catch {
    return undefined
  }
}

/** A name to show: no folders, nothing that cannot be seen or turns text round. */
const nameOf = (name: string | undefined): string => (name ?? '').split(/[/\\]/).at(-1)!.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').slice(0, 256)
