import type { Server } from 'restify'
import { Lanes } from '../turn/lanes.ts'
import type { Store } from '../turn/store.ts'
import { refuse, route, type Limits } from './http.ts'

/** Makes one file of a kept document, or undefined if there is no such file. */
export type RenderFile = (document: string, file: string) => Promise<{ contentType: string; body: Buffer | string } | undefined>

/**
 * GET /letters/:id/:file, for whoever knows the id: that is the only secret, so that a link works in any window.
 * Files are made when they are asked for, one at a time, and are gone when the conversation is.
 */
export function mountLetters(server: Server, store: Store<string>, render: RenderFile, limits: Limits, failed?: (error: unknown) => void): void {
  const press = new Lanes(50)
  server.get('/letters/:id/:file', route(async (req, res) => {
    const wait = await limits.wait('download', req)
    if (wait) return refuse(res, 429, wait)
    const { id, file } = req.params as { id: string; file: string }
    if (!/^[\w-]{22,64}$/.test(id) || !/^[\w-][\w.-]{0,99}$/.test(file)) return refuse(res, 404)
    const document = await store.document(id)
    const made = document === undefined ? undefined : await press.run('press', () => render(document, file))
    if (!made) return refuse(res, 404)
    const body = typeof made.body === 'string' ? Buffer.from(made.body, 'utf8') : made.body
    res.writeHead(200, {
      'content-type': /^text\/[\w.+-]+$/.test(made.contentType) ? `${made.contentType}; charset=utf-8` : made.contentType,
      'content-length': body.length,
      'content-disposition': `attachment; filename="${file}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      // The link is the key; another site that shows the chat must be able to follow it.
      'cross-origin-resource-policy': 'cross-origin',
    })
    res.end(body)
  }, failed))
}
