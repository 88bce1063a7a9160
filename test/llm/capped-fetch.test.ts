import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { cappedFetch } from '../../src/llm/capped-fetch.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

it('gives an ordinary answer as it is', async () => {
  const url = await serve((_req, res) => void res.writeHead(429, { 'retry-after': '3' }).end('{"a":1}'))
  const answer = await cappedFetch(url)
  expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([429, '3', '{"a":1}'])
})

it('gives up on a body that is announced as too large', async () => {
  const url = await serve((_req, res) => void res.writeHead(200, { 'content-length': '5000000' }).end(Buffer.alloc(5_000_000)))
  await expect(cappedFetch(url)).rejects.toThrow('too large')
})

it('gives up on a body that grows too large', async () => {
  const url = await serve((_req, res) => {
    res.writeHead(200)
    for (let i = 0; i < 50; i++) res.write(Buffer.alloc(100_000))
    res.end()
  })
  await expect(cappedFetch(url).then((answer) => answer.text())).rejects.toThrow('too large')
})

it('is sent nowhere else', async () => {
  let reached = false
  const elsewhere = await serve((_req, res) => { reached = true; res.end() })
  const url = await serve((_req, res) => void res.writeHead(307, { location: elsewhere }).end())
  await expect(cappedFetch(url, { method: 'POST', body: 'words' })).rejects.toThrow()
  expect(reached).toBe(false)
})
