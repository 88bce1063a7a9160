import type { Server } from 'restify'
import { refuse, route, sendJson } from '../channels/http.ts'
import type { Store } from '../turn/store.ts'

/** GET /healthz: the process is up. GET /readyz: it can take turns (content was loaded before it listened). */
export function mountHealth(server: Server, store: Pick<Store<string>, 'ready'>): void {
  server.get('/healthz', route(async (_req, res) => sendJson(res, 200, '{"status":"ok"}')))
  server.get('/readyz', route(async (_req, res) => {
    try {
      await store.ready()
    } catch {
      return refuse(res, 503)
    }
    sendJson(res, 200, '{"status":"ready"}')
  }))
}
