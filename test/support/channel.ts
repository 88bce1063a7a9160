import http from 'node:http'
import type { Activity } from 'botbuilder'

/** `lossy`: every second request is lost on its way. `mute`: it is taken, and every second answer is lost. */
export type Mood = 'well' | 'error' | 'silent' | 'refusing' | 'throttled' | 'lossy' | 'mute' | 'unauthorized'
const STATUS: Record<Mood, number> = { well: 200, error: 503, silent: 200, refusing: 403, throttled: 429, lossy: 200, mute: 200, unauthorized: 401 }

/** A channel's serviceUrl that can be dead, slow or well. */
export async function channel(port = 0) {
  const got: Activity[] = []
  const calls: { method: string; path: string; authorization: string | undefined; at: number }[] = []
  let mood: Mood = 'well'
  let retryAfter: string | undefined
  const server = http.createServer(async (req, res) => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part as Buffer)
    calls.push({ method: req.method!, path: req.url!, authorization: req.headers.authorization, at: Date.now() })
    if (mood === 'silent') return
    if (mood === 'lossy' && calls.length % 2) return void res.destroy()
    const text = Buffer.concat(parts).toString()
    if (STATUS[mood] === 200 && text) got.push(JSON.parse(text) as Activity)
    if (mood === 'mute' && calls.length % 2) return void res.destroy()
    res.writeHead(STATUS[mood], retryAfter === undefined ? {} : { 'retry-after': retryAfter }) // restify patches writeHead of every server in the process: it returns nothing
    res.end('{"id":"1"}')
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', () => ready()))
  const { port: bound } = server.address() as { port: number }
  return {
    got,
    calls,
    port: bound,
    serviceUrl: `http://127.0.0.1:${bound}/`,
    become: (next: Mood, after?: string) => {
      mood = next
      retryAfter = after
    },
    close: () => new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
  }
}
