import http from 'node:http'
import type { Sites } from '../../../src/channels/teams/sites.ts'

/** A place where Teams keeps files, on this machine. */
export async function oneDrive() {
  const put: { path: string; range: string | undefined; body: Buffer }[] = []
  const asked: string[] = []
  const files = new Map<string, Buffer | { status: number; location?: string } | 'silent' | 'dripping'>()
  const server = http.createServer(async (req, res) => {
    const path = req.url!
    asked.push(path)
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part as Buffer)
    const file = files.get(path)
    if (file === 'silent') return
    if (file === 'dripping') {
      res.writeHead(200)
      const timer = setInterval(() => res.write('x'), 50)
      return void res.on('close', () => clearInterval(timer))
    }
    if (req.method === 'PUT' && file === undefined) put.push({ path, range: req.headers['content-range'], body: Buffer.concat(parts) })
    const status = Buffer.isBuffer(file) ? 200 : (file?.status ?? (req.method === 'PUT' ? 201 : 404))
    res.writeHead(status, file && 'location' in file && file.location ? { location: file.location } : {})
    res.end(Buffer.isBuffer(file) ? file : '{}')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  const { port } = server.address() as { port: number }
  const base = `http://127.0.0.1:${port}`
  const sites: Sites = { allows: ({ origin }) => origin === base }
  return {
    base, files, put, asked, sites,
    close: () => new Promise<void>((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
  }
}
