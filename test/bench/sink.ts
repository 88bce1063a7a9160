import { createServer, type AddressInfo } from 'node:net'
import { splitter } from './wire.ts'

/** The channel's side of the callback door: takes the replies that a bot posts to `serviceUrl`. */
export interface Sink {
  url: string
  /** Calls back once, when the reply to this activity of this conversation has come. */
  expect: (conversation: string, activity: string, came: (body: Buffer) => void) => void
  forget: (conversation: string) => void
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"id":"1"}'
const REPLY = /^POST \/+v3\/conversations\/([^/ ]+)\/activities\/([^/ ]+) /

/** Listens on a free port of this machine. */
export async function openSink(): Promise<Sink> {
  const expected = new Map<string, { activity: string; came: (body: Buffer) => void }>()
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => {})
    socket.on('data', splitter((head, body) => {
      socket.write(OK)
      const [, conversation = '', activity] = REPLY.exec(head) ?? []
      const waiting = expected.get(conversation)
      if (!waiting || waiting.activity !== activity) return // a greeting, or a second message of a turn
      expected.delete(conversation)
      waiting.came(body)
    }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    expect: (conversation, activity, came) => void expected.set(conversation, { activity, came }),
    forget: (conversation) => void expected.delete(conversation),
  }
}
