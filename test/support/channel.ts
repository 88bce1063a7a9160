import http from 'node:http'
import type { Activity } from 'botbuilder'

/** A channel's serviceUrl that can be dead, slow or well. */
export async function channel(port = 0) {
  const got: Activity[] = []
  let mood: 'well' | 'error' | 'silent' | 'refusing' = 'well'
  const server = http.createServer(async (req, res) => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part as Buffer)
    if (mood === 'silent') return
    if (mood === 'well') got.push(JSON.parse(Buffer.concat(parts).toString()) as Activity)
    res.writeHead({ well: 200, error: 503, refusing: 403 }[mood]) // restify patches writeHead of every server in the process: it returns nothing
    res.end('{"id":"1"}')
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', () => ready()))
  const { port: bound } = server.address() as { port: number }
  return {
    got,
    port: bound,
    serviceUrl: `http://127.0.0.1:${bound}/`,
    become: (next: typeof mood) => { mood = next },
    close: () => new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
  }
}
