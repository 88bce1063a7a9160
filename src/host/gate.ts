import type { Next, Request, RequestHandler, Response } from 'restify'
import { refuse } from '../channels/http.ts'
import { JSON_BYTES } from '../channels/body.ts'
import { UPLOAD_BYTES } from '../channels/direct-line/upload.ts'
import type { Headers } from './headers.ts'

export interface GateParts {
  publicUrl?: string
  allowedOrigins: string[]
  pages: Headers
  api: Headers
  closing: () => boolean
}

const UPLOAD = /^\/v3\/directline\/conversations\/[^/]{1,100}\/upload(?:\?|$)/
const API = /^\/(?:v3|api|letters)\//

/**
 * Looks at a request before anything reads it: method, host, origin, encoding, media type, size.
 * Not async: restify goes on after an async handler of `pre` whatever it did.
 */
export const gate = ({ publicUrl, allowedOrigins, pages, api, closing }: GateParts): RequestHandler => (req: Request, res: Response, next: Next) => {
  const { method = '', url = '', headers } = req
  res.setHeaders(API.test(url) ? api as Map<string, string> : pages as Map<string, string>)
  const no = (status: number) => {
    refuse(res, status)
    next(false)
  }
  if (closing()) {
    res.setHeader('connection', 'close')
    return no(503)
  }
  if (!hostIsName(headers.host)) return no(400)
  const origin = originOf(headers.origin, headers.host, { publicUrl, allowedOrigins })
  if (origin === 'foreign') return no(403)
  if (origin === 'allowed') {
    res.setHeader('access-control-allow-origin', headers.origin!)
    res.setHeader('vary', 'origin')
    if (method === 'OPTIONS') {
      res.writeHead(204, { 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with', 'access-control-max-age': '600' })
      res.end()
      return next(false)
    }
  }
  if (method !== 'POST') return method === 'GET' || method === 'HEAD' ? next() : no(405)
  // A compressed body that is cut short would end the process in restify's own reader, and a small one can unpack to anything.
  if (headers['content-encoding'] !== undefined) return no(415)
  const upload = UPLOAD.test(url)
  const length = Number(headers['content-length'] ?? 0)
  if (!(length <= (upload ? UPLOAD_BYTES : JSON_BYTES))) return no(413)
  const empty = length === 0 && headers['transfer-encoding'] === undefined
  if (!empty && !isType(headers['content-type'], upload ? 'multipart/form-data' : 'application/json')) return no(415)
  next()
}

const isType = (header: string | undefined, type: string): boolean => header?.split(';', 1)[0]!.trim().toLowerCase() === type

/** A host's name goes into links, so it must be one. */
export const hostIsName = (host: string | undefined): boolean => host !== undefined && /^[\w.-]{1,253}(?::\d{1,5})?$|^\[[0-9a-f:.]{2,45}\](?::\d{1,5})?$/i.test(host)

/** A browser says which page asks. Other programs say nothing, and have nothing to steal: there are no cookies. */
export function originOf(origin: string | undefined, host: string | undefined, { publicUrl, allowedOrigins }: { publicUrl?: string; allowedOrigins: string[] }): 'own' | 'allowed' | 'foreign' {
  if (origin === undefined || origin === publicUrl || origin === `http://${host}` || origin === `https://${host}`) return 'own'
  return allowedOrigins.includes(origin) ? 'allowed' : 'foreign'
}
