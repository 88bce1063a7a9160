import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response, Server } from 'restify'
import { route } from '../channels/http.ts'

/** Something static: served at its path exactly, and no other path leads to a file. */
export interface Page {
  path: string
  contentType: string
  body: Buffer | string
  headers?: Record<string, string>
}

const packed = promisify(gzip)

/** GET and HEAD of what the browser needs, packed once when first asked for. */
export function mountPages(server: Server, pages: readonly Page[]): void {
  for (const { path, contentType, body, headers = {} } of pages) {
    const plain = typeof body === 'string' ? Buffer.from(body, 'utf8') : body
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    const packable = plain.length > 1_000 && /^text\/|javascript|json|svg/.test(contentType)
    let small: Promise<Buffer> | undefined
    const serve = route(async (req: Request, res: Response) => {
      const common = { etag, 'cache-control': 'no-cache', ...(packable && { vary: 'accept-encoding' }), ...headers }
      if (req.headers['if-none-match'] === etag) {
        res.writeHead(304, common)
        return void res.end()
      }
      const pack = packable && /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
      const out = pack ? await (small ??= packed(plain)) : plain
      res.writeHead(200, { ...common, 'content-type': contentType, 'content-length': out.length, ...(pack && { 'content-encoding': 'gzip' }) })
      res.end(req.method === 'HEAD' ? undefined : out)
    })
    server.get(path, serve)
    server.head(path, serve)
  }
}
