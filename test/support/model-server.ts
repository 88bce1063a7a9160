import http from 'node:http'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Schema } from './obey.ts'

/** What the model is asked: the parts of a chat completion request that a test looks at, and all of it as it came. */
export interface ModelRequest {
  messages: { role: string; content: unknown }[]
  tools: { type: string; function: { name: string; description?: string; parameters?: Schema } }[]
  body: Record<string, unknown>
  url: string
  headers: http.IncomingHttpHeaders
}

/** How the model answers, well or badly. */
export type Reply =
  /** Calls the first tool with these arguments. */
  | { call: unknown }
  | { text: string }
  /** The body as it stands, `application/json` unless told. */
  | { raw: string; type?: string }
  | { status: number; body?: string; headers?: Record<string, string> }
  /** Nothing comes, not even headers. */
  | { hang: true }
  /** Headers at once, then a byte at a time; `everyMs` in milliseconds. */
  | { drip: string; everyMs: number }
  /** Half the body and a longer content-length, then the connection breaks. */
  | { cut: string }
  /** The connection breaks at once. */
  | { refuse: true }
  /** A body of so many bytes. */
  | { huge: number }

export interface ModelServer {
  /** What a client takes for its base URL, ending in `/v1`. */
  url: string
  /** All that was asked so far. */
  requests: ModelRequest[]
  close: () => Promise<void>
}

/** Starts a stand-in for an OpenAI-compatible server on this machine. It knows chat completions, streamed and whole; anything else is 404. */
export async function startModelServer({ answer }: { answer: (request: ModelRequest) => Reply }): Promise<ModelServer> {
  const requests: ModelRequest[] = []
  const server = http.createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part as Buffer)
    const body = jsonOf(Buffer.concat(parts).toString())
    if (incoming.method !== 'POST' || !incoming.url!.endsWith('/chat/completions')) return json(outgoing, 404, problem('no such path'))
    if (!body) return json(outgoing, 400, problem('not JSON'))
    const request: ModelRequest = { messages: listOf(body.messages), tools: listOf(body.tools), body, url: incoming.url!, headers: incoming.headers }
    requests.push(request)
    await send(outgoing, request, answer(request))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () => new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
  }
}

async function send(to: http.ServerResponse, request: ModelRequest, reply: Reply): Promise<void> {
  if ('hang' in reply) return
  if ('refuse' in reply) return void to.destroy()
  if ('status' in reply) return end(to, reply.status, reply.body ?? problem(`status ${reply.status}`), reply.headers)
  if ('raw' in reply) return end(to, 200, reply.raw, { 'content-type': reply.type ?? 'application/json' })
  if ('huge' in reply) return end(to, 200, Buffer.alloc(reply.huge, 'a'))
  if ('cut' in reply) return cut(to, reply.cut)
  if ('drip' in reply) return drip(to, reply.drip, reply.everyMs)
  const message = messageOf(request, reply)
  if (request.body.stream) return stream(to, request, message)
  json(to, 200, JSON.stringify(completion(request, 'chat.completion', { message, finish_reason: finishOf(message) })))
}

/** Breaks off only when what was written has left, so that the client has seen it. */
function cut(to: http.ServerResponse, body: string): void {
  to.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  to.write(body.slice(0, Math.ceil(body.length / 2)), () => to.destroy())
}

async function drip(to: http.ServerResponse, body: string, everyMs: number): Promise<void> {
  to.writeHead(200, { 'content-type': 'application/json' })
  to.flushHeaders()
  for (const byte of Buffer.from(body)) {
    if (to.destroyed) return
    to.write(Buffer.of(byte))
    await pause(everyMs)
  }
  to.end()
}

interface Message {
  role: 'assistant'
  content: string | null
  tool_calls?: { id: string; type: 'function'; function: { name: string; arguments: string } }[]
}

function messageOf({ tools }: ModelRequest, reply: { call: unknown } | { text: string }): Message {
  if ('text' in reply) return { role: 'assistant', content: reply.text }
  const name = tools[0]?.function.name
  if (!name) throw new Error('the request has no tool to call')
  return { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name, arguments: JSON.stringify(reply.call) } }] }
}

/** Pieces as they come from a model: words of a text, or the name of a function and then its arguments in two halves. */
function piecesOf({ content, tool_calls: calls }: Message): object[] {
  if (!calls) return content!.match(/\s*\S+|\s+$/g)?.map((word) => ({ content: word })) ?? []
  return calls.flatMap(({ id, type, function: { name, arguments: given } }, index) => {
    const half = given.length >> 1
    const parts = [given.slice(0, half), given.slice(half)].map((part) => ({ tool_calls: [{ index, function: { arguments: part } }] }))
    return [{ tool_calls: [{ index, id, type, function: { name, arguments: '' } }] }, ...parts]
  })
}

function stream(to: http.ServerResponse, request: ModelRequest, message: Message): void {
  to.writeHead(200, { 'content-type': 'text/event-stream' })
  const event = (choice: object) => to.write(`data: ${JSON.stringify(completion(request, 'chat.completion.chunk', choice))}\n\n`)
  event({ delta: { role: 'assistant', content: '' }, finish_reason: null })
  for (const delta of piecesOf(message)) event({ delta, finish_reason: null })
  event({ delta: {}, finish_reason: finishOf(message) })
  to.end('data: [DONE]\n\n')
}

const finishOf = (message: Message) => (message.tool_calls ? 'tool_calls' : 'stop')
const completion = ({ body: { model } }: ModelRequest, object: string, choice: object) =>
  ({ id: 'chatcmpl-1', object, created: 1, model, choices: [{ index: 0, ...choice }], ...(object === 'chat.completion' && { usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }) })
const problem = (message: string) => JSON.stringify({ error: { message, type: 'stand_in', code: null } })
const json = (to: http.ServerResponse, status: number, body: string) => end(to, status, body)
function end(to: http.ServerResponse, status: number, body: string | Buffer, headers: Record<string, string> = {}): void {
  to.writeHead(status, { 'content-type': 'application/json', ...headers }) // restify patches writeHead of every server in the process: it returns nothing
  to.end(body)
}

function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : undefined
  } catch {
    return undefined
  }
}

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? value as T[] : [])
