import type { Request, Response } from 'restify'
import { LaneFull } from '../turn/lanes.ts'

/**
 * A restify handler that resolves to nothing. Restify logs whatever an async handler resolves to, and `return res.send()`
 * resolves to the response, which holds the request: the person's words and their token would go to the log.
 * A turn that could not be kept is answered so that the sender may try again, and learns nothing about us.
 */
export const route = (handle: (req: Request, res: Response) => Promise<void>, failed?: (error: unknown) => void) =>
  async (req: Request, res: Response): Promise<void> => {
    try {
      await handle(req, res)
    } catch (error) {
      if (error instanceof LaneFull) return refuse(res, 429, 1)
      failed?.(error)
      refuse(res, 503, 2)
    }
  }

/** Answers with text that is JSON already. */
export function sendJson(res: Response, status: number, json: string): void {
  if (res.headersSent) return
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json) })
  res.end(json)
}

const REASONS: Record<number, string> = {
  400: 'BadArgument', 401: 'Unauthorized', 403: 'TokenExpired', 404: 'NotFound', 405: 'MethodNotAllowed', 408: 'Timeout', 411: 'LengthRequired',
  413: 'TooLarge', 415: 'UnsupportedMediaType', 429: 'TooManyRequests', 503: 'Unavailable',
}

/** Says no with a status and a word; nothing of the request or of an error comes back. `afterS`: when to try again. */
export function refuse(res: Response, status: number, afterS?: number): void {
  if (res.headersSent) return
  if (afterS) res.setHeader('retry-after', String(Math.ceil(afterS)))
  if (status === 413 || status === 408) res.setHeader('connection', 'close') // the rest of the body is not read
  const code = REASONS[status] ?? 'Refused'
  sendJson(res, status, `{"error":{"code":"${code}","message":"${code}"}}`)
}

/** Whether a client has to wait: seconds, 0 for go on. `blame` counts something against it. */
export interface Limits {
  wait(kind: LimitKind, req: Pick<Request, 'headers' | 'socket'>): number | Promise<number>
  blame(kind: LimitKind, req: Pick<Request, 'headers' | 'socket'>): void
}
export type LimitKind = 'token' | 'conversation' | 'message' | 'upload' | 'download' | 'resume'

/** Where people reach us, for links: the public address, or the one this request came to. */
export const baseOf = (publicUrl: string | undefined, req: Pick<Request, 'headers'>): string => publicUrl ?? `http://${req.headers.host ?? 'localhost'}`

/**
 * Makes the links to letters absolute in the text of a line. Inside a JSON string every quotation mark has a backslash,
 * so what is looked for can only be a property, never something a person typed.
 */
export const withLinks = (line: string, base: string): string => line.replaceAll('"contentUrl":"/letters/', `"contentUrl":"${base}/letters/`)
